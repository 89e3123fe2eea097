/** How a search was made, in words. */
import type { Made } from '../check/engine.ts';

const ms = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;

/** What was found, as far as figures are drawn from it. */
export interface Searched {
  readonly states: number;
  readonly transitions: number;
}

/** One line: the engine, states a second, memory, and what became of the machine's functions. */
export function madeText(made: Made, { states, transitions }: Searched): string {
  const perSecond = Math.round((1000 * states) / Math.max(made.searching, 1e-3));
  const speed = `searched in ${ms(made.searching)}, ${perSecond} states/s`;
  if (made.engine === 'interpreted') return `interpreted, ${speed}`;
  const { tabulated, inlined, called } = made.functions;
  const share = transitions === 0 ? 0 : made.calls / transitions;
  return [
    `compiled in ${ms(made.compiling)}`,
    speed,
    `${Math.round(made.bytes / Math.max(states, 1))} bytes a state`,
    `functions: ${tabulated} tabulated, ${inlined} inlined, ${called} called (${share.toFixed(2)} calls a transition)`,
    `properties: run ${made.runs} times for ${made.classes} kinds of steps`,
  ].join('; ');
}

/** A search that was to be compiled and was not; `undefined` when there is nothing to say. */
export const fellBack = (name: string, made: Made): string | undefined =>
  made.engine === 'interpreted' && made.why !== undefined
    ? `note: ${name} is interpreted: ${made.why.message} [${made.why.code}]`
    : undefined;
