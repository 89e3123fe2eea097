/** The command as a process: what only a process can show. */
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

const klp = (...args: readonly string[]) =>
  spawnSync(process.execPath, ['bin/klp.js', ...args], { encoding: 'utf8', timeout: 110_000 });

test('every shipped scenario is as it expects, on two threads', () => {
  const { status, stdout, stderr } = klp('check', '--shipped', '--jobs', '2');
  expect(stdout).toContain('All as expected. Try next:');
  expect([status, stderr]).toEqual([0, '']);
});

test('a violation is exit code 11, also of the process, without colours in a pipe', () => {
  const { status, stdout } = klp('check', 'states/leak-on-failure');
  expect(status).toBe(11);
  expect(stdout).not.toContain('\u001b');
});

test('a reader that goes away is no error', () => {
  const { stderr } = spawnSync(
    'sh',
    ['-c', `"${process.execPath}" bin/klp.js check callbacks/test-1 | true`],
    {
      encoding: 'utf8',
      timeout: 60_000,
    },
  );
  expect(stderr).toBe('');
});

test('bad input has no stack trace', () => {
  const { status, stdout, stderr } = klp('check', 'nowhere.yaml');
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toBe('nowhere.yaml: the file cannot be read: there is no such file [KLP1001]\n');
});
