import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { complete, terminal } from './interactive.ts';
import { KernelFs } from './kernel-fs.ts';
import { dir, readOnly } from './nodes.ts';
import type { ShellOptions } from './shell.ts';

function fileSystem(): KernelFs {
  const fs = new KernelFs();
  fs.writeFileSync('/root/demo.ko', '');
  fs.writeFileSync('/root/.hidden', '');
  fs.mount(
    '/sys',
    dir(() => ({ kernel: dir(() => ({ livepatch: dir(() => ({})), notes: readOnly(() => '') })) })),
  );
  return fs;
}

describe('completion', () => {
  const commands = ['dmesg', 'insmod', 'ls', 'lsmod'];
  it.each([
    ['ls', [['ls', 'lsmod'], 'ls']],
    ['a && dm', [['dmesg '], 'dm']],
    ['insmod d', [['demo.ko '], 'd']],
    ['insmod .h', [['.hidden '], '.h']],
    ['cat /sys/kernel/', [['/sys/kernel/livepatch/', '/sys/kernel/notes'], '/sys/kernel/']],
    ['echo 0 > /sys/k', [['/sys/kernel/'], '/sys/k']],
    ['cat /nowhere/x', [[], '/nowhere/x']],
  ])('of %j', async (line, expected) => {
    expect(await complete(line, '/root', fileSystem(), commands)).toEqual(expected);
  });
});

describe('commands from a pipe', () => {
  function piped(text: string): { next: () => Promise<string | null> } {
    const input = new PassThrough();
    const output = new PassThrough();
    const nothing = (): void => {};
    const shell: ShellOptions = {
      fs: fileSystem(),
      commands: [],
      cwd: '/root',
      stdout: nothing,
      stderr: nothing,
      sleep: nothing,
    };
    const { next } = terminal({ input, output, isTerminal: false, prompt: '# ', shell });
    input.end(text);
    return { next: async () => next('/root') };
  }

  it('come whole, one after the other, and then null', async () => {
    const { next } = piped('echo a\n\nfor i in 1; do\n  echo $i\ndone\necho last');
    expect(await next()).toBe('echo a');
    expect(await next()).toBe('for i in 1; do\n  echo $i\ndone');
    expect(await next()).toBe('echo last');
    expect(await next()).toBeNull();
  });

  it('the last may be incomplete', async () => {
    const { next } = piped('if true\n');
    expect(await next()).toBe('if true');
    expect(await next()).toBeNull();
  });
});
