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

type Edit = (all: Charts) => Charts;

/** Charts are drawn otherwise. */
export const charts =
  (...edits: readonly Edit[]): Mutation =>
  (scenario, profile) =>
    system(scenario, profile, (all) => edits.reduce((charts, edit) => edit(charts), all));

/** Something else can be seen of the same state: for rules that the charts leave to machines/view.ts and sysfs.ts. */
export const seen =
  (change: (view: View) => View): Mutation =>
  (scenario, profile) => {
    const model = system(scenario, profile);
    return { ...model, view: (snapshot) => change(model.view(snapshot)) };
  };

const listed = (on: Transition | readonly Transition[] | undefined): readonly Transition[] =>
  on === undefined ? [] : 'description' in on ? [on] : on;

const parsed = (place: string): { readonly path: readonly string[]; readonly event: string } => {
  const parts = place.split(' > ');
  return { path: parts.slice(0, -1), event: parts.at(-1) ?? '' };
};

/**
 * The transitions at a place: `region > state > state > event`.
 * @throws RangeError when there is none
 */
export function transitionsAt(all: Charts, place: string): readonly Transition[] {
  const { path, event } = parsed(place);
  const [region = '', ...states] = path;
  let chart = all[region];
  for (const state of states) chart = chart?.states?.[state];
  const found = listed(chart?.on?.[event]);
  if (found.length === 0) throw new RangeError(`no transition at ${place}`);
  return found;
}

/**
 * Other transitions at a place; one that had none gets them.
 * @throws RangeError when there is no such state
 */
export const at =
  (place: string, change: (transitions: readonly Transition[], all: Charts) => readonly Transition[]): Edit =>
  (all) => {
    const { path, event } = parsed(place);
    const inside = (chart: Chart | undefined, [first, ...rest]: readonly string[]): Chart => {
      if (chart === undefined) throw new RangeError(`no state for ${place}`);
      if (first !== undefined)
        return { ...chart, states: { ...chart.states, [first]: inside(chart.states?.[first], rest) } };
      return { ...chart, on: { ...chart.on, [event]: change(listed(chart.on?.[event]), all) } };
    };
    const [region = '', ...states] = path;
    return { ...all, [region]: inside(all[region], states) };
  };

/** The transitions at a place do something else; it must have some. */
export const acting = (
  place: string,
  change: (actions: readonly ActionRef[]) => readonly ActionRef[],
): Edit =>
  at(place, (_, all) => transitionsAt(all, place).map((t) => ({ ...t, actions: change(t.actions ?? []) })));

/** A transition that was not there. */
export const added = (place: string, transition: Omit<Transition, 'description'>): Edit =>
  at(place, (there) => [...there, { ...transition, description: 'a changed rule' }]);

/** The name of an action of a transition; of an event that is raised there is none. */
export const nameOf = (action: ActionRef): string =>
  typeof action === 'string' ? action : 'type' in action ? action.type : '';
