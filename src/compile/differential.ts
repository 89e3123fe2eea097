import { type AnyMachineSnapshot, type AnyStateMachine, transition } from 'xstate';
import { type Compiled, type CompileOptions, compile, type ListedEvent } from './compile.ts';
import { CompileError, faultCodes } from './fault.ts';
import type { ObservedAction } from './traces.ts';

/** What a comparison with XState found. */
export interface Comparison {
  readonly states: number;
  readonly transitions: number;
  /** Differences, as text; empty when the generated code and XState agree on every step. */
  readonly differences: readonly string[];
  /** Steps at which both sides gave up, by the code of ours. */
  readonly stopped: readonly string[];
  readonly compiled: Compiled;
}

const key = (words: ArrayLike<number>): string => Array.from(words).join(',');

/**
 * Explores a machine with the generated code and repeats every step with XState's own `transition()` from the decoded
 * state: same successor, same "unhandled", the same observed actions in the same order, and decoding is the inverse of
 * encoding.
 * @param limit the greatest number of states to visit
 */
export function compareWithXState(
  machine: AnyStateMachine,
  options: CompileOptions,
  limit = 2000,
): Comparison {
  const compiled = compile(machine, options);
  const differences: string[] = [];
  const stopped: string[] = [];
  const seen = new Map<string, Int32Array>([[key(compiled.initial), compiled.initial]]);
  const queue = [compiled.initial];
  let transitions = 0;
  for (let at = 0; at < queue.length && at < limit && differences.length < 5; at++) {
    const words = queue[at];
    if (words === undefined) break;
    const snapshot = compiled.decode(words);
    if (key(compiled.encode(snapshot)) !== key(words)) differences.push(`round trip of ${show(snapshot)}`);
    const count = expandOrStop(compiled, words, stopped);
    if (count === undefined) {
      // What is no function of a state is ours to refuse; all else XState must refuse, too.
      const code = stopped[stopped.length - 1];
      const competing = code === faultCodes.simultaneous || code === faultCodes.history;
      const agreed = competing || compiled.events.some((event) => xstateStops(compiled, snapshot, event));
      if (!agreed) differences.push(`${show(snapshot)}: only the generated code stops, ${stopped.join(' ')}`);
      continue;
    }
    const ours = new Map<number, Int32Array>();
    const shown = new Map<number, string>();
    for (let i = 0; i < count; i++) {
      const event = compiled.successorEvents[i] ?? 0;
      ours.set(event, compiled.successors.slice(i * compiled.words, (i + 1) * compiled.words));
      shown.set(event, text(compiled.trace(compiled.successorTraces[i] ?? 0)));
    }
    transitions += count;
    for (const [event, listed] of compiled.events.entries()) {
      if (snapshot.status === 'done') break;
      const [next, actions] = transition(machine, snapshot, listed);
      const theirs = next === snapshot && actions.length === 0 ? undefined : compiled.encode(next);
      const mine = ours.get(event);
      if ((theirs === undefined ? '-' : key(theirs)) !== (mine === undefined ? '-' : key(mine))) {
        const expected = theirs === undefined ? 'unhandled' : show(next);
        const got = mine === undefined ? 'unhandled' : show(compiled.decode(mine));
        differences.push(
          `${show(snapshot)} on ${JSON.stringify(listed)}: XState ${expected}, generated ${got}`,
        );
      }
      const observed = text(observedAmong(actions, options));
      if (mine !== undefined && observed !== shown.get(event)) {
        differences.push(
          `${show(snapshot)} on ${JSON.stringify(listed)}: XState shows ${observed}, generated ${shown.get(event)}`,
        );
      }
    }
    if (snapshot.status === 'done' && count > 0)
      differences.push(`${show(snapshot)} is done but has successors`);
    for (const next of ours.values()) {
      if (seen.has(key(next))) continue;
      seen.set(key(next), next);
      queue.push(next);
    }
  }
  return { states: queue.length, transitions, differences, stopped, compiled };
}

/** The custom actions of a step that are to be observed. */
const observedAmong = (
  actions: readonly { readonly type: string; readonly params: unknown }[],
  { observe }: CompileOptions,
): readonly ObservedAction[] =>
  observe === undefined
    ? []
    : actions.filter((a) => observe(a)).map(({ type, params }) => ({ type, params }));

/** Text that tells `undefined` from what is absent. */
const text = (actions: readonly ObservedAction[]): string =>
  JSON.stringify(actions, (_, v: unknown) => (v === undefined ? '\u0000' : v));

/** @returns how many successors, or `undefined` when the code stopped; why is added to `stopped` */
function expandOrStop(compiled: Compiled, words: Int32Array, stopped: string[]): number | undefined {
  try {
    return compiled.expand(...words);
  } catch (e) {
    if (!(e instanceof CompileError)) throw e;
    stopped.push(e.code);
    return undefined;
  }
}

/** Does XState throw, or leave the domains? */
function xstateStops(compiled: Compiled, snapshot: AnyMachineSnapshot, event: ListedEvent): boolean {
  try {
    compiled.encode(transition(compiled.machine, snapshot, event)[0]);
    return false;
  } catch {
    return true;
  }
}

const show = (s: AnyMachineSnapshot): string => {
  const history = Object.entries(s.historyValue).map(
    ([id, nodes]) => `${id}=${Array.from(nodes, (n) => n.id).join('+')}`,
  );
  return `${JSON.stringify(s.value)} ${JSON.stringify(s.context)} ${history.join(' ')} ${s.status}`;
};
