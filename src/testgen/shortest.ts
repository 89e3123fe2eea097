import { getShortestPaths } from 'xstate/graph';
import type { SystemModel } from '../../machines/system.ts';
import type { Identity } from '../check/identity.ts';

/**
 * What XState's own generator would make of a machine: a shortest path to each state, under our identity (with its own
 * it would tell states apart by JSON of their whole context). Paths that begin another one are not counted.
 */
export function shortestPaths(
  model: SystemModel,
  identity: Identity,
): { readonly tests: number; readonly steps: number } {
  const paths = getShortestPaths(model.machine, {
    events: model.events.map((e) => e.send),
    serializeState: (state) => identity(state),
  });
  // The events of the initial transition come first in every path.
  const runs = paths.map((path) =>
    path.steps.filter((s) => s.event.type !== 'xstate.init').map((s) => JSON.stringify(s.event)),
  );
  const beginnings = new Set(runs.flatMap((run) => run.map((_, i) => run.slice(0, i).join('\n'))));
  const whole = runs.filter((run) => run.length > 0 && !beginnings.has(run.join('\n')));
  return { tests: whole.length, steps: whole.reduce((n, run) => n + run.length, 0) };
}
