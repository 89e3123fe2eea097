/**
 * What can be seen of a macrostep: actions on transitions without effect, which `transition()` hands out in order.
 */
import { callbackLine, moduleLine } from '../spec/printed.ts';
import type { CallbackName, LogLevel, ModuleState, Observation } from '../spec/vocabulary.ts';

type Of<K extends Observation['kind']> = Omit<Extract<Observation, { readonly kind: K }>, 'kind'>;
export type Line = Of<'log'>;
export type Callback = Of<'callback'>;
export type EffectSeen = Of<'effect'>;
export type Ran = Of<'ran'>;
export type Kick = Of<'kick'>;
export type Errno = Of<'errno'>;

/** A line of the livepatch core, without the prefix that all of its lines have. */
export const core = (level: LogLevel, text: string) =>
  ({ type: 'observe.log', params: { level, line: `livepatch: ${text}` } }) as const;

/** A line that a module's own code prints. */
export const printed = (owner: string, text: string) =>
  ({ type: 'observe.log', params: { level: 'info', line: moduleLine(owner, text) } }) as const;

export const log = (level: LogLevel, line: string) =>
  ({ type: 'observe.log', params: { level, line } }) as const;

/** A callback is entered, and prints its line. */
export const callback = (
  patch: string,
  object: string,
  name: CallbackName,
  module: ModuleState,
  returns = 0,
) => [
  { type: 'observe.callback', params: { patch, object, callback: name, module, returns } } as const,
  log('info', callbackLine(patch, name, object, module)),
];

export const effect = (params: EffectSeen) => ({ type: 'observe.effect', params }) as const;

export const ran = (params: Ran) => ({ type: 'observe.ran', params }) as const;

export const kick = (params: Kick) => ({ type: 'observe.kick', params }) as const;

/** The operation's result. It reaches the caller last, after every line, wherever it was decided. */
export const errno = (value: number) => ({ type: 'observe.errno', params: { errno: value } }) as const;

export const nothing = { type: 'observe.nothing' } as const;

/** An action as `transition()` returns it. */
export interface ReturnedAction {
  readonly type: string;
  readonly params?: unknown;
}

/** The observations among the actions of one macrostep, in order, the result last. */
export function observations(actions: readonly ReturnedAction[]): readonly Observation[] {
  const seen: Observation[] = [];
  const results: Observation[] = [];
  for (const { type, params } of actions) {
    switch (type) {
      case 'observe.log':
        seen.push({ kind: 'log', ...(params as Line) });
        break;
      case 'observe.callback':
        seen.push({ kind: 'callback', ...(params as Callback) });
        break;
      case 'observe.effect':
        seen.push({ kind: 'effect', ...(params as EffectSeen) });
        break;
      case 'observe.ran':
        seen.push({ kind: 'ran', ...(params as Ran) });
        break;
      case 'observe.kick':
        seen.push({ kind: 'kick', ...(params as Kick) });
        break;
      case 'observe.errno':
        results.push({ kind: 'errno', ...(params as Errno) });
        break;
      default:
        break;
    }
  }
  return [...seen, ...results];
}
