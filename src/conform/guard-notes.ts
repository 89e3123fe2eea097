import { and, or } from 'xstate';
import type { SystemModel } from '../../machines/system.ts';

type Guard = NonNullable<SystemModel['machine']['implementations']['guards'][string]>;

/** A guard that was asked, with its parameters as text, and what it answered. */
export interface GuardNote {
  readonly guard: string;
  readonly params: string;
  readonly answer: boolean;
}

export interface Noted {
  /** Behaves as the model it was made from. */
  readonly model: SystemModel;
  /** Runs something; the guards that it asked, in order. */
  readonly during: (run: () => void) => readonly GuardNote[];
}

/** The model with every guard writing down its answers: how two runs of one event are told apart by rule. */
export function noteGuards(model: SystemModel): Noted {
  // Writing costs more than asking, so it is done only when somebody reads.
  let notes: GuardNote[] | undefined;
  const guards: Record<string, Guard> = {};
  for (const [name, guard] of Object.entries(model.machine.implementations.guards)) {
    if (guard === undefined) continue;
    const note = (answer: boolean, params: unknown): boolean => {
      notes?.push({ guard: name, params: params === undefined ? '' : JSON.stringify(params), answer });
      return answer;
    };
    guards[name] =
      'check' in guard
        ? or([and([guard, () => note(true, undefined)]), () => note(false, undefined)])
        : (args, params) => note(guard(args, params), params);
  }
  return {
    model: { ...model, machine: model.machine.provide({ guards }) },
    during: (run) => {
      const taken: GuardNote[] = [];
      notes = taken;
      try {
        run();
      } finally {
        notes = undefined;
      }
      return taken;
    },
  };
}

/** Guards that were asked in both runs and answered otherwise, by name, in the order of the first run. */
export function changedAnswers(a: readonly GuardNote[], b: readonly GuardNote[]): readonly string[] {
  const key = (n: GuardNote): string => `${n.guard} ${n.params}`;
  const answers = new Map(b.map((n) => [key(n), n.answer]));
  return [
    ...new Set(a.filter((n) => answers.has(key(n)) && answers.get(key(n)) !== n.answer).map((n) => n.guard)),
  ];
}
