import type { Compiled } from './compile.ts';
import { explorerGlobals, explorerSource, remembered } from './explorer-source.ts';
import type { PredicateCode } from './program.ts';
import { Runner } from './runner.ts';

export interface ExplorerOptions {
  /** By word: the bits by which states are told apart; the others follow from them, or the search ends. */
  readonly masks: Int32Array;
  /** States in which the machine does not stop: one that is reached ends the search. */
  readonly passing: PredicateCode;
  /**
   * Numbers classes of steps: those with the same event, the same trace (as far as the machine was compiled to observe), that
   * change the same bits. Asked at least once for each.
   */
  readonly classOf: ((event: number, trace: number, ...changed: number[]) => number) | undefined;
  readonly maxBytes: number;
  /** Above this many states the code is translated. */
  readonly translateFrom: number;
}

/** What a slice found, one after the other, in the order of states and events. */
export interface Found {
  /** How many steps there are. */
  readonly steps: number;
  /** By step: the number of the state that it leads from, its class. */
  readonly from: Int32Array;
  readonly classes: Int32Array;
  /** How many of the steps lead to another state. */
  readonly edges: number;
  /** By such a step: the number of that state. */
  readonly to: Int32Array;
  /** By state that was begun to be expanded: its first such step. */
  readonly firstEdges: Int32Array;
}

/** States of a slice, and steps after which it ends. */
const mostStates = 1 << 12;
export const mostSteps = 1 << 16;

/**
 * The inner loop of a breadth-first search that notes every step, generated for one machine. States lie one after the
 * other in a log, in the order found, which numbers them; an open-addressing table holds their words and numbers.
 */
export class Explorer {
  readonly words: number;
  private readonly runner: Runner;

  constructor(compiled: Compiled, options: ExplorerOptions) {
    const { words, events } = compiled;
    const { classOf } = options;
    const steps = mostSteps + events.length + 1;
    this.words = words;
    this.runner = new Runner(compiled, {
      source: (large) => explorerSource(compiled, options, large),
      arrays: {
        slot: words + 1,
        perState: { Par: 1, Via: 1, L: words },
        fixed: {
          V: events.length,
          S: events.length,
          NT: 3 << remembered.traceBits,
          Kn: (words + 3) << remembered.classBits,
          From: steps,
          To: steps,
          Cl: steps,
          Of: mostStates,
        },
      },
      globals: explorerGlobals,
      functions: ['find', 'put', 'spread', 'run'],
      outside: {
        next: { args: 2, call: compiled.nextTrace },
        ...(classOf === undefined ? {} : { classOf: { args: words + 2, call: classOf } }),
      },
      maxBytes: options.maxBytes,
      translateFrom: options.translateFrom,
    });
  }

  /** Words of the states, one after the other; replaced when there are many. */
  get log(): Int32Array {
    return this.runner.arena.log;
  }
  get count(): number {
    return this.runner.global('kcount');
  }
  /** The next state to expand; where the code stopped or threw: the one that it was at. */
  get head(): number {
    return this.runner.global('khead');
  }

  /** What the last slice found. */
  get found(): Found {
    const { arena } = this.runner;
    return {
      steps: this.runner.global('ksteps'),
      from: arena.integers('From'),
      classes: arena.integers('Cl'),
      edges: this.runner.global('kedges'),
      to: arena.integers('To'),
      firstEdges: arena.integers('Of'),
    };
  }

  /** The events of the state `head` that the last slice took the steps of: those before this one. */
  get event(): number {
    return this.runner.global('kevent');
  }

  /**
   * The number of a state; a new one is reached from a state by an event.
   * @returns below 0, -1 - the number: the state that agrees with it differs in the bits that should follow
   */
  find(state: Int32Array, from: number, event: number): number {
    return this.runner.code.call('find', ...state, from, event, this.runner.slots - 1);
  }

  /**
   * Expands up to `most` states, while there are no more than `room`.
   * @returns why it ended: see `stopped`
   * @throws CompileError what generated code stops with, at the state `head`
   */
  run(room: number, most: number): number {
    const { runner } = this;
    runner.before(this.count);
    return runner.code.call(
      'run',
      Math.min(room, runner.room),
      Math.min(most, mostStates),
      runner.slots - 1,
      mostSteps,
    );
  }

  /** Makes room. @returns `false` when there is none */
  grow(): boolean {
    return this.runner.grow(this.count);
  }

  /** The events on a shortest way to a state. */
  way(state: number): readonly number[] {
    const parents = this.runner.arena.integers('Par');
    const via = this.runner.arena.integers('Via');
    const way: number[] = [];
    for (let at = state; at > 0; at = parents[at] ?? 0) way.push(via[at] ?? 0);
    return way.reverse();
  }

  /** Bytes of memory in use. */
  get bytes(): number {
    return 4 * (this.runner.slots * (this.words + 1) + this.count * (this.words + 2));
  }
}
