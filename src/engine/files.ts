/** The virtual file tree below /sys and /proc: nodes made on demand, and how reading and writing them fails. */
import { errno } from '../../spec/errno.ts';
import type { ParamDesc } from './description.ts';
import { showControl, writeControl } from './dynamic-debug.ts';
import { setFtraceEnabled } from './ftrace.ts';
import type { Kernel } from './kernel.ts';
import { showParam, storeParam } from './params.ts';
import type { Module, Task } from './state.ts';
import { livepatchDir } from './sysfs.ts';

type Read = () => string;
/** 0 or a negative errno. */
type Write = (text: string) => number;

export interface File {
  readonly kind: 'file';
  readonly mode: number;
  /** Absent: opening for reading fails, for root too (semantics.md §3). */
  readonly read?: Read;
  /** Absent: opening for writing fails. */
  readonly write?: Write;
}
export interface Dir {
  readonly kind: 'dir';
  readonly mode: number;
  readonly children: () => ReadonlyMap<string, Node>;
}
export type Node = File | Dir;

export const readOnly = (read: Read, mode = 0o444): File => ({ kind: 'file', mode, read });

export const writeOnly = (write: Write): File => ({ kind: 'file', mode: 0o200, write });

export const readWrite = (read: Read, write: Write): File => ({ kind: 'file', mode: 0o644, read, write });

export const dir = (children: () => ReadonlyMap<string, Node>): Dir => ({
  kind: 'dir',
  mode: 0o755,
  children,
});

const fixed = (nodes: Readonly<Record<string, () => Node>>): Dir =>
  dir(() => new Map(Object.entries(nodes).map(([name, node]) => [name, node()])));

/** TAINT_LIVEPATCH is the 16th flag. */
const TAINT_LIVEPATCH = 1 << 15;

const ENOTDIR = -20;
const EISDIR = -21;

/** The file of a parameter: its mode says whether it can be opened to be read, and to be written. */
function parameterFile(k: Kernel, module: Module, name: string, desc: ParamDesc, mode: number): File {
  const read = (): string => showParam(module.params[name] ?? desc.initial);
  const write = (text: string): number => storeParam(k, module, name, desc, text);
  return {
    kind: 'file',
    mode,
    ...((mode & 0o444) === 0 ? {} : { read }),
    ...((mode & 0o222) === 0 ? {} : { write }),
  };
}

const parametersDir = (k: Kernel, module: Module): Dir =>
  dir(() => {
    const nodes = new Map<string, Node>();
    for (const [name, desc] of Object.entries(module.desc.params ?? {})) {
      const { mode = 0o644 } = desc;
      if (mode !== 0) nodes.set(name, parameterFile(k, module, name, desc, mode));
    }
    return nodes;
  });

function moduleDir(k: Kernel, module: Module): Dir {
  const livepatch = module.desc.livepatch ?? module.desc.patch !== undefined;
  return dir(() => {
    const nodes = new Map<string, Node>([
      ['refcnt', readOnly(() => `${module.references}\n`)],
      ['initstate', readOnly(() => `${module.state.toLowerCase()}\n`)],
      ['taint', readOnly(() => (livepatch ? 'K\n' : '\n'))],
    ]);
    const parameters = parametersDir(k, module);
    if (parameters.children().size > 0) nodes.set('parameters', parameters);
    return nodes;
  });
}

const modulesDir = (k: Kernel): Dir =>
  dir(() => new Map([...k.state.modules.values()].map((m) => [m.name, moduleDir(k, m)])));

const taskDir = (task: Task): Dir =>
  fixed({
    comm: () => readOnly(() => `${task.name}\n`, 0o644),
    patch_state: () => readOnly(() => `${task.patchState}\n`, 0o400),
  });

/** `/proc/modules`, as lsmod reads it. */
const modulesFile = (k: Kernel): File =>
  readOnly(() =>
    [...k.state.modules.values()]
      .reverse()
      .map((m) => {
        const state = { COMING: 'Loading', LIVE: 'Live', GOING: 'Unloading' }[m.state];
        return `${m.name} 16384 ${m.references} - ${state} 0x0000000000000000\n`;
      })
      .join(''),
  );

const sysctlFile = (k: Kernel): File =>
  readWrite(
    () => (k.state.ftraceEnabled ? '1\n' : '0\n'),
    (text) => {
      const value = /^\s*(-?\d+)\s*$/.exec(text);
      return value === null ? errno('EINVAL') : setFtraceEnabled(k, Number(value[1]) !== 0);
    },
  );

const procDir = (k: Kernel): Dir =>
  dir(() => {
    const nodes = new Map<string, Node>([
      ['modules', modulesFile(k)],
      [
        'sys',
        fixed({
          kernel: () =>
            fixed({
              ftrace_enabled: () => sysctlFile(k),
              tainted: () => readOnly(() => `${k.state.tainted ? TAINT_LIVEPATCH : 0}\n`),
            }),
        }),
      ],
    ]);
    for (const task of k.state.tasks.values()) if (task.pid > 0) nodes.set(`${task.pid}`, taskDir(task));
    return nodes;
  });

const rootDir = (k: Kernel): Dir =>
  fixed({
    proc: () => procDir(k),
    sys: () =>
      fixed({
        kernel: () =>
          fixed({
            livepatch: () => livepatchDir(k),
            debug: () =>
              fixed({
                dynamic_debug: () =>
                  fixed({
                    control: () =>
                      readWrite(
                        () => showControl(k),
                        (text) => writeControl(k, text),
                      ),
                  }),
              }),
          }),
        module: () => modulesDir(k),
      }),
  });

/** The node at an absolute path; `undefined` when there is none. */
export function lookup(k: Kernel, path: string): Node | undefined {
  let node: Node | undefined = rootDir(k);
  for (const name of path.split('/')) {
    if (name === '') continue;
    node = node?.kind === 'dir' ? node.children().get(name) : undefined;
  }
  return node;
}

/** Names in a directory, or a negative errno. */
export function listDir(k: Kernel, path: string): readonly string[] | number {
  const node = lookup(k, path);
  if (node === undefined) return errno('ENOENT');
  return node.kind === 'dir' ? [...node.children().keys()] : ENOTDIR;
}

/** The text of a file, or a negative errno. */
export function readFile(k: Kernel, path: string): string | number {
  const node = lookup(k, path);
  if (node === undefined) return errno('ENOENT');
  if (node.kind === 'dir') return EISDIR;
  return node.read === undefined ? errno('EACCES') : node.read();
}

/** Writes to a file. Zero bytes succeed and do nothing. @returns 0 or a negative errno */
export function writeFile(k: Kernel, path: string, text: string): number {
  const node = lookup(k, path);
  if (node === undefined) return errno('ENOENT');
  if (node.kind === 'dir') return EISDIR;
  if (node.write === undefined) return errno('EACCES');
  return text === '' ? 0 : node.write(text);
}

/** Every path below a directory: directories end in `/`; a file maps to its value without the newline. */
export function flatten(top: Dir): Record<string, string> {
  const flat: Record<string, string> = {};
  const visit = (node: Dir, prefix: string): void => {
    for (const [name, child] of node.children()) {
      if (child.kind === 'dir') {
        flat[`${prefix}${name}/`] = '';
        visit(child, `${prefix}${name}/`);
      } else {
        flat[`${prefix}${name}`] = child.read?.().trimEnd() ?? '';
      }
    }
  };
  visit(top, '');
  return flat;
}
