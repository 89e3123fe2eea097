/**
 * The shell's file system: just-bash's in-memory one with the kernel's trees (/sys, /proc, /dev/kmsg) mounted in it.
 *
 * A write to a kernel file that fails must be the command's error, with its exit code, though just-bash writes a
 * command's output only after the command has ended and takes an exception from a file as the end of everything.
 * Hence two ways: a command that knows how to (commands/write-through.ts) takes the file that its own redirection
 * opened and writes to it itself; for all others the failure is kept and reported at the end of the statement.
 */
import {
  type BufferEncoding,
  type ByteString,
  encodeUtf8ToBytes,
  type FileContent,
  InMemoryFs,
} from 'just-bash';
import { errno as errnoOf } from '../../spec/errno.ts';
import { type FileNode, lookup, type Node } from './nodes.ts';

type Stat = Awaited<ReturnType<InMemoryFs['stat']>>;
type Dirent = Awaited<ReturnType<InMemoryFs['readdirWithFileTypes']>>[number];

const failure = (code: string, what: string, path: string): Error => new Error(`${code}: ${what}, '${path}'`);

const asText = (content: FileContent, encoding: unknown): string => {
  if (typeof content !== 'string') return Buffer.from(content).toString('utf8');
  // just-bash hands over bytes as characters when it says "binary".
  return encoding === 'binary' || encoding === 'latin1'
    ? Buffer.from(content, 'latin1').toString('utf8')
    : content;
};

/** A kernel file that a redirection has opened, or could not open. */
export type Opened =
  | { readonly path: string; readonly node: FileNode; readonly refused?: never }
  | { readonly path: string; readonly node?: never; readonly refused: number };

/** An open or a write that failed and that no command has reported yet. */
export interface Failed {
  readonly path: string;
  readonly operation: 'open' | 'write';
  readonly errno: number;
}

export class KernelFs extends InMemoryFs {
  readonly #mounts = new Map<string, Node>();
  #opened: Opened | undefined;
  #failed: Failed[] = [];

  /** Mounts a tree or a single file at an absolute path. */
  mount(path: string, node: Node): void {
    if (node.kind === 'dir') this.mkdirSync(path, { recursive: true });
    else this.writeFileSync(path, '');
    this.#mounts.set(path, node);
  }

  /** The kernel's node at an absolute path; `undefined` outside the kernel's trees; `null`: inside, but not there. */
  find(path: string): Node | null | undefined {
    const clean = this.resolvePath('/', path);
    for (const [at, root] of this.#mounts) {
      if (clean === at) return root;
      if (clean.startsWith(`${at}/`)) return lookup(root, clean.slice(at.length + 1)) ?? null;
    }
    return undefined;
  }

  /** A simple command starts: what an earlier redirection opened is not its. */
  forgetOpened(): void {
    this.#opened = undefined;
  }

  /** The kernel file that the running command's redirection opened, once. */
  takeOpened(): Opened | undefined {
    const opened = this.#opened;
    this.#opened = undefined;
    return opened;
  }

  /** How many failures nobody has reported yet. */
  get failures(): number {
    return this.#failed.length;
  }

  /** Failures not yet reported, from the `from`-th on; forgets them. */
  takeFailed(from = 0): readonly Failed[] {
    return this.#failed.splice(from);
  }

  #reader(path: string): (() => string) | undefined {
    const node = this.find(path);
    if (node === undefined) return undefined;
    if (node === null) throw failure('ENOENT', 'no such file or directory', path);
    if (node.kind === 'dir') throw failure('EISDIR', 'illegal operation on a directory', path);
    if (node.read === undefined) throw failure('EACCES', 'permission denied', path);
    return node.read;
  }

  override async readFile(path: string, options?: Parameters<InMemoryFs['readFile']>[1]): Promise<string> {
    const read = this.#reader(path);
    return read === undefined ? super.readFile(path, options) : read();
  }

  override async readFileBytes(path: string): Promise<ByteString> {
    const read = this.#reader(path);
    return read === undefined ? super.readFileBytes(path) : encodeUtf8ToBytes(read());
  }

  override async readFileBuffer(path: string): Promise<Uint8Array> {
    const read = this.#reader(path);
    return read === undefined ? super.readFileBuffer(path) : new TextEncoder().encode(read());
  }

  #open(path: string): Opened | undefined {
    const node = this.find(path);
    if (node === undefined) return undefined;
    if (node === null) {
      // A kernel file system lets nobody create files: -EACCES where the directory is there.
      const parent = this.find(path.slice(0, path.lastIndexOf('/')));
      return { path, refused: errnoOf(parent?.kind === 'dir' ? 'EACCES' : 'ENOENT') };
    }
    return node.kind === 'file' && node.write !== undefined
      ? { path, node }
      : { path, refused: errnoOf('EACCES') };
  }

  /** The empty write with which just-bash opens a file is remembered; sysfs ignores it. False: not the kernel's file. */
  #write(path: string, content: FileContent, encoding: unknown): boolean {
    const opened = this.#open(path);
    if (opened === undefined) return false;
    const text = asText(content, encoding);
    this.#opened = text === '' ? opened : undefined;
    if (opened.refused !== undefined) {
      // A command that writes nothing is not told, as if it had not been opened at all.
      if (text !== '') this.#failed.push({ path, operation: 'open', errno: opened.refused });
    } else if (text !== '') {
      const result = opened.node.write?.(text) ?? 0;
      if (result < 0) this.#failed.push({ path, operation: 'write', errno: result });
    }
    return true;
  }

  override async writeFile(
    path: string,
    content: FileContent,
    options?: Parameters<InMemoryFs['writeFile']>[2],
  ): Promise<void> {
    if (!this.#write(path, content, options)) await super.writeFile(path, content, options);
  }

  override async appendFile(
    path: string,
    content: FileContent,
    options?: { encoding?: BufferEncoding } | BufferEncoding,
  ): Promise<void> {
    if (!this.#write(path, content, options)) await super.appendFile(path, content, options);
  }

  override async exists(path: string): Promise<boolean> {
    const node = this.find(path);
    return node === undefined ? super.exists(path) : node !== null;
  }

  #stat(path: string): Stat | undefined {
    const node = this.find(path);
    if (node === undefined) return undefined;
    if (node === null) throw failure('ENOENT', 'no such file or directory', path);
    return {
      isFile: node.kind === 'file',
      isDirectory: node.kind === 'dir',
      isSymbolicLink: false,
      mode: node.mode,
      // Every sysfs attribute says one page.
      size: node.kind === 'file' ? 4096 : 0,
      mtime: new Date(0),
    };
  }

  override async stat(path: string): Promise<Stat> {
    return this.#stat(path) ?? super.stat(path);
  }

  override async lstat(path: string): Promise<Stat> {
    return this.#stat(path) ?? super.lstat(path);
  }

  override async readdir(path: string): Promise<string[]> {
    return (await this.readdirWithFileTypes(path)).map((e) => e.name);
  }

  override async readdirWithFileTypes(path: string): Promise<Dirent[]> {
    const node = this.find(path);
    if (node === undefined) return super.readdirWithFileTypes(path);
    if (node === null) throw failure('ENOENT', 'no such file or directory', path);
    if (node.kind !== 'dir') throw failure('ENOTDIR', 'not a directory', path);
    return [...node.names()].sort().map((name) => {
      const isDirectory = node.child(name)?.kind === 'dir';
      return { name, isFile: !isDirectory, isDirectory, isSymbolicLink: false };
    });
  }

  override async realpath(path: string): Promise<string> {
    const node = this.find(path);
    if (node === undefined) return super.realpath(path);
    if (node === null) throw failure('ENOENT', 'no such file or directory', path);
    return this.resolvePath('/', path);
  }

  #refuse(path: string): void {
    if (this.find(path) !== undefined) throw failure('EPERM', 'Operation not permitted', path);
  }

  override async mkdir(path: string, options?: { recursive?: boolean }): Promise<void> {
    const node = this.find(path);
    if (node?.kind === 'dir' && options?.recursive) return;
    this.#refuse(path);
    return super.mkdir(path, options);
  }

  override async rm(path: string, options?: { recursive?: boolean; force?: boolean }): Promise<void> {
    this.#refuse(path);
    return super.rm(path, options);
  }

  override async chmod(path: string, mode: number): Promise<void> {
    this.#refuse(path);
    return super.chmod(path, mode);
  }
}
