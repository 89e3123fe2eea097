/** Breadth-first search of a transition system: every reachable state once, by a shortest way. */
import { getHeapStatistics } from 'node:v8';
import { KlpError } from '../../spec/error.ts';
import { IntList } from './int-list.ts';
import { StepError } from './machine-system.ts';
import type { TransitionSystem } from './transition-system.ts';
import { Ways } from './ways.ts';

/** What may stop a search before it is complete. */
export interface Limits {
  /** Largest number of states; default 2,000,000. */
  readonly states?: number | undefined;
  /** Largest heap in bytes; default: three quarters of what Node may take, so that it does not end in a crash. */
  readonly memory?: number | undefined;
  /** Longest time in milliseconds, by `clock`; default none. */
  readonly time?: number | undefined;
}

/** Where a search stands. */
export interface Progress {
  readonly states: number;
  readonly transitions: number;
  readonly frontier: number;
  readonly depth: number;
}

export interface Watch<State, Note> {
  /** A new state; the initial one first. */
  readonly state?: (state: State, number: number) => void;
  /** A possible event; `to` is the number of the state it leads to, whose `state` call came first. */
  readonly step?: (
    from: State,
    fromNumber: number,
    event: number,
    to: State,
    toNumber: number,
    note: Note,
  ) => void;
  /** Called now and then. */
  readonly progress?: (progress: Progress) => void;
  /** Asked after every expanded state: true ends the search. */
  readonly enough?: () => boolean;
}

/** What stopped a search that is not complete; a fault of the machine counts when something else was found before it. */
export type Bound = 'states' | 'memory' | 'time' | 'enough' | 'fault';

/** A mistake of the system itself (not of what it models), found on the way. */
export interface Fault {
  readonly error: KlpError;
  /** A shortest way to it, by event numbers; the last event shows it. */
  readonly path: readonly number[];
}

/** Every transition that leads to another state, in the order of the search. */
export interface Edges {
  /** By state that was begun to be expanded: its first edge. */
  readonly first: IntList;
  /** By edge: the state it leads to. */
  readonly to: IntList;
}

export interface Exploration {
  readonly states: number;
  /** States below this number were expanded: all their transitions are known. */
  readonly expanded: number;
  /** Possible events over all expanded states, self-loops included. */
  readonly transitions: number;
  /** Events on the longest of the shortest ways. */
  readonly depth: number;
  /** Absent when every reachable state was reached and expanded. */
  readonly bound?: Bound;
  readonly fault?: Fault;
  /** A shortest way from the initial state to the state of that number, by event numbers. */
  readonly path: (state: number) => readonly number[];
  readonly edges: Edges;
}

const defaultStates = 2_000_000;
const every = 256;

/** The limits of a search, with what holds where none is given. */
export const mostOf = (limits: Limits): { readonly maxStates: number; readonly maxMemory: number } => ({
  maxStates: limits.states ?? defaultStates,
  maxMemory: limits.memory ?? 0.75 * getHeapStatistics().heap_size_limit,
});

/**
 * Explores the whole system, breadth first.
 * @param clock milliseconds; a parameter so that tests need no real one
 */
export function explore<State, Note>(
  system: TransitionSystem<State, Note>,
  watch: Watch<State, Note> = {},
  limits: Limits = {},
  clock: () => number = () => performance.now(),
): Exploration {
  const { maxStates, maxMemory } = mostOf(limits);
  const start = clock();
  const numbers = new Map<string | number | bigint, number>();
  const ways = new Ways();
  const first = new IntList();
  const to = new IntList();
  let frontier: State[] = [];
  let next: State[] = [];
  let depth = 0;
  let transitions = 0;
  let bound: Bound | undefined;
  let fault: Fault | undefined;

  const mirrors: (readonly string[])[] = [];
  const checkMirrors = (state: State, number: number): void => {
    if (system.mirrors === undefined) return;
    const { fields, values } = system.mirrors(state);
    const first = mirrors[number];
    const at = first === undefined ? -1 : values.findIndex((value, i) => value !== first[i]);
    const field = fields[at];
    if (field !== undefined) throw notDerivable(field);
  };
  const add = (key: string | number | bigint, state: State, parent: number, event: number): number => {
    const number = numbers.size;
    numbers.set(key, number);
    ways.add(parent, event);
    next.push(state);
    if (system.mirrors !== undefined) mirrors.push(system.mirrors(state).values);
    watch.state?.(state, number);
    return number;
  };
  const stopped = (expanded: number): Bound | undefined => {
    if (watch.enough?.() === true) return 'enough';
    if (numbers.size > maxStates) return 'states';
    if (expanded % every !== 0) return undefined;
    if (limits.time !== undefined && clock() - start > limits.time) return 'time';
    if (process.memoryUsage().heapUsed > maxMemory) return 'memory';
    return undefined;
  };

  try {
    add(system.key(system.initial), system.initial, -1, -1);
  } catch (error) {
    fault = { error: faultOf(error), path: [] };
  }
  let expanded = 0;
  search: while (next.length > 0 && fault === undefined) {
    frontier = next;
    next = [];
    const begin = numbers.size - frontier.length;
    for (const [i, state] of frontier.entries()) {
      const number = begin + i;
      let taken = -1;
      first.push(to.length);
      try {
        system.successors(state, (event, successor, note) => {
          taken = event;
          const key = system.key(successor);
          const known = numbers.get(key);
          if (known !== undefined) checkMirrors(successor, known);
          const target = known ?? add(key, successor, number, event);
          transitions++;
          if (target !== number) to.push(target);
          watch.step?.(state, number, event, successor, target, note);
        });
      } catch (error) {
        const event = error instanceof StepError ? error.event : taken;
        fault = { error: faultOf(error), path: [...ways.to(number), ...(event < 0 ? [] : [event])] };
        break search;
      }
      expanded++;
      bound = stopped(expanded);
      if (bound !== undefined) break search;
      if (expanded % every === 0) {
        watch.progress?.({
          states: numbers.size,
          transitions,
          frontier: frontier.length - i + next.length,
          depth,
        });
      }
    }
    if (next.length > 0) depth++;
  }
  return {
    states: numbers.size,
    expanded,
    transitions,
    depth,
    path: (state) => ways.to(state),
    edges: { first, to },
    ...(bound === undefined ? {} : { bound }),
    ...(fault === undefined ? {} : { fault }),
  };
}

export const notDerivable = ({ name, from }: { readonly name: string; readonly from: string }): KlpError =>
  new KlpError('KLP2103', `context field "${name}" is no mirror: it differs where the state is the same`, {
    why: `it was declared to be derivable from ${from}, and is therefore no part of the identity of states`,
    hint: 'look for the action that forgot to change it; or declare it as data',
  });

/** Mistakes in what was given become faults; anything else is a defect of ours and goes on. */
export function faultOf(error: unknown): KlpError {
  if (error instanceof StepError) return error.fault;
  if (error instanceof KlpError) return error;
  throw error;
}
