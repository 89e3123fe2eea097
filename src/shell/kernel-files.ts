/** The kernel's own file trees as the shell's file system wants them. */
import { VMLINUX } from '../../spec/vocabulary.ts';
import type { Kernel } from '../engine/kernel.ts';
import { extraFiles, extraNames } from './extra-files.ts';
import { dirOf, type Node, readOnly } from './nodes.ts';

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

/** What there is besides the engine's files: of the computer, of modules, and of a task's directory. */
function extraNode(kernel: Kernel, path: string): Node | undefined {
  const file = extraFiles(kernel).get(path);
  if (file !== undefined) {
    const { mode, show, store } = file;
    return { kind: 'file', mode, read: show, ...(store === undefined ? {} : { write: store }) };
  }
  if (extraNames(kernel, path).length > 0) {
    return dirOf(
      () => extraNames(kernel, path),
      (name) => kernelNode(kernel, `${path}/${name}`),
    );
  }
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
        const stack = /^\/proc\/\d+$/.test(path) ? ['stack'] : [];
        return [...new Set([...names, ...extraNames(kernel, path), ...stack])];
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
