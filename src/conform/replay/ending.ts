import { eventName } from '../../../spec/event-name.ts';
import type { FuncId, View } from '../../../spec/vocabulary.ts';
import { type Blocker, blockersOfLog, blockersOfProc, type ProcTask } from './blockers.ts';
import type { Part } from './part.ts';
import type { BootReplay } from './replay.ts';
import { type Config, stepsOf } from './validate.ts';

/** A patch at the end of the log. */
export interface PatchEnd {
  readonly patch: string;
  readonly enabled: boolean;
  /** Its module can never be removed: a transition that removes it was forced. */
  readonly forced: boolean;
}

/** The system after the last line that the rules allow. */
export interface Ending {
  /** Oldest first. */
  readonly stack: readonly PatchEnd[];
  readonly transition: { readonly patch: string; readonly target: 'patched' | 'unpatched' } | undefined;
  /** The line with which it started, and how long ago that was at the log's last line, in seconds. */
  readonly since?: { readonly line: number; readonly seconds?: number };
  /** Some transition was forced: tasks may run a mix of old and new code. */
  readonly forced: boolean;
  readonly tainted: boolean;
  /** Other states that the log allows as well, in words. */
  readonly or: readonly string[];
  /** The operation that the log breaks off in. */
  readonly inside: string | undefined;
  readonly blockers: readonly Blocker[];
  /** What can be said when nobody blocks, or a dump tells of another time. */
  readonly note?: string;
}

const stackOf = (view: View): readonly PatchEnd[] =>
  view.list.map((patch) => ({
    patch,
    enabled: view.patches[patch]?.enabled === true,
    forced: view.patches[patch]?.forced === true,
  }));

const transitionOf = (view: View): Ending['transition'] =>
  view.transition === null
    ? undefined
    : { patch: view.transition.patch, target: view.transition.target === 1 ? 'patched' : 'unpatched' };

/** A state of the core in a few words. */
export function inWords(stack: readonly PatchEnd[], transition: Ending['transition']): string {
  const patches = stack.map(({ patch, enabled, forced }) => {
    const marks = [...(enabled ? [] : ['disabled']), ...(forced ? ['forced'] : [])];
    return marks.length === 0 ? patch : `${patch} (${marks.join(', ')})`;
  });
  const listed = patches.length === 0 ? 'no patch' : patches.join(', ');
  return transition === undefined
    ? `${listed}; no transition`
    : `${listed}; ${transition.patch} is becoming ${transition.target}`;
}

/** Explanations at rest first; then the one with the fewest steps. */
const byLikelihood = (part: Part, configs: readonly Config[]): readonly Config[] => {
  const printing = (c: Config): number => Number(part.validator.rest(c).length > 0);
  return [...configs].sort((a, b) => printing(a) - printing(b) || a.cost - b.cost);
};

/** The explanation that is told: the shortest one of what the rules allow. */
export const toldConfig = (part: Part): Config | undefined => byLikelihood(part, part.validation.last)[0];

/** What is left of the system after a boot's log; `undefined` when nothing in it is about livepatch. */
export function ending(replay: BootReplay, proc: readonly ProcTask[]): Ending | undefined {
  const part = replay.parts.at(-1);
  if (part === undefined) return undefined;
  const { validator } = part;
  const configs = byLikelihood(part, part.validation.last);
  const [told] = configs;
  if (told === undefined) return undefined;
  const view = validator.steps.view(told.state);
  const own = inWords(stackOf(view), transitionOf(view));
  const words = new Set(
    configs.map((config) => {
      const rest = validator.rest(config);
      const other = validator.steps.view(config.state);
      const state = inWords(stackOf(other), transitionOf(other));
      return rest.length === 0 || config.edge === null || state === own
        ? state
        : `in the middle of "${eventName(config.edge.event)}", which leads to: ${state}`;
    }),
  );
  const inside = validator.rest(told).length > 0 && told.edge !== null ? told.edge : undefined;
  const transition = inside === undefined ? transitionOf(view) : undefined;
  const forcedSomewhere = replay.parts.some((p) => {
    const config = toldConfig(p);
    return (
      config !== undefined &&
      stepsOf(config).some(
        ({ edge }) => edge.event.type === 'write' && edge.event.file === 'force' && edge.lines.length > 0,
      )
    );
  });
  return {
    stack: stackOf(view),
    transition,
    forced: forcedSomewhere,
    tainted: view.tainted,
    or: [...words].filter((w) => w !== own && (inside === undefined || !w.startsWith('in the middle'))),
    inside: inside === undefined ? undefined : eventName(inside.event),
    ...blocking(replay, part, transition, proc),
  };
}

/** Who blocks the transition, since when it goes on, and what to say when nobody does. */
function blocking(
  replay: BootReplay,
  part: Part,
  transition: Ending['transition'],
  proc: readonly ProcTask[],
): Pick<Ending, 'blockers' | 'since' | 'note'> {
  const moving = proc.filter(({ state }) => state === 0 || state === 1);
  if (transition === undefined) {
    if (moving.length === 0) return { blockers: [] };
    return {
      blockers: [],
      note: `in the dump ${moving.length} of ${proc.length} tasks are in a transition: it was taken at another time than the log's end`,
    };
  }
  const { entries, lastTime } = replay.boot;
  const started = entries.findLast(
    ({ kind }) => kind.kind === 'core' && kind.word === 'starting' && kind.patch === transition.patch,
  );
  const seconds = started?.time === undefined || lastTime === undefined ? undefined : lastTime - started.time;
  const since =
    started === undefined
      ? {}
      : { since: { line: started.number, ...(seconds === undefined ? {} : { seconds }) } };
  if (proc.length === 0) return { ...since, blockers: blockersOfLog(entries, started?.number ?? 0) };
  const patch = part.scenario.patches.find((p) => p.name === transition.patch);
  const funcs: readonly FuncId[] = patch?.objects.flatMap((o) => o.funcs.map((f) => f.func)) ?? [];
  const blockers = blockersOfProc(proc, transition.target === 'patched' ? 1 : 0, funcs);
  if (blockers.length > 0) return { ...since, blockers };
  const note = proc.every(({ state }) => state === undefined)
    ? 'the dump has no patch_state: who blocks cannot be told'
    : moving.length === 0
      ? 'the dump was taken when no transition was going on: every patch_state is -1'
      : `nobody blocks: the ${moving.length} tasks of the dump have moved, and the next retry ends the transition`;
  return { ...since, blockers, note };
}
