/** Breadth-first search of a compiled machine, in the order and with the results of the interpreting one. */
import type { AnyMachineSnapshot } from 'xstate';
import type { Compiled } from '../../compile/compile.ts';
import { CompileError } from '../../compile/fault.ts';
import { readVariable } from '../../compile/layout.ts';
import { variablesOf } from '../../compile/shape.ts';
import { declaredDomains } from '../declared-domains.ts';
import {
  type Bound,
  type Exploration,
  type Fault,
  faultOf,
  type Limits,
  mostOf,
  notDerivable,
  type Progress,
} from '../explore.ts';
import { IntList } from '../int-list.ts';
import { type ReturnedAction, StepError, transientTag } from '../machine-system.ts';
import type { TransitionSystem } from '../transition-system.ts';
import { Ways } from '../ways.ts';
import type { PackedStates } from './states.ts';

export interface PackedWatch {
  /** A new state; the initial one first. */
  readonly state: (number: number) => void;
  /** A possible event, after `state` of where it leads. */
  readonly step: ((from: number, event: number, trace: number, to: number) => void) | undefined;
  /** The same for a step that XState itself took. */
  readonly interpreted: (
    from: AnyMachineSnapshot,
    fromNumber: number,
    event: number,
    actions: readonly ReturnedAction[],
    to: AnyMachineSnapshot,
  ) => void;
  readonly progress?: ((progress: Progress) => void) | undefined;
  readonly enough: () => boolean;
}

/** The compiled code cannot go on where XState can: what it does there is no function of the packed state. */
export class CannotGoOn extends Error {
  readonly error: CompileError;

  constructor(error: CompileError) {
    super(error.message);
    this.error = error;
  }
}

/** Expanded states between two looks at the clock, and between two looks at memory. */
const everyTime = 256;
const everyMemory = 4096;

/**
 * @param interpreted the same machine and events, for the steps at which the compiled code stops: it says why
 * @throws CannotGoOn
 */
export function explorePacked(
  compiled: Compiled,
  interpreted: TransitionSystem<AnyMachineSnapshot, readonly ReturnedAction[]>,
  states: PackedStates,
  watch: PackedWatch,
  limits: Limits,
  clock: () => number,
): Exploration {
  const { words, successors, successorEvents, successorTraces } = compiled;
  const { maxStates, maxMemory } = mostOf(limits);
  const start = clock();
  const ways = new Ways();
  const first = new IntList();
  const to = new IntList();
  const passing = passingOf(compiled);
  let transitions = 0;
  let depth = 0;
  let bound: Bound | undefined;
  let fault: Fault | undefined;

  const add = (from: Int32Array, at: number, place: number, parent: number, event: number): number => {
    const number = states.add(from, at, place);
    ways.add(parent, event);
    watch.state(number);
    return number;
  };
  /** Where the i-th step of those that were hashed leads; -1: it is at fault. */
  const reach = (from: Int32Array, i: number, parent: number, event: number): number => {
    const found = states.findNext(from, i);
    if (found >= 0) return states.derived ? found : -1;
    return passing(from, i * words) ? -1 : add(from, i * words, ~found, parent, event);
  };
  const stopped = (expanded: number): Bound | undefined => {
    if (watch.enough()) return 'enough';
    if (states.count > maxStates) return 'states';
    if (expanded % everyTime === 0 && limits.time !== undefined && clock() - start > limits.time)
      return 'time';
    if (expanded % everyMemory === 0) {
      const { heapUsed, arrayBuffers } = process.memoryUsage();
      if (heapUsed + arrayBuffers > maxMemory) return 'memory';
    }
    return undefined;
  };

  /** The events from `least` on of a state whose expansion stopped, by XState: one of them is at fault. */
  const interpret = (number: number, least: number): Fault | undefined => {
    const state = compiled.decode(states.log, number * words);
    let taken = -1;
    try {
      interpreted.successors(state, (event, successor, actions) => {
        taken = event;
        interpreted.key(successor);
        if (event < least) return;
        const packed = compiled.encode(successor);
        const found = states.find(packed, 0);
        if (found >= 0 && !states.derived) throw mirrorFault(compiled, interpreted, states, found, successor);
        const target = found >= 0 ? found : add(packed, 0, ~found, number, event);
        transitions++;
        to.push(target);
        watch.interpreted(state, number, event, actions, successor);
      });
    } catch (error) {
      const event = error instanceof StepError ? error.event : taken;
      return { error: faultOf(error), path: [...ways.to(number), ...(event < 0 ? [] : [event])] };
    }
    return undefined;
  };

  try {
    interpreted.key(interpreted.initial);
    add(compiled.initial, 0, ~states.find(compiled.initial, 0), -1, -1);
  } catch (error) {
    fault = { error: faultOf(error), path: [] };
  }
  let head = 0;
  let levelEnd = 1;
  while (head < states.count && fault === undefined) {
    if (head === levelEnd) {
      depth++;
      levelEnd = states.count;
    }
    first.push(to.length);
    let wrong: { readonly event: number; readonly error: CompileError | undefined } | undefined;
    let count = 0;
    try {
      count = compiled.expandAt(states.log, head * words);
    } catch (error) {
      if (!(error instanceof CompileError)) throw error;
      wrong = { event: 0, error };
    }
    states.ahead(successors, count);
    for (let i = 0; i < count; i++) {
      const event = successorEvents[i] ?? 0;
      const target = reach(successors, i, head, event);
      if (target < 0) {
        wrong = { event, error: undefined };
        break;
      }
      transitions++;
      to.push(target);
      watch.step?.(head, event, successorTraces[i] ?? 0, target);
    }
    if (wrong !== undefined) {
      fault = interpret(head, wrong.event);
      if (fault !== undefined) break;
      throw new CannotGoOn(
        wrong.error ??
          new CompileError('construct', 'search', 'XState does not stop where the compiled code does'),
      );
    }
    head++;
    bound = stopped(head);
    if (bound !== undefined) break;
    if (head % everyMemory === 0) {
      watch.progress?.({ states: states.count, transitions, frontier: states.count - head, depth });
    }
  }
  return {
    states: states.count,
    expanded: head,
    transitions,
    depth,
    path: (state) => ways.to(state),
    edges: { first, to },
    ...(bound === undefined ? {} : { bound }),
    ...(fault === undefined ? {} : { fault }),
  };
}

/** Is a packed state in the middle of an operation: in a state tagged `transient`? */
function passingOf({ layout }: Compiled): (words: Int32Array, at: number) => boolean {
  const tests = layout.clusters.flatMap(({ leaves, top, variable }) => {
    const among = leaves.map((leaf) => {
      for (let node = leaf; ; ) {
        if (node.source.tags.includes(transientTag)) return true;
        if (node === top || node.parent === undefined) return false;
        node = node.parent;
      }
    });
    return among.includes(true) ? [{ variable, among }] : [];
  });
  return (words, at) =>
    tests.some(({ variable, among }) => among[readVariable(variable, words, at)] === true);
}

/** The words' bits by which states are told apart: all but those of mirrors (spec/domain.ts). */
export function identityMasks({ layout, machine, words }: Compiled): Int32Array {
  const masks = new Int32Array(words).fill(-1);
  const domains = declaredDomains(machine);
  for (const [field, shape] of layout.fields) {
    if (domains[field]?.kind !== 'mirror') continue;
    for (const v of variablesOf(shape)) {
      if (v.bits > 0) masks[v.word] = (masks[v.word] ?? 0) & ~((2 ** v.bits - 1) << v.shift);
    }
  }
  return masks;
}

function mirrorFault(
  compiled: Compiled,
  { mirrors }: TransitionSystem<AnyMachineSnapshot, unknown>,
  states: PackedStates,
  found: number,
  successor: AnyMachineSnapshot,
): Error {
  const before = mirrors?.(compiled.decode(states.log, found * states.words)).values ?? [];
  const { fields, values } = mirrors?.(successor) ?? { fields: [], values: [] };
  const field = fields[values.findIndex((value, i) => value !== before[i])];
  return field === undefined ? new RangeError('a mirror differs and does not') : notDerivable(field);
}
