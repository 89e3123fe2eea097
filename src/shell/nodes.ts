/**
 * Files and directories whose content is the kernel's: a tree that is asked, never stored.
 *
 * A write returns 0 or a negative errno, as write(2) does, and never throws: just-bash would abandon the whole
 * script on an exception from a file.
 */

export interface FileNode {
  readonly kind: 'file';
  /** Permission bits, e.g. 0o644. */
  readonly mode: number;
  /** Absent: opening for reading is refused with -EACCES. */
  readonly read?: () => string;
  /** Absent: opening for writing is refused with -EACCES. Gets one write(2)'s bytes, never an empty string. */
  readonly write?: (text: string) => number;
}

export interface DirNode {
  readonly kind: 'dir';
  readonly mode: number;
  readonly names: () => readonly string[];
  readonly child: (name: string) => Node | undefined;
}

export type Node = FileNode | DirNode;

/** A directory whose entries are made anew at each look. */
export function dir(entries: () => Readonly<Record<string, Node>>): DirNode {
  return {
    kind: 'dir',
    mode: 0o755,
    names: () => Object.keys(entries()),
    child: (name) => {
      const all = entries();
      return Object.hasOwn(all, name) ? all[name] : undefined;
    },
  };
}

/** A directory with an entry per name, made when it is looked up. */
export function dirOf(names: () => readonly string[], child: (name: string) => Node | undefined): DirNode {
  return {
    kind: 'dir',
    mode: 0o755,
    names,
    child: (name) => (names().includes(name) ? child(name) : undefined),
  };
}

export function readOnly(read: () => string, mode = 0o444): FileNode {
  return { kind: 'file', mode, read };
}

export function writeOnly(write: (text: string) => number, mode = 0o200): FileNode {
  return { kind: 'file', mode, write };
}

export function readWrite(read: () => string, write: (text: string) => number, mode = 0o644): FileNode {
  return { kind: 'file', mode, read, write };
}

/** The node at `path` (relative, components separated by `/`), or `undefined`. */
export function lookup(root: Node, path: string): Node | undefined {
  let node: Node | undefined = root;
  for (const name of path.split('/')) {
    if (name === '') continue;
    if (node === undefined || node.kind !== 'dir') return undefined;
    node = node.child(name);
  }
  return node;
}
