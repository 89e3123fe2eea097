import { describe, expect, it } from 'vitest';
import { tryScript } from './try-script.ts';

describe('the shell as a bash', () => {
  it('keeps functions, variables, $? and the directory from command to command', async () => {
    const { stdout } = await tryScript('x=5\nf() { echo "f $x"; return 3; }\nf\necho $?\ncd /tmp\npwd\n');
    expect(stdout).toBe('f 5\n3\n/tmp\n');
  });

  it('streams: what one command prints is out before the next starts', async () => {
    const { stdout } = await tryScript('echo a\nnosuch\necho b\n');
    expect(stdout).toBe('a\nb\n');
  });

  it('ends with the status that exit gives, from inside a function too', async () => {
    expect(await tryScript('f() { exit 7; }\nf\necho never\n')).toMatchObject({ stdout: '', status: 7 });
  });

  it('ends with the status of the last command', async () => {
    expect((await tryScript('false\n')).status).toBe(1);
  });

  it('runs the EXIT trap once, with functions and variables, when it exits and when the input ends', async () => {
    const trap = 'x=1\nbye() { echo "bye $x"; }\ntrap bye EXIT\n';
    expect((await tryScript(`${trap}x=2\nexit 4\n`)).stdout).toBe('bye 2\n');
    expect((await tryScript(`${trap}x=3\n`)).stdout).toBe('bye 3\n');
  });

  it('does not run the EXIT trap in a subshell', async () => {
    const { stdout } = await tryScript('trap "echo bye" EXIT\n( exit 1 )\ny=$(exit 2)\necho $?\n');
    expect(stdout).toBe('2\nbye\n');
  });

  it('obeys set -e, and not for conditions', async () => {
    const { stdout, status } = await tryScript('set -e\nif false; then :; fi\necho on\nfalse\necho never\n');
    expect({ stdout, status }).toEqual({ stdout: 'on\n', status: 1 });
  });

  it('says that a command is wrong and goes on', async () => {
    const { stdout, stderr } = await tryScript('fi\necho on\n');
    expect(stdout).toBe('on\n');
    expect(stderr).toMatch(/syntax error/);
  });

  it('takes GNU options that scripts use: several -e, stat --format, comm --nocheck-order, diff --label', async () => {
    const { stdout } = await tryScript(
      [
        "printf 'a\\nb\\nc\\n' | grep -e a -e c",
        "printf 'a.\\nab\\n' | grep -F -e a. -e zz",
        "stat --format '%A' /sys/kernel/livepatch",
        'comm --nocheck-order -13 <(printf "b\\na\\n") <(printf "b\\na\\nc\\n")',
        'diff -upr --label one --label two <(echo a) <(echo b) | head -2',
      ].join('\n'),
    );
    expect(stdout).toBe('a\nc\na.\ndrwxr-xr-x\nc\n--- one\n+++ two\n');
  });

  it('lets simulated time pass in sleep, none of it real', async () => {
    const { computer, stdout } = await tryScript(
      'date --rfc-3339=seconds\nsleep 1.5h .1\ndate --rfc-3339=seconds\n',
    );
    expect(stdout).toBe('2026-01-01 00:00:05+00:00\n2026-01-01 01:30:05+00:00\n');
    expect(computer.kernel.state.time).toBeGreaterThan(5_400_000_000);
  });

  it('gives a program in the background a process id that can be killed once', async () => {
    const { stdout, stderr } = await tryScript(
      'test_klp-call_getpid &\nkill $!\necho $?\nkill $!\necho $?\n',
    );
    expect(stdout).toBe('0\n1\n');
    expect(stderr).toMatch(/^bash: kill: \(\d+\) - No such process\n$/);
  });
});
