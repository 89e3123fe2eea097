import { type Domain, outside } from '../../spec/domain.ts';
import { CompileError } from './fault.ts';

/** A packed variable: an index in `0..size-1`, at a place in the words of a state. */
export interface Variable {
  readonly id: number;
  readonly name: string;
  readonly size: number;
  /** Only of integers: value = index + `lo`. */
  readonly lo: number | undefined;
  /** What the index stands for; regions and histories have none. */
  readonly value: ((index: number) => unknown) | undefined;
  word: number;
  shift: number;
  bits: number;
}

/** How a context field lies in variables. */
export type Shape =
  | {
      readonly kind: 'leaf';
      readonly domain: Domain;
      readonly variable: Variable;
      readonly index: ValueIndex;
    }
  | { readonly kind: 'vec'; readonly domain: Domain; readonly items: readonly Shape[] }
  | {
      readonly kind: 'list';
      readonly domain: Domain;
      readonly length: Variable;
      readonly items: readonly Shape[];
    };

type ValueIndex = (value: unknown) => number;

/** Composite values up to this many are one variable, larger ones a variable per element. */
const wholeLimit = 256;

export type MakeVariable = (
  name: string,
  size: number,
  value?: (index: number) => unknown,
  lo?: number,
) => Variable;

/** Lays a domain out in variables made by `make`. */
export function layOut(domain: Domain, name: string, make: MakeVariable): Shape {
  if (domain.kind === 'mirror') return layOut(domain.of, name, make);
  if (domain.kind === 'int') {
    const { lo, hi } = domain;
    const size = hi - lo + 1;
    if (size > 2 ** 30)
      throw new CompileError('width', name, `${size} values are more than a packed field holds`);
    const index = (v: unknown): number =>
      typeof v === 'number' && Number.isInteger(v) && v >= lo && v <= hi ? v - lo : -1;
    return { kind: 'leaf', domain, variable: make(name, size, (i) => i + lo, lo), index };
  }
  if (domain.kind === 'oneOf') {
    const { values } = domain;
    const ints = values.every((v, i) => v === i) ? 0 : undefined;
    const places = new Map<unknown, number>(values.map((v, i) => [v, i]));
    const index = (v: unknown): number => places.get(v) ?? -1;
    return { kind: 'leaf', domain, variable: make(name, values.length, (i) => values[i], ints), index };
  }
  const all = enumerate(domain, wholeLimit);
  if (all !== undefined) {
    // Shared by every state that holds them: nobody may change them.
    for (const value of all) Object.freeze(value);
    const places = new Map(all.map((v, i) => [JSON.stringify(v), i]));
    const variable = make(name, all.length, (i) => all[i]);
    return { kind: 'leaf', domain, variable, index: (v) => places.get(JSON.stringify(v)) ?? -1 };
  }
  if (domain.kind === 'vec') {
    const items = Array.from({ length: domain.length }, (_, i) => layOut(domain.of, `${name}[${i}]`, make));
    return { kind: 'vec', domain, items };
  }
  const length = make(`${name}.length`, domain.max + 1, (i) => i, 0);
  const items = Array.from({ length: domain.max }, (_, i) => layOut(domain.of, `${name}[${i}]`, make));
  return { kind: 'list', domain, length, items };
}

/** All values of a domain, or `undefined` when they are more than `limit`. */
function enumerate(domain: Domain, limit: number): readonly unknown[] | undefined {
  switch (domain.kind) {
    case 'int': {
      const size = domain.hi - domain.lo + 1;
      return size > limit ? undefined : Array.from({ length: size }, (_, i) => domain.lo + i);
    }
    case 'oneOf':
      return domain.values.length > limit ? undefined : domain.values;
    case 'mirror':
      return enumerate(domain.of, limit);
    case 'vec':
    case 'list': {
      const items = enumerate(domain.of, limit);
      if (items === undefined) return undefined;
      const longest = domain.kind === 'vec' ? domain.length : domain.max;
      let layer: (readonly unknown[])[] = [[]];
      const all: (readonly unknown[])[] = longest === 0 || domain.kind === 'list' ? [[]] : [];
      for (let n = 1; n <= longest; n++) {
        const next: (readonly unknown[])[] = [];
        for (const head of layer) {
          for (const item of items) {
            if (domain.kind === 'list' && domain.distinct && holds(head, item)) continue;
            next.push([...head, item]);
            if (next.length > limit) return undefined;
          }
        }
        layer = next;
        if (domain.kind === 'list' || n === longest) all.push(...layer);
        if (all.length > limit) return undefined;
      }
      return all;
    }
  }
}

const holds = (list: readonly unknown[], item: unknown): boolean =>
  list.some((other) => JSON.stringify(other) === JSON.stringify(item));

/** The variables of a shape, in order. */
export function variablesOf(shape: Shape): readonly Variable[] {
  if (shape.kind === 'leaf') return [shape.variable];
  const inner = shape.items.flatMap(variablesOf);
  return shape.kind === 'vec' ? inner : [shape.length, ...inner];
}

/** The indices of a value, in the order of `variablesOf`; a text that says how it leaves the domain otherwise. */
export function indicesOf(shape: Shape, value: unknown, path: string): number[] | string {
  if (shape.kind === 'leaf') {
    const index = shape.index(value);
    return index >= 0
      ? [index]
      : (outside(shape.domain, value, path) ?? `${path} = ${JSON.stringify(value)} cannot be packed`);
  }
  const fault = outside(shape.domain, value, path);
  if (fault !== undefined || !Array.isArray(value)) return fault ?? `${path} is not an array`;
  const out: number[] = shape.kind === 'list' ? [value.length] : [];
  for (const [i, item] of shape.items.entries()) {
    // The slots past a list's end are zero, so that equal lists are equal bits.
    const inner =
      i < value.length ? indicesOf(item, value[i], `${path}[${i}]`) : variablesOf(item).map(() => 0);
    if (typeof inner === 'string') return inner;
    out.push(...inner);
  }
  return out;
}

/** The value that the indices read by `read` stand for. */
export function valueIn(shape: Shape, read: (variable: Variable) => number): unknown {
  switch (shape.kind) {
    case 'leaf':
      return shape.variable.value?.(read(shape.variable));
    case 'vec':
      return shape.items.map((item) => valueIn(item, read));
    case 'list':
      return shape.items.slice(0, read(shape.length)).map((item) => valueIn(item, read));
  }
}
