import type { AnyMachineSnapshot, AnyTransitionDefinition } from 'xstate';
import type { SystemModel } from '../../../machines/system.ts';
import type { KlpEvent, View } from '../../../spec/vocabulary.ts';
import { identityOf } from '../../check/identity.ts';
import { machineSystem, StepError } from '../../check/machine-system.ts';
import { Recorder } from '../../testgen/macrostep.ts';
import { facts, observationText } from '../../testgen/outcome.ts';
import { noteGuards } from '../guard-notes.ts';
import { changedRules, ruleOf } from './rule.ts';

/** One way in which two systems behave differently, by its shortest trace. */
export interface BehaviourDifference {
  /** Events that lead there; the last one is the one that differs. */
  readonly trace: readonly KlpEvent[];
  readonly event: KlpEvent;
  /**
   * `possible`: one side knows the event in this state and the other does not. `fault`: a machine breaks off in the
   * middle of the event.
   */
  readonly what: 'start' | 'possible' | 'observations' | 'state' | 'sysfs' | 'fault';
  /** The rule by which they part (rule.ts). */
  readonly rule: string;
  /** The difference, one fact per line, as each side shows it. */
  readonly a: readonly string[];
  readonly b: readonly string[];
  /** Equal for differences that tell the same, whatever the names in a scenario. */
  readonly signature: string;
  /** How often it was met, over all pairs of states. */
  readonly count: number;
  /** `a`: only A can do this; `b`: only B; `both`: they do different things. */
  readonly who: 'a' | 'b' | 'both';
}

export interface Product {
  readonly pairs: number;
  readonly transitions: number;
  readonly differences: readonly BehaviourDifference[];
  /** The limit stopped it: not everything was compared. */
  readonly complete: boolean;
}

interface Reached {
  readonly next: AnyMachineSnapshot;
  readonly observations: readonly string[];
  readonly errno: number | undefined;
  /** The machine is wrong here; nothing else is known of the step. */
  readonly fault?: string;
}

class Runner {
  readonly model: SystemModel;
  readonly #system: ReturnType<typeof machineSystem>;
  readonly #recorder: Recorder;
  readonly #during: ReturnType<typeof noteGuards>['during'];
  readonly #key: ReturnType<typeof identityOf>;
  #from: AnyMachineSnapshot | undefined;
  #steps: ReadonlyMap<number, Reached> = new Map();

  constructor(model: SystemModel) {
    const noted = noteGuards(model);
    this.model = noted.model;
    this.#during = noted.during;
    this.#recorder = new Recorder(noted.model.machine);
    this.#system = machineSystem(
      noted.model.machine,
      noted.model.events.map(({ send }) => send),
    );
    this.#key = identityOf(noted.model.machine);
  }

  get initial(): AnyMachineSnapshot {
    return this.#system.initial;
  }

  key(state: AnyMachineSnapshot): string {
    return this.#key(state);
  }

  steps(state: AnyMachineSnapshot): ReadonlyMap<number, Reached> {
    if (this.#from === state) return this.#steps;
    const steps = new Map<number, Reached>();
    const add = (
      number: number,
      next: AnyMachineSnapshot,
      actions: Parameters<SystemModel['observations']>[0],
    ): void => {
      const observations = this.model.observations(actions);
      const errno = observations.find((o) => o.kind === 'errno')?.errno;
      steps.set(number, { next, observations: observations.map(observationText), errno });
    };
    try {
      this.#system.successors(state, add);
    } catch (error) {
      if (!(error instanceof StepError)) throw error;
      const fault = `the machine breaks off: ${error.message}`;
      steps.set(error.event, { next: state, observations: [], errno: undefined, fault });
      this.#after(error.event, state, add);
    }
    this.#from = state;
    this.#steps = steps;
    return steps;
  }

  /** The events behind one at which the machine broke off, one by one. */
  #after(
    faulty: number,
    state: AnyMachineSnapshot,
    add: (
      number: number,
      next: AnyMachineSnapshot,
      actions: Parameters<SystemModel['observations']>[0],
    ) => void,
  ): void {
    for (const [number, { send }] of this.model.events.entries()) {
      if (number <= faulty) continue;
      try {
        const { next, actions, handled } = this.#recorder.step(state, send);
        if (handled) add(number, next, actions);
      } catch {
        // A second fault in the same state tells nothing new.
      }
    }
  }

  walk(state: AnyMachineSnapshot, number: number): Parameters<typeof ruleOf>[0] {
    const named = this.model.events[number];
    if (named === undefined) throw new RangeError(`no event ${number}`);
    let taken: readonly AnyTransitionDefinition[] = [];
    const guards = this.#during(() => {
      taken = this.#recorder.step(state, named.send).taken;
    });
    return { guards, taken };
  }
}

/** Facts in which two Views differ: sysfs, which follows from the rest and the profile, apart from the rest. */
function viewDifference(a: View, b: View): { readonly core: Facts; readonly sysfs: Facts } {
  const [one, other] = [facts(a), facts(b)];
  const keys = [...new Set([...one.keys(), ...other.keys()])].filter((k) => one.get(k) !== other.get(k));
  const isSysfs = (key: string): boolean => key.startsWith('/sys/');
  const show = (wanted: boolean): Facts => {
    const chosen = keys.filter((key) => isSysfs(key) === wanted);
    const of = (side: ReadonlyMap<string, string>): readonly string[] =>
      chosen.map((key) => {
        const value = side.get(key);
        return value === undefined ? `${key}: (absent)` : value === '' ? key : `${key}: ${value}`;
      });
    return { a: of(one), b: of(other) };
  };
  return { core: show(false), sysfs: show(true) };
}

interface Facts {
  readonly a: readonly string[];
  readonly b: readonly string[];
}

/** Lines that only one of two lists has; all of both when they have the same lines in another order. */
function onlyIn(a: readonly string[], b: readonly string[]): Facts {
  const own = { a: a.filter((l) => !b.includes(l)), b: b.filter((l) => !a.includes(l)) };
  return own.a.length + own.b.length > 0 ? own : { a, b };
}

const keyOf = (event: KlpEvent): string => (event.type === 'write' ? `write ${event.file}` : event.type);

/** What makes two differences at the same kind of event different. */
function contentOf(
  what: BehaviourDifference['what'],
  { a, b }: Facts,
  x: Reached | undefined,
  y: Reached | undefined,
  names: Names,
): readonly string[] {
  if (what === 'possible' || x === undefined || y === undefined) return [];
  // Two results say what differs; the lines that go with them vary with the state.
  if (x.errno !== y.errno) return [String(x.errno), String(y.errno)];
  // Of states, which facts differ: in how many objects, and by which values, varies with the state too.
  if (what === 'state' || what === 'sysfs') {
    const kinds = [...a, ...b].map((fact) =>
      names(fact.split(': ', 1)[0] ?? fact).replace(/ \/ \S+/, ' / OBJECT'),
    );
    return [...new Set(kinds)].sort();
  }
  return [...a.map(names), '|', ...b.map(names)];
}

interface Pair {
  readonly a: AnyMachineSnapshot;
  readonly b: AnyMachineSnapshot;
  readonly parent: number;
  readonly event: KlpEvent | undefined;
}

/**
 * Explores two systems over the same events, breadth first in pairs of states. Each way in which they differ – by event,
 * kind and content, names aside – is kept once, with a shortest trace. Where the states differ, or only one side can go
 * on, the branch stops: what follows is a consequence. Where only texts or the sysfs tree differ it goes on.
 *
 * @param names names of the scenario, which do not make two differences different
 * @param options.limit the largest number of pairs
 */
export function product(
  one: SystemModel,
  other: SystemModel,
  names: Names,
  options: { readonly limit: number },
): Product {
  const [a, b] = [new Runner(one), new Runner(other)];
  const changed = changedRules(one, other);
  const found = new Map<string, { difference: BehaviourDifference; count: number }>();
  const seen = new Set<string>();
  const pairs: Pair[] = [];
  let transitions = 0;
  let complete = true;

  const visit = (
    x: AnyMachineSnapshot,
    y: AnyMachineSnapshot,
    parent: number,
    event: KlpEvent | undefined,
  ): void => {
    const keyA = a.key(x);
    const key = `${keyA.length} ${keyA}${b.key(y)}`;
    if (seen.has(key)) return;
    seen.add(key);
    pairs.push({ a: x, b: y, parent, event });
  };
  const trace = (at: number, last: KlpEvent): readonly KlpEvent[] => {
    const events = [last];
    for (let pair = pairs[at]; pair?.event !== undefined; pair = pairs[pair.parent]) events.push(pair.event);
    return events.reverse();
  };

  const start = viewDifference(one.view(a.initial), other.view(b.initial));
  const differs = start.core.a.length > 0 ? start.core : start.sysfs.a.length > 0 ? start.sysfs : undefined;
  if (differs !== undefined) {
    const difference: BehaviourDifference = {
      trace: [],
      event: { type: 'retry' },
      what: 'start',
      rule: 'the initial state',
      ...differs,
      signature: 'start',
      count: 1,
      who: 'both',
    };
    return { pairs: 1, transitions: 0, differences: [difference], complete: true };
  }
  visit(a.initial, b.initial, -1, undefined);

  for (let at = 0; at < pairs.length; at++) {
    const pair = pairs[at];
    if (pair === undefined) break;
    if (pairs.length > options.limit) {
      complete = false;
      break;
    }
    const [fromA, fromB] = [a.steps(pair.a), b.steps(pair.b)];
    for (const [number, { event }] of one.events.entries()) {
      const [x, y] = [fromA.get(number), fromB.get(number)];
      if (x === undefined && y === undefined) continue;
      transitions++;
      const note = (
        what: BehaviourDifference['what'],
        who: BehaviourDifference['who'],
        difference: Facts,
      ): void => {
        const key = [keyOf(event), what, who, ...contentOf(what, difference, x, y, names)].join('\n');
        const known = found.get(key);
        if (known !== undefined) {
          known.count++;
          return;
        }
        const rule = ruleOf(a.walk(pair.a, number), b.walk(pair.b, number), changed);
        const full = {
          trace: trace(at, event),
          event,
          what,
          rule,
          ...difference,
          signature: key,
          count: 0,
          who,
        };
        found.set(key, { difference: full, count: 1 });
      };
      if (x === undefined || y === undefined) {
        const able = x ?? y;
        const does = able === undefined || able.observations.length === 0 ? ['possible'] : able.observations;
        const not = ['impossible'];
        note(
          'possible',
          x === undefined ? 'b' : 'a',
          x === undefined ? { a: not, b: does } : { a: does, b: not },
        );
        continue;
      }
      if (x.fault !== undefined || y.fault !== undefined) {
        const said = (side: Reached): readonly string[] =>
          side.fault === undefined ? side.observations : [side.fault];
        if (x.fault !== y.fault) note('fault', 'both', { a: said(x), b: said(y) });
        continue;
      }
      const view = viewDifference(one.view(x.next), other.view(y.next));
      const same = x.observations.join('\n') === y.observations.join('\n');
      const { core, sysfs } = view;
      if (!same) note('observations', 'both', onlyIn(x.observations, y.observations));
      else if (core.a.length > 0) note('state', 'both', core);
      else if (sysfs.a.length > 0 && isNew(pair, sysfs)) note('sysfs', 'both', sysfs);
      if (core.a.length === 0) visit(x.next, y.next, at, event);
    }
  }

  /** A tree that differed before the event already is no news. */
  function isNew(pair: Pair, sysfs: Facts): boolean {
    const before = viewDifference(one.view(pair.a), other.view(pair.b)).sysfs;
    return before.a.join('\n') !== sysfs.a.join('\n') || before.b.join('\n') !== sysfs.b.join('\n');
  }

  return {
    pairs: pairs.length,
    transitions,
    differences: [...found.values()].map(({ difference, count }) => ({ ...difference, count })),
    complete,
  };
}

/** Text with the names of a scenario taken out. */
export type Names = (text: string) => string;

/** Replaces patches, modules, tasks and functions by what they are, so that equal differences read alike. */
export function anonymous(scenario: {
  readonly patches: readonly { readonly name: string }[];
  readonly modules: readonly { readonly name: string }[];
  readonly tasks: readonly { readonly name: string }[];
}): Names {
  const kinds = new Map<string, string>();
  for (const { name } of scenario.tasks) kinds.set(name, 'TASK');
  for (const { name } of scenario.modules) kinds.set(name, 'MODULE');
  for (const { name } of scenario.patches) kinds.set(name, 'PATCH');
  return (text) => text.replace(/[\w.-]+/g, (word) => kinds.get(word) ?? word);
}
