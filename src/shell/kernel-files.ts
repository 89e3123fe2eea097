/** The kernel's own file trees as the shell's file system wants them. */
import type { Kernel } from '../engine/kernel.ts';
import type { Node } from './nodes.ts';

/** The file or directory of the kernel at an absolute path. */
export function kernelNode(kernel: Kernel, path: string): Node | undefined {
  const found = kernel.mode(path);
  if (found === undefined) return undefined;
  const { mode } = found;
  if (found.kind === 'dir') {
    return {
      kind: 'dir',
      mode,
      names: () => {
        const names = kernel.list(path);
        return typeof names === 'number' ? [] : names;
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
