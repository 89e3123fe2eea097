import type { FuncId } from '../../../spec/vocabulary.ts';
import type { Entry } from './reader.ts';

/** A task that has not moved to the side that the transition goes to, as far as something tells. */
export interface Blocker {
  readonly pid: number;
  /** Its name, when known. */
  readonly task: string | undefined;
  /** One sentence. */
  readonly why: string;
  /** What it is inside of, innermost first, when a stack was given. */
  readonly stack: readonly string[];
}

/** What `/proc` says about one task. */
export interface ProcTask {
  readonly pid: number;
  readonly comm: string | undefined;
  readonly state: -1 | 0 | 1 | undefined;
  readonly stack: readonly string[];
}

const file = '/proc/(\\d{1,10})(?:/task/(\\d{1,10}))?/(comm|patch_state|stack)';
/** As `grep . FILES` prints. */
const grepped = new RegExp(`^${file}:(.*)$`);
/** As `tail -n +1 FILES` prints. */
const header = new RegExp(`^==> ${file} <==$`);
/** `[<0>] do_wait+0x5e/0x110` */
const frame = /^(?:\[<[0-9a-fx]+>\] )?([\w.$]{1,512})\+0x/;

/** Most tasks that are kept. */
const most = 100_000;

/**
 * Reads a dump of `/proc/<pid>/{comm,patch_state,stack}` (and of `task/<tid>/…`), as `grep . FILES` or `tail -n +1 FILES`
 * print it. Other lines are passed over.
 */
export function readProc(text: string): readonly ProcTask[] {
  const tasks = new Map<number, { comm?: string; state?: -1 | 0 | 1; stack: string[] }>();
  let section: { pid: number; what: string } | undefined;
  const take = (pid: number, what: string, value: string): void => {
    let task = tasks.get(pid);
    if (task === undefined) {
      if (tasks.size >= most) return;
      task = { stack: [] };
      tasks.set(pid, task);
    }
    if (what === 'comm') task.comm = value;
    if (what === 'patch_state') {
      const state = Number(value);
      if (state === -1 || state === 0 || state === 1) task.state = state;
    }
    if (what === 'stack' && task.stack.length < 200) {
      const func = frame.exec(value)?.[1];
      if (func !== undefined) task.stack.push(func);
    }
  };
  for (const raw of text.split('\n')) {
    const line = raw.trimEnd().slice(0, 1000);
    const one = grepped.exec(line);
    if (one !== null) {
      take(Number(one[2] ?? one[1]), one[3] ?? '', one[4] ?? '');
      continue;
    }
    const start = header.exec(line);
    if (start !== null) section = { pid: Number(start[2] ?? start[1]), what: start[3] ?? '' };
    else if (section !== undefined && line !== '') take(section.pid, section.what, line);
  }
  return [...tasks].map(([pid, { comm, state, stack }]) => ({ pid, comm, state, stack }));
}

const name = (func: FuncId): string => func.slice(func.indexOf(':') + 1);

/** Tasks whose `patch_state` is on the other side than the target; a function of `funcs` on their stack says why. */
export function blockersOfProc(
  tasks: readonly ProcTask[],
  target: 0 | 1,
  funcs: readonly FuncId[],
): readonly Blocker[] {
  const names = new Set(funcs.map(name));
  return tasks
    .filter(({ state }) => state !== undefined && state !== -1 && state !== target)
    .map(({ pid, comm, stack }) => {
      const inside = stack.find((func) => names.has(func));
      return {
        pid,
        task: comm,
        stack,
        why:
          inside !== undefined
            ? `it is in ${inside}, which the transition replaces`
            : stack.length > 0
              ? `its patch_state is ${1 - target}; it is in ${stack[0]}`
              : `its patch_state is ${1 - target}; nothing of the kernel is on its stack, or the stack was not given`,
      };
    });
}

/**
 * The tasks that the core could not move when it looked last, from its debug lines since a line. It looks at every task
 * that is left, again and again: who is not told of any more has moved.
 */
export function blockersOfLog(entries: readonly Entry[], since: number): readonly Blocker[] {
  // A look begins where a task comes again. The last one may be cut off, and is taken together with the one before it.
  const looks: Map<string, Blocker>[] = [new Map()];
  for (const { kind, number } of entries) {
    if (kind.kind !== 'blocker' || number < since) continue;
    const { task, pid, why } = kind;
    const key = `${task}:${pid}`;
    if (looks.at(-1)?.has(key) === true) looks.push(new Map());
    looks.at(-1)?.set(key, {
      pid,
      task,
      stack: [],
      why:
        why === 'running'
          ? 'it was on a CPU when the core looked last'
          : why === 'unreliable'
            ? 'its stack cannot be unwound reliably'
            : `${why.func} is on its stack, and the transition replaces it`,
    });
  }
  const last = looks.at(-1) ?? new Map<string, Blocker>();
  const before = looks.at(-2) ?? new Map<string, Blocker>();
  return [...new Map([...(last.size < before.size ? before : []), ...last]).values()];
}
