/** Breadth-first search of a compiled machine, in the order and with the results of the interpreting one. */
import type { AnyMachineSnapshot } from 'xstate';
import type { Compiled } from '../../compile/compile.ts';
import { Explorer, type ExplorerOptions, type Found } from '../../compile/explorer.ts';
import { stopped } from '../../compile/explorer-source.ts';
import { CompileError } from '../../compile/fault.ts';
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

export interface PackedWatch {
  /** New states: from this one on, before that one. */
  readonly states: (first: number, end: number) => void;
  /** Possible steps; `states` told of where they lead. */
  readonly steps: ((found: Found) => void) | undefined;
  /** A step that XState itself took. */
  readonly interpreted: (
    from: AnyMachineSnapshot,
    fromNumber: number,
    event: number,
    actions: readonly ReturnedAction[],
    to: AnyMachineSnapshot,
  ) => void;
  readonly progress?: ((progress: Progress) => void) | undefined;
  /** Asked after every expanded state: true ends the search. */
  readonly enough?: (() => boolean) | undefined;
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

/** States from which on the search runs as WebAssembly: below, translating costs more than it saves. */
const translateFrom = 1 << 13;

/**
 * @param interpreted the same machine and events, for the steps at which the compiled code stops: it says why
 * @throws CannotGoOn
 */
export function explorePacked(
  compiled: Compiled,
  interpreted: TransitionSystem<AnyMachineSnapshot, readonly ReturnedAction[]>,
  explorer: Explorer,
  watch: PackedWatch,
  limits: Limits,
  clock: () => number,
): Exploration {
  const { maxStates, maxMemory } = mostOf(limits);
  const begin = clock();
  const first = new IntList();
  const to = new IntList();
  const slice = watch.enough !== undefined ? 1 : limits.time !== undefined ? everyTime : everyMemory;
  let transitions = 0;
  let depth = 0;
  let bound: Bound | undefined;
  let fault: Fault | undefined;
  let told = 0;

  const tellStates = (): void => {
    const { count } = explorer;
    if (count > told) watch.states(told, count);
    told = count;
  };
  /** Takes what was found of states before `end`, the last of them perhaps not wholly expanded. */
  const take = (end: number): void => {
    tellStates();
    const { found } = explorer;
    for (let i = 0; first.length < end; i++) first.push(to.length + (found.firstEdges[i] ?? 0));
    to.append(found.to.subarray(0, found.edges));
    transitions += found.steps;
    watch.steps?.(found);
  };
  const bounded = (expanded: number): Bound | undefined => {
    if (watch.enough?.() === true) return 'enough';
    if (explorer.count > maxStates) return 'states';
    if (limits.time !== undefined && clock() - begin > limits.time) return 'time';
    if (expanded % everyMemory === 0) {
      const { heapUsed, arrayBuffers } = process.memoryUsage();
      if (heapUsed + arrayBuffers + explorer.bytes > maxMemory) return 'memory';
    }
    return undefined;
  };

  /** The events from `least` on of a state whose expansion stopped, by XState: one of them is at fault. */
  const interpret = (number: number, least: number): Fault | undefined => {
    const state = compiled.decode(explorer.log, number * compiled.words);
    let taken = -1;
    try {
      interpreted.successors(state, (event, successor, actions) => {
        taken = event;
        interpreted.key(successor);
        if (event < least) return;
        const target = explorer.find(compiled.encode(successor), number, event);
        if (target < 0) throw mirrorFault(compiled, interpreted, explorer.log, -1 - target, successor);
        tellStates();
        transitions++;
        if (target !== number) to.push(target);
        watch.interpreted(state, number, event, actions, successor);
      });
    } catch (error) {
      const event = error instanceof StepError ? error.event : taken;
      return { error: faultOf(error), path: [...explorer.way(number), ...(event < 0 ? [] : [event])] };
    }
    return undefined;
  };

  try {
    interpreted.key(interpreted.initial);
    explorer.find(compiled.initial, 0, 0);
    tellStates();
  } catch (error) {
    fault = { error: faultOf(error), path: [] };
  }
  let head = 0;
  let levelEnd = 1;
  while (head < explorer.count && fault === undefined) {
    if (head === levelEnd) {
      depth++;
      levelEnd = explorer.count;
    }
    let code: number | CompileError;
    try {
      code = explorer.run(maxStates, Math.min(slice - (head % slice), levelEnd - head));
    } catch (error) {
      if (!(error instanceof CompileError)) throw error;
      code = error;
    }
    head = explorer.head;
    const isWrong = code !== stopped.slice && code !== stopped.room;
    take(isWrong ? head + 1 : head);
    if (isWrong) {
      fault = interpret(head, explorer.event);
      if (fault !== undefined) break;
      throw new CannotGoOn(
        code instanceof CompileError
          ? code
          : new CompileError('construct', 'search', 'XState does not stop where the compiled code does'),
      );
    }
    bound = bounded(head);
    if (bound === undefined && code === stopped.room && !explorer.grow()) bound = 'memory';
    if (bound !== undefined) break;
    if (head % everyMemory === 0) {
      watch.progress?.({ states: explorer.count, transitions, frontier: explorer.count - head, depth });
    }
  }
  return {
    states: explorer.count,
    expanded: head,
    transitions,
    depth,
    path: (state) => explorer.way(state),
    edges: { first, to },
    ...(bound === undefined ? {} : { bound }),
    ...(fault === undefined ? {} : { fault }),
  };
}

/** An explorer of the states of a compiled machine in which no operation is under way. */
export const explorerOf = (
  compiled: Compiled,
  classOf: ExplorerOptions['classOf'],
  options: { readonly limits?: Limits; readonly translateFrom?: number | undefined },
): Explorer =>
  new Explorer(compiled, {
    masks: identityMasks(compiled),
    passing: compiled.tagged(transientTag),
    classOf,
    maxBytes: mostOf(options.limits ?? {}).maxMemory,
    translateFrom: options.translateFrom ?? translateFrom,
  });

/** The words' bits by which states are told apart: all but those of mirrors (spec/domain.ts). */
function identityMasks({ layout, machine, words }: Compiled): Int32Array {
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
  log: Int32Array,
  found: number,
  successor: AnyMachineSnapshot,
): Error {
  const before = mirrors?.(compiled.decode(log, found * compiled.words)).values ?? [];
  const { fields, values } = mirrors?.(successor) ?? { fields: [], values: [] };
  const field = fields[values.findIndex((value, i) => value !== before[i])];
  return field === undefined ? new RangeError('a mirror differs and does not') : notDerivable(field);
}
