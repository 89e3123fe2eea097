import type { Demand, Validation, Validator } from './validate.ts';

/** What would make a log legal that is not: one line more, one less, or two in the other order, where it is rejected. */
export interface Repair {
  readonly how: 'one more line' | 'without this line' | 'the next line first';
  /** How many of the demands are then allowed, the repaired one among them. */
  readonly allowed: number;
  /** All of them are. */
  readonly whole: boolean;
  /** How many there are after the line that is not allowed: of a few, many a repair makes sense. */
  readonly after: number;
}

/**
 * The best repair at the place where a validation was rejected; `undefined` when none gets further than a line.
 *
 * A log whose every other line is right tells by this which line is wrong, and how.
 */
export function repair(
  validator: Validator,
  { allowed: at, closed, last }: Validation,
  demands: readonly Demand[],
): Repair | undefined {
  const demand = demands[at];
  if (demand === undefined || closed.length === 0) return undefined;
  const next = demands[at + 1];
  const after = demands.length - at - 1;
  const outcomes: Repair[] = [];
  const tried = (how: Repair['how'], result: Validation): void => {
    outcomes.push({ how, allowed: result.allowed, whole: result.outcome === 'accepted', after });
  };
  tried('one more line', validator.run(demands, validator.afterAnyLine(closed, at), at));
  tried('without this line', validator.run(demands, last, at + 1));
  if (next !== undefined) {
    const swapped = demands.with(at, next).with(at + 1, demand);
    tried('the next line first', validator.run(swapped, last, at));
  }
  const [best] = outcomes.sort((a, b) => Number(b.whole) - Number(a.whole) || b.allowed - a.allowed);
  return best !== undefined && (best.whole || best.allowed > at + 3) ? best : undefined;
}

/** Fewer lines than this after the rejected one show nothing. */
const enough = 2;

/** What a repair says about the line, in words; `undefined` when too few lines come after it to tell. */
export function repairSaid({ how, whole, after }: Repair): string | undefined {
  if (!whole || after < enough) return undefined;
  switch (how) {
    case 'one more line':
      return 'with one more line before it, what comes after it is allowed';
    case 'without this line':
      return 'without it, what comes after it is allowed';
    case 'the next line first':
      return 'with the line after it first, what comes after the two is allowed';
    default:
      return how satisfies never;
  }
}
