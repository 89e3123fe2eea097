/** The virtual file tree below /sys and /proc: nodes made on demand, and how reading and writing them fails. */
import { errno } from '../../spec/errno.ts';
import { showControl, writeControl } from './dynamic-debug.ts';
import { setFtraceEnabled } from './ftrace.ts';
import type { Kernel } from './kernel.ts';
import { parseParam, showParam } from './params.ts';
import type { Module, Task } from './state.ts';
import { livepatchDir } from './sysfs.ts';

export interface File {
  readonly kind: 'file';
  readonly mode: number;
  readonly read?: () => string;
  /** 0 or a negative errno. */
  readonly write?: (text: string) => number;
}
export interface Dir {
  readonly kind: 'dir';
  readonly mode: number;
  readonly children: () => ReadonlyMap<string, Node>;
}
export type Node = File | Dir;

export function file(mode: number, read?: () => string, write?: (text: string) => number): File {
  return {
    kind: 'file',
    mode,
    ...(read === undefined ? {} : { read }),
    ...(write === undefined ? {} : { write }),
  };
}

export const dir = (children: () => ReadonlyMap<string, Node>): Dir => ({
  kind: 'dir',
  mode: 0o755,
  children,
});

const fixed = (nodes: Readonly<Record<string, () => Node>>): Dir =>
  dir(() => new Map(Object.entries(nodes).map(([name, node]) => [name, node()])));

/** TAINT_LIVEPATCH is the 16th flag. */
const TAINT_LIVEPATCH = 1 << 15;

const EISDIR = -21;

function parametersDir(module: Module): Dir {
  return dir(() => {
    const nodes = new Map<string, Node>();
    for (const [name, desc] of Object.entries(module.desc.params ?? {})) {
      const mode = desc.mode ?? 0o644;
      if (mode === 0) continue;
      const store = (text: string): number => {
        const value = parseParam(desc, text);
        if (value === undefined) return errno('EINVAL');
        module.params[name] = value;
        return 0;
      };
      nodes.set(
        name,
        file(mode, () => showParam(module.params[name] ?? desc.initial), store),
      );
    }
    return nodes;
  });
}

function moduleDir(module: Module): Dir {
  const livepatch = module.desc.livepatch ?? module.desc.patch !== undefined;
  return dir(() => {
    const nodes = new Map<string, Node>([
      ['refcnt', file(0o444, () => `${module.references}\n`)],
      ['initstate', file(0o444, () => `${module.state.toLowerCase()}\n`)],
      ['taint', file(0o444, () => (livepatch ? 'K\n' : '\n'))],
    ]);
    const parameters = parametersDir(module);
    if (parameters.children().size > 0) nodes.set('parameters', parameters);
    return nodes;
  });
}

const modulesDir = (k: Kernel): Dir =>
  dir(() => new Map([...k.state.modules.values()].map((m) => [m.name, moduleDir(m)])));

const taskDir = (task: Task): Dir =>
  fixed({
    comm: () => file(0o644, () => `${task.name}\n`),
    patch_state: () => file(0o400, () => `${task.patchState}\n`),
  });

/** `/proc/modules`, as lsmod reads it. */
const modulesFile = (k: Kernel): File =>
  file(0o444, () =>
    [...k.state.modules.values()]
      .reverse()
      .map((m) => {
        const state = { COMING: 'Loading', LIVE: 'Live', GOING: 'Unloading' }[m.state];
        return `${m.name} 16384 ${m.references} - ${state} 0x0000000000000000\n`;
      })
      .join(''),
  );

const sysctlFile = (k: Kernel): File =>
  file(
    0o644,
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
              tainted: () => file(0o444, () => `${k.state.tainted ? TAINT_LIVEPATCH : 0}\n`),
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
                      file(
                        0o644,
                        () => showControl(k),
                        (text) => writeControl(k, text),
                      ),
                  }),
              }),
          }),
        module: () => modulesDir(k),
      }),
  });

const parts = (path: string): string[] => path.split('/').filter((p) => p !== '' && p !== '.');

/** Names that files of modules add to a directory. */
function extraNames(k: Kernel, path: string): string[] {
  const prefix = `/${parts(path).join('/')}/`.replace('//', '/');
  return [...k.state.files.keys()]
    .filter((p) => p.startsWith(prefix))
    .map((p) => parts(p.slice(prefix.length))[0] ?? '');
}

/** The node at an absolute path; `undefined` when there is none. */
export function lookup(k: Kernel, path: string): Node | undefined {
  let node: Node | undefined = rootDir(k);
  for (const name of parts(path)) {
    node = node?.kind === 'dir' ? node.children().get(name) : undefined;
    if (node === undefined) break;
  }
  if (node !== undefined) return node;
  const extra = k.state.files.get(`/${parts(path).join('/')}`);
  if (extra !== undefined) return file(extra.mode, extra.show, extra.store);
  return extraNames(k, path).length > 0 ? dir(() => new Map()) : undefined;
}

/** Names in a directory, or a negative errno. */
export function listDir(k: Kernel, path: string): readonly string[] | number {
  const node = lookup(k, path);
  if (node === undefined) return errno('ENOENT');
  if (node.kind === 'file') return -20;
  return [...new Set([...node.children().keys(), ...extraNames(k, path)])];
}

/** The text of a file, or a negative errno. */
export function readFile(k: Kernel, path: string): string | number {
  const node = lookup(k, path);
  if (node === undefined) return errno('ENOENT');
  if (node.kind === 'dir') return EISDIR;
  // Opening against the mode fails for root too (semantics.md §3).
  if ((node.mode & 0o444) === 0 || node.read === undefined) return errno('EACCES');
  return node.read();
}

/** Writes to a file. Zero bytes succeed and do nothing. @returns 0 or a negative errno */
export function writeFile(k: Kernel, path: string, text: string): number {
  const node = lookup(k, path);
  if (node === undefined) return errno('ENOENT');
  if (node.kind === 'dir') return EISDIR;
  if ((node.mode & 0o222) === 0 || node.write === undefined) return errno('EACCES');
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
        flat[`${prefix}${name}`] = child.read?.().replace(/\n$/, '') ?? '';
      }
    }
  };
  visit(top, '');
  return flat;
}
