import type { AnyMachineSnapshot } from 'xstate';
import type { Compiled } from './compile.ts';
import { GrowingTree } from './growing-tree.ts';
import { LazyState } from './lazy-state.ts';

/**
 * A function of a packed state: the words of a state begin at `at`. `key` tells apart what else the result depends on,
 * as a small number (an event, a trace); 0 where there is nothing.
 */
export interface RememberedOfState<R> {
  (words: Int32Array, at: number, key?: number): R;
  readonly cost: RememberCost;
}

/** The same of two states, the one before a step and the one after it; they may lie in different arrays. */
export interface RememberedOfStep<R> {
  (before: Int32Array, beforeAt: number, after: Int32Array, afterAt: number, key?: number): R;
  readonly cost: RememberCost;
}

export interface RememberCost {
  /** How often the function itself was run. */
  readonly runs: number;
  /** Bytes of the tree. */
  readonly bytes: number;
}

export interface RememberOptions {
  /** Bytes the tree may take; beyond, what it does not know is run each time. Default 256 MiB. */
  readonly maxBytes?: number;
}

const most = 2 ** 28;

/**
 * Remembers what a function of a state says by what it read, as a decision tree that grows: states that agree in what the
 * function looks at are looked up, without decoding anything.
 * @param fn pure, and reading nothing that changes but the snapshot. It sees `value`, `context`, `matches()` lazily, part
 *   by part; anything else of the snapshot decodes the whole state. What it throws is thrown, and not remembered.
 */
export function remember<R>(
  compiled: Compiled,
  fn: (snapshot: AnyMachineSnapshot, key: number) => R,
  options: RememberOptions = {},
): RememberedOfState<R> {
  const tree = new GrowingTree<R>(options.maxBytes ?? most);
  const lazy = new LazyState(compiled);
  const read = (words: Int32Array, at: number, key = 0): R => {
    const { nodes } = tree;
    let p = tree.roots[key] ?? 0;
    while (p > 0)
      p =
        nodes[p + 3 + (((words[at + (nodes[p] ?? 0)] ?? 0) >>> (nodes[p + 1] ?? 0)) & (nodes[p + 2] ?? 0))] ??
        0;
    if (p < 0) {
      const found = tree.results[~p];
      if (found !== undefined) return found.value;
    }
    return tree.learn(
      key,
      (word) => words[at + word] ?? 0,
      (seen) => fn(lazy.of(words, at, seen), key),
    );
  };
  return Object.assign(read, { cost: tree });
}

/** The same for a function of a step: of the state before and the state after. */
export function rememberStep<R>(
  compiled: Compiled,
  fn: (before: AnyMachineSnapshot, after: AnyMachineSnapshot, key: number) => R,
  options: RememberOptions = {},
): RememberedOfStep<R> {
  const { words } = compiled;
  const tree = new GrowingTree<R>(options.maxBytes ?? most);
  const first = new LazyState(compiled);
  const second = new LazyState(compiled);
  const read = (before: Int32Array, beforeAt: number, after: Int32Array, afterAt: number, key = 0): R => {
    const { nodes } = tree;
    let p = tree.roots[key] ?? 0;
    while (p > 0) {
      const word = nodes[p] ?? 0;
      const bits = (word < words ? before[beforeAt + word] : after[afterAt + word - words]) ?? 0;
      p = nodes[p + 3 + ((bits >>> (nodes[p + 1] ?? 0)) & (nodes[p + 2] ?? 0))] ?? 0;
    }
    if (p < 0) {
      const found = tree.results[~p];
      if (found !== undefined) return found.value;
    }
    return tree.learn(
      key,
      (word) => (word < words ? before[beforeAt + word] : after[afterAt + word - words]) ?? 0,
      (seen) =>
        fn(
          first.of(before, beforeAt, seen),
          second.of(after, afterAt, (word, shift, bits) => seen(words + word, shift, bits)),
          key,
        ),
    );
  };
  return Object.assign(read, { cost: tree });
}
