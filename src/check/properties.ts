/** Properties watched during a search: the first violation of each, by a shortest way, and whether it had a witness. */

interface Described {
  readonly id: string;
  readonly statement: string;
  readonly why: string;
  readonly source: string;
}

export interface Rule<Seen> {
  readonly holds: (seen: Seen) => boolean;
  /** It had a chance to fail here. */
  readonly witness: (seen: Seen) => boolean;
}

/**
 * A property of states as they look (a View, a snapshot, …), or of steps. It is spec/properties' Property with the
 * scenario filled in, or a property of anybody's statechart.
 */
export type CheckedProperty<Look, Step> =
  | (Described & { readonly kind: 'invariant' } & Rule<Look>)
  | (Described & {
      readonly kind: 'step';
      /** The same in several rules, each with its own chances to fail, and what each is about (a task). */
      readonly rules?: readonly (Rule<Step> & { readonly about?: string | undefined })[];
    } & Rule<Step>);

export type Verdict = 'holds' | 'violated' | 'unwitnessed' | 'inconclusive';

/** Where a property was violated: in a state, or by an event from a state; both by number. */
export interface Violation {
  readonly state: number;
  readonly event?: number;
}

export interface PropertyResult {
  readonly property: Described;
  readonly verdict: Verdict;
  /** States or steps in which it could have failed; of a property in rules, of each of them. */
  readonly witnesses: number;
  readonly violation?: Violation;
}

interface Tally<Seen> {
  readonly property: Described;
  readonly rules: readonly Rule<Seen>[];
  witnesses: number;
  violation: Violation | undefined;
}

/** Evaluates properties on what a search reports, in its order, so that the first violation is a nearest one. */
export class PropertyWatch<Look, Step> {
  readonly #order: readonly {
    readonly witnesses: number;
    readonly violation: Violation | undefined;
    readonly property: Described;
  }[];
  readonly #invariants: readonly Tally<Look>[];
  readonly #steps: readonly Tally<Step>[];

  constructor(properties: readonly CheckedProperty<Look, Step>[]) {
    const invariants: Tally<Look>[] = [];
    const steps: Tally<Step>[] = [];
    this.#order = properties.map((property) => {
      if (property.kind === 'invariant') {
        const tally = { property, rules: [property], witnesses: 0, violation: undefined };
        invariants.push(tally);
        return tally;
      }
      const tally = { property, rules: property.rules ?? [property], witnesses: 0, violation: undefined };
      steps.push(tally);
      return tally;
    });
    this.#invariants = invariants;
    this.#steps = steps;
  }

  /** Some property is about states. */
  get looksAtStates(): boolean {
    return this.#invariants.length > 0;
  }

  /** Some property is about steps. */
  get looksAtSteps(): boolean {
    return this.#steps.length > 0;
  }

  get violated(): boolean {
    return this.#order.some((tally) => tally.violation !== undefined);
  }

  state(look: Look, number: number): void {
    for (const tally of this.#invariants) judge(tally, look, { state: number });
  }

  step(step: Step, from: number, event: number): void {
    for (const tally of this.#steps) judge(tally, step, { state: from, event });
  }

  /** @param complete every reachable state and step was seen */
  results(complete: boolean): readonly PropertyResult[] {
    return this.#order.map(({ property, witnesses, violation }) =>
      resultOf(property, witnesses, violation, complete),
    );
  }
}

/** @param complete every reachable state and step was seen */
export function resultOf(
  property: Described,
  witnesses: number,
  violation: Violation | undefined,
  complete: boolean,
): PropertyResult {
  if (violation !== undefined) return { property, verdict: 'violated', witnesses, violation };
  if (!complete) return { property, verdict: 'inconclusive', witnesses };
  return { property, verdict: witnesses > 0 ? 'holds' : 'unwitnessed', witnesses };
}

function judge<Seen>(tally: Tally<Seen>, seen: Seen, place: Violation): void {
  for (const rule of tally.rules) {
    // A violation is a witness too: the property did have its chance to fail.
    if (tally.violation === undefined && !rule.holds(seen)) {
      tally.violation = place;
      tally.witnesses++;
    } else if (rule.witness(seen)) tally.witnesses++;
  }
}
