import type { Step, View } from '../vocabulary.ts';

/** Something made by hand, and what a property must say of it. */
export interface Example {
  /** The property's id. */
  readonly property: string;
  readonly what: string;
  readonly given: Step | View;
  readonly holds: boolean;
  readonly witness?: boolean;
  /** The kernel profile; absent: that of the made scenario. */
  readonly kernel?: string;
}

/** Examples of one property: `[what, given, holds, witness?]`. */
export const examplesOf = (
  property: string,
  ...rows: readonly (readonly [what: string, given: Step | View, holds: boolean, witness?: boolean])[]
): readonly Example[] =>
  rows.map(([what, given, holds, witness]) => ({
    property,
    what,
    given,
    holds,
    ...(witness === undefined ? {} : { witness }),
  }));
