import { and, or } from 'xstate';
import type { SystemModel } from '../../machines/system.ts';

type Guard = SystemModel['machine']['implementations']['guards'][string];

/** A guard that was asked, and what it answered. */
export interface GuardNote {
  readonly guard: string;
  readonly answer: boolean;
}

export interface Noted {
  /** Behaves as the model it was made from. */
  readonly model: SystemModel;
  /** The guards asked since the last call, in order. */
  readonly take: () => readonly GuardNote[];
}

/** The model with every guard writing down its answers: how two runs of one event are told apart by rule. */
export function noteGuards(model: SystemModel): Noted {
  let notes: GuardNote[] = [];
  const guards = Object.entries(model.machine.implementations.guards).map(([name, guard]): [string, Guard] => {
    const note = (answer: boolean): boolean => {
      notes.push({ guard: name, answer });
      return answer;
    };
    const noted: Guard =
      'check' in guard
        ? or([and([guard, () => note(true)]), () => note(false)])
        : (args, params) => note(guard(args, params));
    return [name, noted];
  });
  return {
    model: { ...model, machine: model.machine.provide({ guards: Object.fromEntries(guards) }) },
    take: () => {
      const taken = notes;
      notes = [];
      return taken;
    },
  };
}
