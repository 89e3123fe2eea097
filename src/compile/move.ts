import type { ChartTransition } from './chart.ts';
import { isBelow } from './chart.ts';
import type { Env } from './env.ts';
import { Entangled } from './frame.ts';
import { recordedNodes } from './layout.ts';
import { underSource } from './select.ts';
import { domainsMeet, type Recorded, type TransitionDomain } from './sets.ts';
import type { Variable } from './shape.ts';
import { mayEnd } from './static.ts';
import type { Then, Workshop } from './workshop.ts';

/** A selected transition with what it exits and enters. */
export interface Move {
  readonly t: ChartTransition;
  readonly when: string | undefined;
  readonly domain: TransitionDomain | undefined;
}

export const targeted = (t: ChartTransition): boolean => t.targets !== undefined && t.targets.length > 0;

export const recordedBy =
  (shop: Workshop, read: (v: Variable) => number): Recorded =>
  (history) => {
    const slot = shop.layout.histories.get(history);
    return slot === undefined ? undefined : recordedNodes(shop.layout, slot, read);
  };

/**
 * Moves that are taken only sometimes must not meet others: which of them counts would be known only at run time.
 * @throws Entangled where they do
 */
export function checkConditional(moves: readonly Move[]): void {
  const region = (m: Move): string | undefined => m.when?.replace(/=.*/, '');
  for (const [i, a] of moves.entries()) {
    if (a.when === undefined && mayEnd(a.t)) throw new Entangled();
    for (const b of moves.slice(i + 1)) {
      if (region(a) !== undefined && region(a) === region(b)) continue;
      if (a.domain !== undefined && b.domain !== undefined && domainsMeet(a.domain, b.domain))
        throw new Entangled();
    }
  }
}

export function withoutConflicts(moves: readonly Move[]): readonly Move[] {
  let kept: Move[] = [];
  for (const move of moves) {
    const beaten: Move[] = [];
    let preempted = false;
    for (const other of kept) {
      if (move.domain === undefined || other.domain === undefined || !domainsMeet(move.domain, other.domain))
        continue;
      if (isBelow(move.t.source, other.t.source)) beaten.push(other);
      else {
        preempted = true;
        break;
      }
    }
    if (!preempted) kept = [...kept.filter((k) => !beaten.includes(k)), move];
  }
  return kept;
}

/** Runs `body` for each move in order, inside its condition when it has one. */
export function emitEach(
  shop: Workshop,
  env: Env,
  moves: readonly Move[],
  body: (env: Env, move: Move, end: Then) => void,
  then: Then,
  at = 0,
): void {
  const move = moves[at];
  if (move === undefined) {
    then(env);
    return;
  }
  guarded(
    shop,
    env,
    move,
    (inner, end) => body(inner, move, end),
    (next) => emitEach(shop, next, moves, body, then, at + 1),
  );
}

/** Emits `body` where the move is taken; both ends continue with `then`. */
export function guarded(
  shop: Workshop,
  env: Env,
  move: Move,
  body: (env: Env, end: Then) => void,
  then: Then,
): void {
  if (move.when === undefined) {
    body(env, then);
    return;
  }
  const { when } = move;
  shop.frame.merge((end) => {
    shop.frame.out(`if(${when}){`);
    const mark = shop.frame.lines.length;
    body(underSource(shop, env, move.t), end);
    if (shop.frame.lines.length === mark) shop.frame.lines.length = mark - 1;
    else shop.frame.out('}');
    end(env.clone());
  }, then);
}
