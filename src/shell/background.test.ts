import { describe, expect, it } from 'vitest';
import { withoutBackground } from './background.ts';

describe('background commands', () => {
  it('become a command of ours, in loops too, and $! its variable', () => {
    const text = 'for i in 1 2; do\n\t./hammer "a b" &\n\tpids[$i]="$!"\ndone';
    expect(withoutBackground(text)).toBe(
      `for i in 1 2; do\n\t__klp_background './hammer "a b"'\n\tpids[$i]="\${__klp_background_pid}"\ndone`,
    );
  });

  it.each(['a && b', 'echo "x & y"', 'cmd > f 2>&1', 'cmd &> /dev/null', `echo \${!x}`, "echo it's"])(
    '%j has none and stays as it is',
    (text) => expect(withoutBackground(text)).toBe(text),
  );
});
