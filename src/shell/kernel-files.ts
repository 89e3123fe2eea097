/** The kernel's own file trees as the shell's file system wants them. */
import { VMLINUX } from '../../spec/vocabulary.ts';
import type { Kernel } from '../engine/kernel.ts';
import { type Node, readOnly } from './nodes.ts';

/** `/proc/PID/stack`: innermost first, each function with the module that its running version belongs to. */
function stackText(kernel: Kernel, pid: number): string {
  const task = [...kernel.state.tasks.values()].find((t) => t.pid === pid);
  const frames = [...(task?.frames ?? [])].reverse();
  // Simulated code has no addresses: the offset is the same everywhere.
  return frames
    .map(
      ({ code }) => `[<0>] ${code.desc.name}+0x10/0x40${code.owner === VMLINUX ? '' : ` [${code.owner}]`}\n`,
    )
    .join('');
}

/** What a task's directory has besides the engine's files. */
function extraNode(kernel: Kernel, path: string): Node | undefined {
  const pid = /^\/proc\/(\d+)\/stack$/.exec(path)?.[1];
  if (pid === undefined || kernel.mode(`/proc/${pid}`) === undefined) return undefined;
  return readOnly(() => stackText(kernel, Number(pid)), 0o400);
}

/** The file or directory of the kernel at an absolute path. */
export function kernelNode(kernel: Kernel, path: string): Node | undefined {
  const found = kernel.mode(path);
  if (found === undefined) return extraNode(kernel, path);
  const { mode } = found;
  if (found.kind === 'dir') {
    return {
      kind: 'dir',
      mode,
      names: () => {
        const names = kernel.list(path);
        if (typeof names === 'number') return [];
        return /^\/proc\/\d+$/.test(path) ? [...names, 'stack'] : names;
      },
      child: (name) => kernelNode(kernel, `${path}/${name}`),
    };
  }
  return {
    kind: 'file',
    mode,
    ...((mode & 0o444) === 0
      ? {}
      : {
          read: () => {
            const text = kernel.read(path);
            return typeof text === 'number' ? '' : text;
          },
        }),
    ...((mode & 0o222) === 0 ? {} : { write: (text: string) => kernel.write(path, text) }),
  };
}
