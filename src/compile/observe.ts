import type { Action } from './action.ts';
import { tableCode, tableLimit } from './assign.ts';
import type { ObserveAction } from './behaviour.ts';
import type { Env } from './env.ts';
import { Forest, testedBy } from './forest.ts';
import { observing } from './frame.ts';
import { isFn } from './guard.ts';
import type { Workshop } from './workshop.ts';

/** Emits what one action shows: the trace goes on by its code. Its params see the assigns before it. */
export function emitObserve(shop: Workshop, env: Env, action: ObserveAction, event: number): void {
  const { place, type } = action;
  const code = (params: unknown): number => shop.traces.code(type, params, place);
  const tree = shop.behaviour.observe(action, event, code);
  const tests = tree === undefined ? undefined : [...(testedBy(tree) ?? [])];
  if (tree === undefined || tests === undefined || tests.reduce((n, v) => n * v.size, 1) > tableLimit) {
    shop.frame.out(`${observing}tr=N(tr,${shop.fallback.observe(shop, env, action, event, code)});`);
    return;
  }
  const codes = new Forest<number>(String).plant(tree, (o) =>
    o.ok ? o.value : -1 - shop.stopId('throws', place, o.why),
  );
  if (codes.kind === 'leaf') {
    shop.frame.out(`${observing}${codes.value < 0 ? `X(${-1 - codes.value});` : step(codes.value)}`);
    return;
  }
  const table = tableCode(shop, env, codes, tests);
  shop.frame.out(`${observing}{const q=${table};if(q<0)X(-1-q);tr=N(tr,q);}`);
}

const step = (code: number): string => `tr=N(tr,${code});`;

/** Emits several actions whose params are given as they are. */
export function emitObserved(shop: Workshop, actions: readonly ObserveAction[]): void {
  const codes = actions.map((a) => shop.traces.code(a.type, a.params, a.place));
  shop.frame.out(`${observing}${step(shop.traces.run(codes))}`);
}

/** The observed actions from `at` on whose params are given as they are. */
export function plainRun(actions: readonly Action[], at: number): readonly ObserveAction[] {
  const run: ObserveAction[] = [];
  for (let i = at; i < actions.length; i++) {
    const action = actions[i];
    if (action?.kind !== 'observe' || isFn(action.params)) break;
    run.push(action);
  }
  return run;
}
