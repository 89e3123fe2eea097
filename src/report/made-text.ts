/** How a search was made, in words. */
import type { Made } from '../check/engine.ts';

const ms = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;

/** The engine, states a second, memory; in lines below, what became of the machine's functions and what calls cost. */
export function madeText(made: Made, states: number): string {
  const perSecond = Math.round((1000 * states) / Math.max(made.searching, 1e-3));
  const speed = `searched in ${ms(made.searching)}, ${perSecond} states/s`;
  if (made.engine === 'interpreted') return `interpreted, ${speed}`;
  const figures = [
    `compiled in ${ms(made.compiling)}`,
    speed,
    `${Math.round(made.bytes / Math.max(states, 1))} bytes a state`,
    `properties: run ${made.runs} times for ${made.classes} kinds of steps`,
  ].join('; ');
  return [figures, ...made.code].join('\n  ');
}

/** A search that was to be compiled and was not; `undefined` when there is nothing to say. */
export const fellBack = (name: string, made: Made): string | undefined =>
  made.engine === 'interpreted' && made.why !== undefined
    ? `note: ${name} is interpreted: ${made.why.message} [${made.why.code}]`
    : undefined;
