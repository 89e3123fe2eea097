import type { Mutation } from './mutate.ts';
import type { Place } from './scenarios.ts';

interface Described {
  /** The id of the property that it breaks. */
  readonly property: string;
  /** What is different, in words. */
  readonly what: string;
  /** Where the property holds. */
  readonly place: Place;
  /** Other properties that cannot but break too, each with the reason. */
  readonly also?: Readonly<Record<string, string>>;
}

/** A rule of livepatch is another one. */
export interface ChangedRule extends Described {
  readonly change: Mutation;
  readonly mistaken?: never;
}

/** The rules are the same, and the authors of a stack made a mistake: `place` is the correct twin. */
export interface MistakenStack extends Described {
  readonly mistaken: Place;
  readonly change?: never;
}

export type PropertyMutation = ChangedRule | MistakenStack;
