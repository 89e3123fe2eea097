import { expect, test } from 'vitest';
import { linux_6_12 } from '../../spec/kernels/6.12.ts';
import { Kernel } from '../engine/kernel.ts';
import { extraFiles } from './extra-files.ts';
import { kernelNode } from './kernel-files.ts';
import { usualKernel } from './usual.ts';

test('a module may put files of its own below /sys', () => {
  const kernel = new Kernel({ ...usualKernel, profile: linux_6_12, functions: [] });
  const file = '/sys/kernel/mod/value';
  const names = (path: string): readonly string[] | undefined => {
    const node = kernelNode(kernel, path);
    return node?.kind === 'dir' ? node.names() : undefined;
  };
  kernel.insmod({
    name: 'mod',
    init: (ctx) => {
      extraFiles(ctx.kernel).set(file, { mode: 0o444, show: () => '7\n' });
      return 0;
    },
    exit: (ctx) => {
      extraFiles(ctx.kernel).delete(file);
    },
  });
  const node = kernelNode(kernel, file);
  expect([node?.mode, node?.kind === 'file' && node.read?.()]).toEqual([0o444, '7\n']);
  expect(node).not.toHaveProperty('write');
  expect(names('/sys/kernel/mod')).toEqual(['value']);
  expect(names('/sys/kernel')).toContain('mod');
  kernel.rmmod('mod');
  expect(names('/sys/kernel/mod')).toBeUndefined();
  expect(names('/sys/kernel')).not.toContain('mod');
});
