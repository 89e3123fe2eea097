import { type SystemModel, system } from '../../../machines/system.ts';
import { eventName } from '../../../spec/event-name.ts';
import type { Scenario } from '../../../spec/scenario-types.ts';
import type { KernelProfile } from '../../../spec/vocabulary.ts';
import { Recorder } from '../../testgen/macrostep.ts';
import { facts, observationText } from '../../testgen/outcome.ts';
import { Pairs } from './pairs.ts';
import type { BehaviourDifference } from './product.ts';
import { Runner } from './runner.ts';
import { factName } from './view-difference.ts';

interface Reached {
  readonly at: Parameters<Recorder['step']>[0];
  /** What was observed of the last event; `undefined` when it was impossible. */
  readonly shown: readonly string[] | undefined;
}

/** One system, with the beginnings of runs that it has made: traces have them in common. */
class Runs {
  readonly #model: SystemModel;
  readonly #recorder: Recorder;
  readonly #known = new Map<string, Reached>();

  constructor(model: SystemModel) {
    this.#model = model;
    this.#recorder = new Recorder(model.machine);
  }

  #after(names: readonly string[]): Reached {
    const last = names.at(-1);
    if (last === undefined) return { at: this.#recorder.initial, shown: [] };
    const key = names.join('\n');
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const reached = this.#step(this.#after(names.slice(0, -1)), last);
    this.#known.set(key, reached);
    return reached;
  }

  #step({ at, shown }: Reached, name: string): Reached {
    const send = this.#model.events.find((e) => eventName(e.event) === name)?.send;
    const step = send === undefined || shown === undefined ? undefined : this.#recorder.step(at, send);
    if (step === undefined || !step.handled) return { at, shown: undefined };
    return { at: step.next, shown: this.#model.observations(step.actions).map(observationText) };
  }

  /** What shows of the last event of a difference's trace, as far as that difference is about it. */
  outcome({ trace, what, a, b }: BehaviourDifference): string {
    const { at, shown } = this.#after(trace.map(eventName));
    if (shown === undefined) return 'impossible';
    if (what === 'possible') return '';
    if (what !== 'state' && what !== 'sysfs') return shown.join('\n');
    const names = new Set([...a, ...b].map(factName));
    return [...facts(this.#model.view(at))]
      .filter(([key]) => names.has(key))
      .map(([key, value]) => `${key}: ${value}`)
      .join('\n');
  }
}

/** The keys in which two kernel profiles differ. */
export const differentKeys = (a: KernelProfile, b: KernelProfile): readonly string[] =>
  Object.entries(b)
    .filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(Reflect.get(a, key)))
    .map(([key]) => key)
    .filter((key) => key !== 'name' && key !== 'status');

/**
 * Which keys of two kernel profiles (semantics.md §6) a difference comes from: with only that key taken over from the
 * other kernel, the last event of its trace already comes out in another way.
 */
export class ProfileRules {
  readonly #scenario: Scenario;
  readonly #a: KernelProfile;
  readonly #b: KernelProfile;
  readonly #runs = new Map<string, Runs>();
  readonly #isolated = new Map<string, Pairs>();

  constructor(scenario: Scenario, a: KernelProfile, b: KernelProfile) {
    this.#scenario = scenario;
    this.#a = a;
    this.#b = b;
  }

  #with(key: string, profile: () => KernelProfile): Runs {
    const known = this.#runs.get(key);
    if (known !== undefined) return known;
    const runs = new Runs(system(this.#scenario, profile()));
    this.#runs.set(key, runs);
    return runs;
  }

  /**
   * Each key that alone, taken over from B, changes how A comes out; else those that B cannot do without, which only work
   * together. `undefined` when there are none.
   */
  ruleOf(difference: BehaviourDifference): ProfileRule | undefined {
    const keys = differentKeys(this.#a, this.#b);
    const one = this.#with('A', () => this.#a).outcome(difference);
    const alone = keys.filter(
      (key) => this.#with(`A ${key}`, () => taking(key, this.#b, this.#a)).outcome(difference) !== one,
    );
    if (alone.length > 0) return { words: alone.map((key) => `profile key ${key}`).join(', '), alone };
    const other = this.#with('B', () => this.#b).outcome(difference);
    const needed = keys.filter(
      (key) => this.#with(`B ${key}`, () => taking(key, this.#a, this.#b)).outcome(difference) !== other,
    );
    if (needed.length === 0) return undefined;
    return { words: `profile keys ${needed.join(' and ')} together`, alone: [] };
  }

  /** A, and A with one key of B: what differs between them comes from that key. */
  isolated(key: string): Pairs {
    const known = this.#isolated.get(key);
    if (known !== undefined) return known;
    const runner = (profile: KernelProfile): Runner => new Runner(system(this.#scenario, profile));
    const pairs = new Pairs(runner(this.#a), runner(taking(key, this.#b, this.#a)));
    this.#isolated.set(key, pairs);
    return pairs;
  }
}

/** Where a difference between two kernels comes from. */
export interface ProfileRule {
  readonly words: string;
  /** The keys each of which makes it alone. */
  readonly alone: readonly string[];
}

/** A profile with one key of another. */
const taking = (key: string, from: KernelProfile, into: KernelProfile): KernelProfile => ({
  ...into,
  [key]: Reflect.get(from, key),
});
