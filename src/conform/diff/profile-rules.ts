import { type SystemModel, system } from '../../../machines/system.ts';
import { eventName } from '../../../spec/event-name.ts';
import type { Scenario } from '../../../spec/scenario-types.ts';
import type { KernelProfile, KlpEvent } from '../../../spec/vocabulary.ts';
import { Recorder } from '../../testgen/macrostep.ts';
import { facts, observationText } from '../../testgen/outcome.ts';
import type { BehaviourDifference } from './product.ts';

/** What shows of the last event of a run, as far as a difference of that kind is about it. */
function outcomeOf(
  model: SystemModel,
  trace: readonly KlpEvent[],
  what: BehaviourDifference['what'],
): string {
  const recorder = new Recorder(model.machine);
  let at = recorder.initial;
  let shown: readonly string[] = [];
  for (const event of trace) {
    const name = eventName(event);
    const send = model.events.find((e) => eventName(e.event) === name)?.send;
    const step = send === undefined ? undefined : recorder.step(at, send);
    if (step === undefined || !step.handled) return `${name} is impossible`;
    at = step.next;
    shown = model.observations(step.actions).map(observationText);
  }
  if (what === 'possible') return '';
  if (what === 'observations') return shown.join('\n');
  return [...facts(model.view(at))]
    .filter(([key]) => key.startsWith('/sys/') === (what === 'sysfs'))
    .map(([key, value]) => `${key}: ${value}`)
    .join('\n');
}

/**
 * Which keys of two kernel profiles (semantics.md §6) a difference comes from: with only that key taken over from the
 * other kernel, the last event of its trace already comes out in another way.
 */
export class ProfileRules {
  readonly #scenario: Scenario;
  readonly #a: KernelProfile;
  readonly #b: KernelProfile;
  readonly #models = new Map<string, SystemModel>();

  constructor(scenario: Scenario, a: KernelProfile, b: KernelProfile) {
    this.#scenario = scenario;
    this.#a = a;
    this.#b = b;
  }

  #model(key: string, profile: () => KernelProfile): SystemModel {
    const known = this.#models.get(key);
    if (known !== undefined) return known;
    const model = system(this.#scenario, profile());
    this.#models.set(key, model);
    return model;
  }

  /** The keys in words, or `undefined` when no single key explains it. */
  ruleOf({ trace, what }: BehaviourDifference): string | undefined {
    const usual = outcomeOf(
      this.#model('', () => this.#a),
      trace,
      what,
    );
    const keys = Object.entries(this.#b).filter(
      ([key, value]) =>
        key !== 'name' &&
        key !== 'status' &&
        JSON.stringify(value) !== JSON.stringify(Reflect.get(this.#a, key)),
    );
    const guilty = keys.filter(([key, value]) => {
      const mixed = this.#model(key, () => ({ ...this.#a, [key]: value }));
      return outcomeOf(mixed, trace, what) !== usual;
    });
    return guilty.length === 0 ? undefined : guilty.map(([key]) => `profile key ${key}`).join(', ');
  }
}
