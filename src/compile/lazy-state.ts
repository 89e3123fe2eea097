import type { AnyMachineSnapshot, StateValue } from 'xstate';
import { type ChartNode, isAtomic, isBelow } from './chart.ts';
import type { Compiled } from './compile.ts';
import { type Layout, leafRange, readVariable } from './layout.ts';
import { makeContext } from './probe.ts';
import type { Variable } from './shape.ts';

/** Called for every read of a part of a state: which bits of which word were looked at. */
export type Seen = (word: number, shift: number, bits: number) => void;

const nobody: Seen = () => undefined;

/**
 * A packed state as a snapshot that is decoded where it is looked at. `value` (each region apart), `context` (each field,
 * each entry of a vector apart) and `matches()` read only what they need; anything else decodes the whole state.
 */
export class LazyState {
  private words: Int32Array;
  private at = 0;
  private seen: Seen = nobody;
  private readonly snapshot: AnyMachineSnapshot;

  constructor(compiled: Compiled) {
    const { layout } = compiled;
    this.words = compiled.initial;
    const read = (v: Variable): number => {
      if (v.bits === 0) return 0;
      this.seen(v.word, v.shift, v.bits);
      return readVariable(v, this.words, this.at);
    };
    const value = valueUnder(layout, layout.chart.root, read);
    const context = makeContext(layout.fields, read);
    const base = compiled.decode(compiled.initial);
    this.snapshot = new Proxy(base, {
      get: (target, key) => {
        if (key === 'value') return value();
        if (key === 'context') return context;
        const own: unknown = Reflect.get(target, key);
        if (key === 'machine' || typeof own === 'function') return own;
        for (const v of layout.variables) read(v);
        return Reflect.get(compiled.decode(this.words, this.at), key);
      },
    });
  }

  /** @returns the same object each time, valid until the next call */
  of(words: Int32Array, at: number, seen: Seen = nobody): AnyMachineSnapshot {
    this.words = words;
    this.at = at;
    this.seen = seen;
    return this.snapshot;
  }
}

/** The state value below a node; the values of a parallel state's regions are read one by one. */
function valueUnder(layout: Layout, node: ChartNode, read: (v: Variable) => number): () => StateValue {
  if (node.kind === 'parallel') {
    const value = regionsOf(layout, node, read);
    return () => value;
  }
  const none: StateValue = {};
  if (isAtomic(node)) return () => none;
  const [{ leaves, variable }] = leafRange(layout, node);
  const values = leaves.map((leaf) => (isBelow(leaf, node) ? down(layout, node, leaf, read) : none));
  return () => values[read(variable)] ?? none;
}

function down(layout: Layout, node: ChartNode, leaf: ChartNode, read: (v: Variable) => number): StateValue {
  const child = node.children.find((c) => c === leaf || isBelow(leaf, c));
  if (child === undefined) return {};
  if (child !== leaf) return { [child.key]: down(layout, child, leaf, read) };
  return child.kind === 'parallel' ? { [child.key]: regionsOf(layout, child, read) } : child.key;
}

function regionsOf(layout: Layout, node: ChartNode, read: (v: Variable) => number): StateValue {
  const regions: StateValue = {};
  for (const region of node.children) {
    Object.defineProperty(regions, region.key, { get: valueUnder(layout, region, read), enumerable: true });
  }
  return regions;
}
