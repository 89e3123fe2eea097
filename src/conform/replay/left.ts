import type { Announced } from './commands.ts';
import type { Part } from './part.ts';
import { settling } from './starts.ts';
import type { Config, Validator } from './validate.ts';

/** What a stretch leaves to the next one although none of its patches is listed any more. */
export interface Left {
  /** Patches whose modules were not removed. */
  readonly loaded: ReadonlySet<string>;
  /** A command that was announced and not seen to run; an error line that is missing. */
  readonly pending: Announced | null;
  readonly owed: number | 'any';
}

const nothing: Left = { loaded: new Set(), pending: null, owed: 0 };

/**
 * What is left, by each explanation of a part; empty when every one leaves more: patches that are listed, a force, ftrace
 * switched off. Without announced commands nobody knows whether modules are still there.
 * @param before what the stretches before it left
 */
export function leftBy(
  { validation, validator, scenario }: Part,
  commands: boolean,
  before: readonly Left[],
): readonly Left[] {
  const known = new Set(scenario.patches.map((p) => p.name));
  const found = new Map<string, Left>();
  const untouched = [...new Set(before.flatMap(({ loaded }) => [...loaded]))].filter((p) => !known.has(p));
  for (const config of validation.closed) {
    if (validator.rest(config).length > 0) continue;
    const view = validator.steps.view(config.state);
    const patches = Object.entries(view.patches);
    if (view.list.length > 0 || !view.ftraceEnabled || patches.some(([, p]) => p.forced)) continue;
    const loaded = commands ? patches.flatMap(([name, p]) => (p.loaded ? [name] : [])) : [];
    const left: Left = {
      loaded: new Set([...untouched, ...loaded]),
      pending: config.pending,
      owed: config.owed,
    };
    found.set(`${[...left.loaded].sort()} ${left.pending?.text ?? ''} ${left.owed}`, left);
  }
  const clean = [...found.values()].find((l) => l.loaded.size === 0 && l.pending === null && l.owed === 0);
  return clean === undefined ? [...found.values()] : [nothing];
}

/** Most states that are looked at for one in which exactly these modules are loaded. */
const searched = 2000;

/** Where a stretch can begin, after what the one before it left. */
export const startsAfter = (validator: Validator, left: readonly Left[]): readonly Config[] =>
  left.length === 0
    ? validator.start(0)
    : left.flatMap(({ loaded, pending, owed }) =>
        validator.start(stateWith(validator, loaded)).map((config) => ({ ...config, pending, owed })),
      );

/** The state nearest to boot in which no patch is listed and of the patches' modules exactly these are loaded. */
function stateWith({ steps }: Validator, loaded: ReadonlySet<string>): number {
  const right = (state: number): boolean => {
    const view = steps.view(state);
    return (
      view.list.length === 0 &&
      Object.entries(view.patches).every(([name, patch]) => patch.loaded === loaded.has(name)) &&
      steps.edges(state).every(({ event }) => event.type !== 'free')
    );
  };
  const queue = [0];
  const seen = new Set(queue);
  for (let i = 0; i < queue.length && i < searched; i++) {
    const state = queue[i];
    if (state === undefined) break;
    if (right(state)) return state;
    for (const { event, to } of steps.edges(state)) {
      if (seen.has(to) || !settling.has(event.type)) continue;
      if (event.type === 'loadModule' || event.type === 'unloadModule') continue;
      seen.add(to);
      queue.push(to);
    }
  }
  return 0;
}
