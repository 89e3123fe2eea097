import { and, not, or } from 'xstate';
import type { SystemModel } from '../../machines/system.ts';

type Guard = NonNullable<SystemModel['machine']['implementations']['guards'][string]>;

/** Guards of a machine by name, in the order in which its setup() declares them. */
export const guardNames = (model: SystemModel): readonly string[] =>
  Object.keys(model.machine.implementations.guards);

/** The model with one guard turned into its opposite: a mutation of the rules. */
export const negateGuard = (model: SystemModel, name: string): SystemModel =>
  replace(model, [name], (guard) =>
    // `not` gives an inline guard no parameters, so a plain function is called by hand.
    'check' in guard ? not(guard) : (args, params) => !guard(args, params),
  );

/** How often a guard was asked and said yes, or no. */
export interface GuardOutcomes {
  yes: number;
  no: number;
}

/** The model with every guard counting its answers; the answers stay the same. */
export function countGuards(model: SystemModel): {
  readonly model: SystemModel;
  readonly outcomes: ReadonlyMap<string, GuardOutcomes>;
} {
  const outcomes = new Map<string, GuardOutcomes>();
  const counted = replace(model, guardNames(model), (guard, name) => {
    const count: GuardOutcomes = { yes: 0, no: 0 };
    outcomes.set(name, count);
    const note = (answer: boolean): boolean => {
      if (answer) count.yes++;
      else count.no++;
      return answer;
    };
    return 'check' in guard
      ? or([and([guard, () => note(true)]), () => note(false)])
      : (args, params) => note(guard(args, params));
  });
  return { model: counted, outcomes };
}

function replace(
  model: SystemModel,
  names: readonly string[],
  by: (guard: Guard, name: string) => Guard,
): SystemModel {
  const { guards } = model.machine.implementations;
  const replaced = Object.fromEntries(
    names.map((name) => {
      const guard = guards[name];
      if (guard === undefined) throw new Error(`the machine has no guard ${name}`);
      return [name, by(guard, name)];
    }),
  );
  return { ...model, machine: model.machine.provide({ guards: replaced }) };
}
