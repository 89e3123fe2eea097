/** How a rule is changed: in a chart's transition, in a guard or an action by name, or in what can be read. */
import { assign } from 'xstate';
import type { changes } from '../../../machines/actions.ts';
import type { Charts } from '../../../machines/charts.ts';
import type { Context } from '../../../machines/context.ts';
import type { ChartEvent } from '../../../machines/events.ts';
import type { guards } from '../../../machines/guards.ts';
import type { ActionRef, Chart, Transition } from '../../../machines/rules.ts';
import { type SystemModel, system } from '../../../machines/system.ts';
import type { Scenario } from '../../../spec/scenario-types.ts';
import type { KernelProfile, View } from '../../../spec/vocabulary.ts';

/** Makes the model of a scenario under changed rules. */
export type Mutation = (scenario: Scenario, profile: KernelProfile) => SystemModel;

type Guards = typeof guards;
type Changes = typeof changes;
type Params<F> = F extends (args: never, params: infer P) => unknown ? P : never;
interface Args {
  readonly context: Context;
  readonly event: ChartEvent;
}

/** One guard answers otherwise. */
export const guard =
  <K extends keyof Guards>(
    name: K,
    answer: (args: { readonly context: Context }, params: Params<Guards[K]>) => boolean,
  ): Mutation =>
  (scenario, profile) => {
    const model = system(scenario, profile);
    return { ...model, machine: model.machine.provide({ guards: { [name]: answer } }) };
  };

/** One action changes something else. */
export const action =
  <K extends keyof Changes>(
    name: K,
    change: (args: Args, params: Params<Changes[K]>) => Partial<Context>,
  ): Mutation =>
  (scenario, profile) => {
    const model = system(scenario, profile);
    return { ...model, machine: model.machine.provide({ actions: { [name]: assign(change) } }) };
  };

/** Charts are drawn otherwise. */
export const charts =
  (change: (all: Charts) => Charts): Mutation =>
  (scenario, profile) =>
    system(scenario, profile, change);

/** Something else can be seen of the same state: for rules that the charts leave to machines/view.ts and sysfs.ts. */
export const seen =
  (change: (view: View) => View): Mutation =>
  (scenario, profile) => {
    const model = system(scenario, profile);
    return { ...model, view: (snapshot) => change(model.view(snapshot)) };
  };

/** A place in the charts: a region, the states below it, an event. */
export interface Place {
  readonly region: string;
  readonly states: readonly string[];
  readonly event: string;
}

const listed = (on: Transition | readonly Transition[] | undefined): readonly Transition[] =>
  on === undefined ? [] : 'description' in on ? [on] : on;

/**
 * Other transitions for one event in one state; one that had none gets them.
 * @throws RangeError when there is no such state
 */
export function rewired(
  all: Charts,
  { region, states, event }: Place,
  change: (transitions: readonly Transition[]) => readonly Transition[],
): Charts {
  const inside = (chart: Chart | undefined, path: readonly string[]): Chart => {
    if (chart === undefined) throw new RangeError(`no state ${[region, ...states].join('.')}`);
    const [first, ...rest] = path;
    if (first === undefined)
      return { ...chart, on: { ...chart.on, [event]: change(listed(chart.on?.[event])) } };
    return { ...chart, states: { ...chart.states, [first]: inside(chart.states?.[first], rest) } };
  };
  return { ...all, [region]: inside(all[region], states) };
}

/** One place of the charts, given as `region / state / state / event`, has other transitions. */
export const at = (
  place: string,
  change: (transitions: readonly Transition[]) => readonly Transition[],
): Mutation => {
  const parts = place.split(' / ');
  const [region = '', ...states] = parts.slice(0, -1);
  return charts((all) => rewired(all, { region, states, event: parts.at(-1) ?? '' }, change));
};

/** The name of an action of a transition, or `raise`. */
export const actionName = (action: ActionRef): string =>
  typeof action === 'string' ? action : 'type' in action ? action.type : 'raise';
