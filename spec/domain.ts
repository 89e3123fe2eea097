/**
 * Declared domains: the finite set of values each field of a machine's context may take.
 *
 * A chart factory declares the domain of every context field it owns; the context's type is inferred from the
 * declaration, the declaration goes into the root's `meta.domains`, and it is the only source for state identity,
 * for packing into integers and for the error that names a value outside its domain.
 *
 * A field is *data* (part of the state's identity) or a *mirror* (derivable from the regions; kept only because a
 * guard must read it; excluded from identity and checked as an invariant).
 */
export type Domain = IntDomain | OneOfDomain | ListDomain | VecDomain | MirrorDomain;

/** An integer in `lo..hi`, both included. */
export interface IntDomain {
  readonly kind: 'int';
  readonly lo: number;
  readonly hi: number;
}

/** One of a fixed set of literals. */
export interface OneOfDomain<V extends string | number | boolean = string | number | boolean> {
  readonly kind: 'oneOf';
  readonly values: readonly V[];
}

/** A list of 0 to `max` elements; `distinct` when no element occurs twice. Order matters. */
export interface ListDomain<D extends Domain = Domain> {
  readonly kind: 'list';
  readonly max: number;
  readonly of: D;
  readonly distinct: boolean;
}

/** Exactly `length` elements. */
export interface VecDomain<D extends Domain = Domain> {
  readonly kind: 'vec';
  readonly length: number;
  readonly of: D;
}

/** A derivable value: `from` says, in words, what it is derived from. */
export interface MirrorDomain<D extends Domain = Domain> {
  readonly kind: 'mirror';
  readonly of: D;
  readonly from: string;
}

/** The fields of one context, by name. */
export type Domains = Readonly<Record<string, Domain>>;

/** The values a domain holds. */
export type ValueOf<D extends Domain> = D extends IntDomain
  ? number
  : D extends OneOfDomain<infer V>
    ? V
    : D extends ListDomain<infer E>
      ? readonly ValueOf<E>[]
      : D extends VecDomain<infer E>
        ? readonly ValueOf<E>[]
        : D extends MirrorDomain<infer E>
          ? ValueOf<E>
          : never;

/** The context that a set of domains describes. */
export type ContextOf<F extends Domains> = { readonly [K in keyof F]: ValueOf<F[K]> };

export const int = (lo: number, hi: number): IntDomain => {
  if (!Number.isSafeInteger(lo) || !Number.isSafeInteger(hi) || hi < lo) {
    throw new RangeError(`int(${lo}, ${hi}): bounds must be integers, lower first`);
  }
  return { kind: 'int', lo, hi };
};

export const oneOf = <const V extends string | number | boolean>(...values: readonly V[]): OneOfDomain<V> => {
  if (values.length === 0 || new Set(values).size !== values.length) {
    throw new RangeError('oneOf(): at least one value, none twice');
  }
  return { kind: 'oneOf', values };
};

export const bool = (): OneOfDomain<boolean> => ({ kind: 'oneOf', values: [false, true] });

export const list = <D extends Domain>(
  max: number,
  of: D,
  options: { readonly distinct?: boolean } = {},
): ListDomain<D> => ({ kind: 'list', max, of, distinct: options.distinct ?? false });

export const vec = <D extends Domain>(length: number, of: D): VecDomain<D> => ({ kind: 'vec', length, of });

export const mirror = <D extends Domain>(of: D, from: string): MirrorDomain<D> => ({
  kind: 'mirror',
  of,
  from,
});

/**
 * Says how `value` leaves `domain`, or `undefined` when it is inside.
 * @param path where the value stands, e.g. `stacks[2]`; the answer starts with it
 */
export function outside(domain: Domain, value: unknown, path: string): string | undefined {
  switch (domain.kind) {
    case 'int':
      return typeof value === 'number' && Number.isInteger(value) && value >= domain.lo && value <= domain.hi
        ? undefined
        : `${path} = ${JSON.stringify(value)} is not an integer in ${domain.lo}..${domain.hi}`;
    case 'oneOf':
      return domain.values.some((v) => v === value)
        ? undefined
        : `${path} = ${JSON.stringify(value)} is not one of ${domain.values.map((v) => JSON.stringify(v)).join(', ')}`;
    case 'mirror':
      return outside(domain.of, value, path);
    case 'vec':
    case 'list': {
      if (!Array.isArray(value)) return `${path} = ${JSON.stringify(value)} is not an array`;
      const items: readonly unknown[] = value;
      if (domain.kind === 'vec' && items.length !== domain.length) {
        return `${path} has ${items.length} elements, not ${domain.length}`;
      }
      if (domain.kind === 'list' && items.length > domain.max) {
        return `${path} has ${items.length} elements, more than ${domain.max}`;
      }
      if (
        domain.kind === 'list' &&
        domain.distinct &&
        new Set(items.map((i) => JSON.stringify(i))).size < items.length
      ) {
        return `${path} = ${JSON.stringify(items)} holds an element twice`;
      }
      for (const [i, item] of items.entries()) {
        const fault = outside(domain.of, item, `${path}[${i}]`);
        if (fault !== undefined) return fault;
      }
      return undefined;
    }
  }
}
