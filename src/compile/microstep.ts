import { emitEntries } from './entries.ts';
import type { Env } from './env.ts';
import { emitExits } from './exits.ts';
import { checkConditional, emitEach, type Move, recordedBy, targeted, withoutConflicts } from './move.ts';
import { runActions, toDynamic } from './run-actions.ts';
import { domainBy, mayRaise } from './static.ts';
import type { Selected, Then, Workshop } from './workshop.ts';

/**
 * Emits one microstep: all exits (last first), then all transition actions, then all entries, then the new
 * configuration. The order is SCXML's, as XState's microstep() has it.
 */
export function emitMicrostep(
  shop: Workshop,
  env: Env,
  event: number,
  selected: readonly Selected[],
  then: Then,
): void {
  const start = env.clone();
  start.changed = false;
  start.truth = new Map();
  if (++start.depth > 60) throw new RangeError('microsteps unrolled without end');
  const conditional = selected.some((s) => s.when !== undefined);
  if (conditional && !start.dynamic && selected.some((s) => mayRaise(s.t, shop.exiting)))
    toDynamic(shop, start);
  // Domains come from the history before the exits, entries from the history after them.
  shop.withKnown(
    start,
    (read) => {
      const recorded = recordedBy(shop, read);
      return selected.map(
        (s): Move => ({ ...s, domain: targeted(s.t) ? domainBy(s.t, recorded) : undefined }),
      );
    },
    (e, moves) => {
      if (conditional) checkConditional(moves);
      const kept = conditional ? moves : withoutConflicts(moves);
      emitExits(shop, e, event, kept, (e2) =>
        emitEach(
          shop,
          e2,
          kept,
          (e3, move, end) => runActions(shop, move.t.actions, 0, e3, event, end),
          (e3) => emitEntries(shop, e3, event, kept, then),
        ),
      );
    },
  );
}
