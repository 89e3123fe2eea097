/**
 * The events of a scenario: everything that could be asked of its patches, modules and tasks, in a fixed order, and the
 * choice that the file's `explore` makes among them.
 */
import { KlpError } from './error.ts';
import { eventName, parseEvent } from './event-name.ts';
import { isWritable, type ParamSpec, paramNamed } from './parameters.ts';
import type { ModuleSpec, PatchSpec, TaskSpec } from './scenario-types.ts';
import { didYouMean } from './suggest.ts';
import type { FuncId, GivenParams, KlpEvent } from './vocabulary.ts';

/** What a scenario file declares, as far as events speak of it. */
export interface Declared {
  readonly patches: readonly PatchSpec[];
  readonly modules: readonly ModuleSpec[];
  readonly tasks: readonly TaskSpec[];
}

/** One event that could be asked for, and whether it is explored when the file has no `explore`. */
interface Candidate {
  readonly event: KlpEvent;
  readonly usual: boolean;
}

/** Files of a patch that can be written or that say -EACCES when one tries. */
const patchFiles = [
  'enabled',
  'transition',
  'force',
  'replace',
  'signal',
  'stack_order',
  'replace_set',
] as const;

function* ofPatch(patch: PatchSpec): Iterable<Candidate> {
  const { name } = patch;
  yield { event: { type: 'load', patch: name }, usual: true };
  for (const [param, { values }] of Object.entries(patch.params)) {
    for (const value of values.slice(1))
      yield { event: { type: 'load', patch: name, params: { [param]: value } }, usual: true };
  }
  for (const value of ['0', '1']) {
    yield { event: { type: 'write', patch: name, file: 'enabled', value }, usual: true };
  }
  for (const value of ['0', '1']) {
    yield { event: { type: 'write', patch: name, file: 'force', value }, usual: false };
  }
  for (const [param, spec] of Object.entries(patch.params)) {
    for (const value of isWritable(spec) ? spec.values : []) {
      yield { event: { type: 'setParam', patch: name, param, value }, usual: false };
    }
  }
  yield { event: { type: 'unload', patch: name }, usual: true };
  yield { event: { type: 'free', patch: name }, usual: true };
}

function* ofTask(task: TaskSpec, tasks: readonly TaskSpec[]): Iterable<Candidate> {
  const { name } = task;
  for (const func of task.calls) yield { event: { type: 'enter', task: name, func }, usual: true };
  if (task.calls.length > 0 || task.inside.length > 0)
    yield { event: { type: 'leave', task: name }, usual: true };
  if (task.kind !== 'kthread' && task.offline !== true)
    yield { event: { type: 'exitKernel', task: name }, usual: true };
  // The idle loop passes no cond_resched of its own; semantics.md §2.3 names user tasks and kthreads.
  if (task.kind !== 'idle') yield { event: { type: 'resched', task: name }, usual: true };
  if (task.kind !== 'idle' && task.sleeps !== 'never')
    yield { event: { type: 'sleep', task: name }, usual: true };
  if (task.kind !== 'idle' && (task.sleeps !== 'never' || !task.running)) {
    yield { event: { type: 'wake', task: name }, usual: true };
  }
  for (const child of tasks) {
    if (!child.alive) yield { event: { type: 'fork', task: name, child: child.name }, usual: false };
  }
  yield { event: { type: 'exit', task: name }, usual: false };
}

/** Every event that the declarations suggest, patches first, then modules, tasks, the core's own work and the rest. */
function* candidates({ patches, modules, tasks }: Declared): Iterable<Candidate> {
  for (const patch of patches) yield* ofPatch(patch);
  for (const { name } of modules) {
    yield { event: { type: 'loadModule', module: name }, usual: true };
    yield { event: { type: 'unloadModule', module: name }, usual: true };
  }
  for (const task of tasks) yield* ofTask(task, tasks);
  yield { event: { type: 'retry' }, usual: true };
  for (const value of [0, 1] as const) {
    yield { event: { type: 'sysctl', name: 'kernel.ftrace_enabled', value }, usual: false };
  }
  const patched = new Set(patches.flatMap((p) => p.objects.flatMap((o) => o.funcs.map((f) => f.func))));
  for (const func of patched) {
    for (const on of [true, false]) yield { event: { type: 'kprobe', func, on }, usual: false };
  }
}

/** `a*b` as a regular expression over one word. */
const glob = (word: string): RegExp =>
  new RegExp(`^${word.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`);

/** Word by word; a last word `*` also stands for no more words or for several. */
function matches(pattern: readonly string[], name: string): boolean {
  const words = name.split(' ');
  const open = pattern.length > 1 && pattern.at(-1) === '*';
  if (open ? words.length < pattern.length - 1 : words.length !== pattern.length) return false;
  return pattern.every((p, i) => (open && i === pattern.length - 1) || glob(p).test(words[i] ?? ''));
}

const unknown = (what: string, name: string, known: readonly string[]): KlpError =>
  new KlpError('KLP1102', `no ${what} named "${name}" in this scenario`, { hint: didYouMean(name, known) });

const need = <T extends { readonly name: string }>(what: string, name: string, among: readonly T[]): T => {
  const found = among.find((x) => x.name === name);
  if (found === undefined) {
    throw unknown(
      what,
      name,
      among.map((x) => x.name),
    );
  }
  return found;
};

/** Every function that a scenario speaks of. */
const functionsOf = ({ patches, modules, tasks }: Declared): readonly FuncId[] => [
  ...new Set([
    ...patches.flatMap((p) => p.objects.flatMap((o) => o.funcs.map((f) => f.func))),
    ...modules.flatMap((m) => m.functions.map((f) => f.func)),
    ...tasks.flatMap((t) => t.calls),
  ]),
];

interface Parameters {
  readonly name: string;
  readonly params?: PatchSpec['params'];
}

/** A plain number must be one that is declared: a mistyped one would be another state of the system. */
function paramOf({ name, params = {} }: Parameters, param: string, value: string | null): ParamSpec {
  const spec = Object.hasOwn(params, param) ? params[param] : undefined;
  if (spec === undefined) throw unknown(`parameter of ${name}`, param, Object.keys(params));
  const { type, values } = spec;
  if (type === 'int' && value !== null && /^(0|-?[1-9]\d{0,8})$/.test(value) && !values.includes(value)) {
    throw new KlpError('KLP1103', `${value} is not a declared value of ${name}'s parameter ${param}`, {
      why: 'the values a parameter may take are declared, so that the set of states is known',
      hint: `add ${value} to params: { ${param}: [${values.join(', ')}] }`,
    });
  }
  return spec;
}

function checkGiven(
  module: Parameters & { readonly unknownParams?: readonly string[] },
  given: GivenParams | undefined,
): void {
  for (const [param, value] of Object.entries(given ?? {})) {
    if (module.unknownParams?.includes(param) !== true) paramOf(module, paramNamed(param), value);
  }
}

/**
 * Whether an event speaks only of what the scenario declares.
 * @throws KlpError KLP1102 (unknown name), KLP1103 (undeclared value), without a place
 */
export function checkEvent(event: KlpEvent, declared: Declared): void {
  const { patches, modules, tasks } = declared;
  switch (event.type) {
    case 'load':
      checkGiven(need('patch', event.patch, patches), event.params);
      return;
    case 'setParam':
      if (paramOf(need('patch', event.patch, patches), event.param, event.value).mode === 0) {
        throw new KlpError('KLP1103', `${event.patch}'s parameter ${event.param} has no file`, {
          why: 'its mode is 0',
        });
      }
      return;
    case 'write':
      need('patch', event.patch, patches);
      if (!patchFiles.some((f) => f === event.file)) throw unknown('file of a patch', event.file, patchFiles);
      return;
    case 'unload':
    case 'free':
      need('patch', event.patch, patches);
      return;
    case 'loadModule':
      checkGiven(need('module', event.module, modules), event.params);
      return;
    case 'unloadModule':
      need('module', event.module, modules);
      return;
    case 'enter': {
      const task = need('task', event.task, tasks);
      if (!task.calls.includes(event.func)) {
        throw unknown(`function that ${task.name} calls`, event.func, task.calls);
      }
      return;
    }
    case 'fork': {
      need('task', event.task, tasks);
      if (need('task', event.child, tasks).alive) {
        throw new KlpError('KLP1103', `${event.child} is there from the start, so nothing can fork it`, {
          hint: `declare it with alive: false`,
        });
      }
      return;
    }
    case 'leave':
    case 'exitKernel':
    case 'resched':
    case 'sleep':
    case 'wake':
    case 'exit':
      need('task', event.task, tasks);
      return;
    case 'kprobe': {
      const known = functionsOf(declared);
      if (!known.includes(event.func)) throw unknown('function', event.func, known);
      return;
    }
    case 'retry':
    case 'sysctl':
    case 'debug':
      return;
    default:
      event satisfies never;
  }
}

/** Chosen events; a `not` takes away what the lines before it chose. */
export class Alphabet {
  readonly #declared: Declared;
  readonly #candidates: readonly { readonly name: string; readonly usual: boolean }[];
  readonly #events = new Map<string, KlpEvent>();
  readonly #chosen = new Set<string>();

  constructor(declared: Declared) {
    this.#declared = declared;
    const all = [...candidates(declared)];
    this.#candidates = all.map(({ event, usual }) => ({ name: eventName(event), usual }));
    for (const { event } of all) this.#events.set(eventName(event), event);
  }

  /** What is explored when the file does not say: everything but faults, force, fork, exit, sysctl and kprobes. */
  addUsual(): void {
    for (const { name, usual } of this.#candidates) if (usual) this.#chosen.add(name);
  }

  /** One event, of the candidates or not. @throws KlpError as checkEvent */
  add(event: KlpEvent): void {
    checkEvent(event, this.#declared);
    const name = eventName(event);
    if (!this.#events.has(name)) this.#events.set(name, event);
    this.#chosen.add(name);
  }

  /**
   * One line of `explore`: an event, a pattern with `*`, `default`, or one of these after `not`.
   * @throws KlpError KLP1104 (a pattern that matches nothing), else as parseEvent and checkEvent
   */
  addLine(line: string): void {
    const negated = line.startsWith('not ');
    const pattern = negated ? line.slice('not '.length) : line;
    if (pattern === 'default' && !negated) {
      this.addUsual();
      return;
    }
    if (!negated && !pattern.includes('*')) {
      this.add(parseEvent(pattern));
      return;
    }
    const words = pattern.split(' ');
    const among = negated ? [...this.#chosen] : this.#candidates.map((c) => c.name);
    const hits = among.filter((name) => matches(words, name));
    if (hits.length === 0) {
      throw new KlpError('KLP1104', `"${line}" ${negated ? 'takes nothing away' : 'matches no event'}`, {
        hint: negated
          ? 'the lines before it choose no such event'
          : (didYouMean(words[0] ?? '', [...new Set(among.map((n) => n.split(' ')[0] ?? ''))]) ??
            'each * stands for one word'),
      });
    }
    for (const name of hits) {
      if (negated) this.#chosen.delete(name);
      else this.#chosen.add(name);
    }
  }

  /** In the order of the declarations; events that they do not suggest last, as they were added. */
  get events(): readonly KlpEvent[] {
    return [...this.#events].filter(([name]) => this.#chosen.has(name)).map(([, event]) => event);
  }
}
