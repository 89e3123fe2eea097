import type { Compiled } from './compile.ts';
import { kernelGlobals, kernelSource } from './kernel-source.ts';
import type { PredicateCode } from './program.ts';
import { Runner } from './runner.ts';

export interface KernelOptions {
  /** Does each invariant hold? `undefined`: call the next one of `called`. */
  readonly invariants: readonly (PredicateCode | undefined)[];
  readonly called: readonly ((...words: number[]) => boolean)[];
  readonly depthFirst: boolean;
  readonly deadlock: boolean;
  readonly parents: boolean;
  readonly maxBytes: number;
  /** Above this many states the code is translated. */
  readonly translateFrom: number;
}

/** Why a slice of work ended. */
export const ended = { slice: 0, room: 1, deadlock: 2, invariant: 3 } as const;

/**
 * The inner loop of a search, generated for one machine.
 *
 * States lie one after the other in a log, in the order found; an open-addressing table holds the same words, so that a
 * hit costs one cache miss; the all-zero state is not stored there.
 */
export class Kernel {
  readonly words: number;
  private readonly runner: Runner;
  /** Without predecessors, breadth-first, the log is a ring of the states that wait: this is its mask, else -1. */
  private ring: number;
  private readonly margin: number;
  private readonly options: KernelOptions;

  constructor(compiled: Compiled, options: KernelOptions) {
    const { words } = compiled;
    this.options = options;
    this.words = words;
    this.margin = compiled.events.length;
    this.ring = options.parents || options.depthFirst ? -1 : firstRing - 1;
    this.runner = new Runner(compiled, {
      source: (large) => kernelSource(compiled, options, large),
      arrays: {
        slot: words,
        perState: { Par: options.parents ? 1 : 0, Stack: options.depthFirst ? 1 : 0, L: words },
        fixed: {},
      },
      globals: kernelGlobals,
      functions: ['start', 'put', 'spread', 'run'],
      outside: {
        C: options.called.map((call) => ({ args: words, call: (...args) => Number(call(...args)) })),
      },
      maxBytes: options.maxBytes,
      translateFrom: options.translateFrom,
    });
  }

  /** Predecessors, by state. */
  get parents(): Int32Array {
    return this.runner.arena.integers('Par');
  }
  /** Breadth-first: the next state to expand. Depth-first: the height of the stack. */
  get head(): number {
    return this.runner.global('khead');
  }
  /** Depth-first: the next state to expand. */
  get top(): number {
    return this.runner.arena.integers('Stack')[this.head - 1] ?? 0;
  }
  get count(): number {
    return this.runner.global('kcount');
  }
  /** Transitions of the last slice. */
  get transitions(): number {
    return this.runner.global('ktransitions');
  }
  /** The state that ended the last slice, if one did. */
  get found(): number {
    return this.runner.global('kfound');
  }
  get invariant(): number {
    return this.runner.global('kwhich');
  }

  /** Starts with one state. */
  start(initial: Int32Array): void {
    const { arena, code, slots } = this.runner;
    arena.log.set(initial);
    code.global('kcount').value = 1;
    code.call('start');
    if (initial.some((w) => w !== 0)) code.call('put', ...initial, slots - 1);
  }

  /** Expands up to `most` states. @returns why it ended: see `ended` */
  run(room: number, most: number): number {
    const { runner, ring } = this;
    runner.before(this.count);
    const held = ring === -1 ? room : Math.min(room, this.head + ring - this.margin);
    return runner.code.call('run', held, most, runner.slots - 1, ring);
  }

  /** A state of the log, by the order in which it was found; without predecessors only while it waits. */
  stateAt(index: number): Int32Array {
    const at = (index & this.ring) * this.words;
    return this.runner.arena.log.slice(at, at + this.words);
  }

  /** Makes room. @returns `false` when there is none */
  grow(): boolean {
    if (this.ring !== -1 && this.count > this.head + this.ring - this.margin)
      return this.doubleRing() || (this.runner.translate(this.count) && this.doubleRing());
    // The ring may have emptied meanwhile.
    return this.runner.grow(this.count);
  }

  /** States the table holds before it must grow. */
  get capacity(): number {
    return this.runner.capacity;
  }

  /** Doubles the ring of waiting states: those that lie in its second half by the new mask move there. */
  private doubleRing(): boolean {
    const { words } = this;
    const { log } = this.runner.arena;
    const size = this.ring + 1;
    if (size * 2 * words > log.length) return false;
    const { head, count } = this;
    for (let i = head; i < count; i++) {
      if ((i & size) === 0) continue;
      const at = (i & (size - 1)) * words;
      log.copyWithin(at + size * words, at, at + words);
    }
    this.ring = size * 2 - 1;
    return true;
  }

  /** Bytes of memory in use. */
  get bytes(): number {
    const { parents, depthFirst } = this.options;
    const states = this.ring === -1 ? this.count : this.ring + 1;
    return (
      this.runner.slots * this.words * 4 +
      states * this.words * 4 +
      (parents ? this.count * 4 : 0) +
      (depthFirst ? this.count * 4 : 0)
    );
  }
}

const firstRing = 1 << 12;
