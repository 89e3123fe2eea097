import { describe, expect, it } from 'vitest';
import { commands, isIncomplete } from './reader.ts';

describe('reading commands', () => {
  it.each([
    'echo "a',
    "echo 'a",
    'if true',
    'if true; then',
    'for i in 1 2; do',
    'while true; do',
    'case x in',
    'f() {',
    'a &&',
    'a |',
    'echo a \\',
    'cat <<EOF\nline',
    'x=$(echo',
    '(',
  ])('%j wants another line', (text) => expect(isIncomplete(text)).toBe(true));

  it.each([
    '',
    'echo a',
    '# if',
    '# a &&',
    'echo "a\nb"',
    'cat <<EOF\nline\nEOF',
    'fi',
    'echo )',
    'echo a \\\\',
  ])('%j is whole, right or wrong', (text) => expect(isIncomplete(text)).toBe(false));

  it('cuts a script into commands and loses nothing of them', () => {
    const script =
      'a=1\n\n# a comment\nif [ $a ]; then\n  echo "x\ny"\nfi\nf() {\n  return 3\n}\ncat <<E\nf(\nE\n';
    expect([...commands(script)]).toEqual([
      'a=1',
      '# a comment',
      'if [ $a ]; then\n  echo "x\ny"\nfi',
      'f() {\n  return 3\n}',
      'cat <<E\nf(\nE',
    ]);
  });

  it('gives the rest as it is when the script ends too early', () => {
    expect([...commands('echo a\nif true\n')]).toEqual(['echo a', 'if true']);
  });
});
