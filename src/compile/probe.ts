import { CompileError } from './fault.ts';
import { type Fn, isRecord } from './guard.ts';
import type { Shape, Variable } from './shape.ts';

type Read = (variable: Variable) => number;

const refuse = (what: string) => (): never => {
  throw new TypeError(`${what} cannot be changed: guards and assigns must be pure`);
};

const frozen = {
  set: refuse('the context'),
  defineProperty: refuse('the context'),
  deleteProperty: refuse('the context'),
};

/** Says what a variable holds, or throws where the run does not know it yet. */
export interface Reader {
  read(variable: Variable): number;
}

interface Cell {
  reader: Reader;
  readonly context: object;
}

/** One probe per layout: functions run many thousand times, and proxies cost more than they do. */
const cells = new WeakMap<ReadonlyMap<string, Shape>, Cell>();

/** A context whose fields are read through `reader`, each only when the function looks at it. Valid until the next call. */
export function contextProbe(fields: ReadonlyMap<string, Shape>, reader: Reader): object {
  let cell = cells.get(fields);
  if (cell === undefined) {
    const made: { reader: Reader; context: object } = { reader, context: {} };
    made.context = makeContext(fields, (variable) => made.reader.read(variable));
    cell = made;
    cells.set(fields, cell);
  }
  cell.reader = reader;
  return cell.context;
}

/** A context of its own; `contextProbe` gives one that is shared. */
export function makeContext(fields: ReadonlyMap<string, Shape>, read: Read): object {
  const probes = new Map<string, () => unknown>();
  for (const [field, shape] of fields) probes.set(field, probeShape(shape, read));
  return new Proxy(
    {},
    {
      ...frozen,
      get: (target, key) => {
        const probe = typeof key === 'string' ? probes.get(key) : undefined;
        return probe === undefined ? Reflect.get(target, key) : probe();
      },
      has: (_, key) => typeof key === 'string' && fields.has(key),
      ownKeys: () => [...fields.keys()],
      getOwnPropertyDescriptor: (_, key) => {
        const probe = typeof key === 'string' ? probes.get(key) : undefined;
        return probe && { value: probe(), enumerable: true, configurable: true, writable: true };
      },
    },
  );
}

function probeShape(shape: Shape, read: Read): () => unknown {
  if (shape.kind === 'leaf') {
    const { variable } = shape;
    const { value } = variable;
    return () => value?.(read(variable));
  }
  const length = (): number => (shape.kind === 'vec' ? shape.items.length : read(shape.length));
  const items = shape.items.map((item) => probeShape(item, read));
  const indexOf = (key: string | symbol): number =>
    typeof key === 'string' && /^(0|[1-9][0-9]*)$/.test(key) ? Number(key) : -1;
  const item = (i: number): unknown => (i >= length() ? undefined : items[i]?.());
  const mapLater = (fn: (value: unknown, i: number) => unknown): unknown =>
    later(shape.items.length, (i) => fn(item(i), i));
  const target: unknown[] = [];
  const proxy = new Proxy(target, {
    ...frozen,
    get: (self, key) => {
      if (key === 'length') return length();
      if (key === 'map' && shape.kind === 'vec') return mapLater;
      const i = indexOf(key);
      return i >= 0 ? item(i) : Reflect.get(self, key);
    },
    has: (self, key) => {
      const i = indexOf(key);
      return i >= 0 ? i < length() : Reflect.has(self, key);
    },
    ownKeys: () => [...Array.from({ length: length() }, (_, i) => String(i)), 'length'],
    getOwnPropertyDescriptor: (_, key) => {
      if (key === 'length')
        return { value: length(), writable: true, enumerable: false, configurable: false };
      const i = indexOf(key);
      return i >= 0 && i < length()
        ? { value: item(i), enumerable: true, configurable: true, writable: true }
        : undefined;
    },
  });
  return () => proxy;
}

/**
 * The result of mapping a vector, each entry computed when it is looked at: what an entry of an assigned vector becomes
 * then depends on no other entry.
 */
function later(length: number, compute: (i: number) => unknown): unknown {
  const known = new Map<number, unknown>();
  const entry = (key: string | symbol): { readonly value: unknown } | undefined => {
    const i = typeof key === 'string' ? Number(key) : Number.NaN;
    if (!Number.isInteger(i) || i < 0 || i >= length) return undefined;
    if (!known.has(i)) known.set(i, compute(i));
    return { value: known.get(i) };
  };
  const target: unknown[] = [];
  return new Proxy(target, {
    get: (self, key) => (key === 'length' ? length : (entry(key)?.value ?? Reflect.get(self, key))),
    has: (self, key) => entry(key) !== undefined || Reflect.has(self, key),
    ownKeys: () => [...Array.from({ length }, (_, i) => String(i)), 'length'],
    getOwnPropertyDescriptor: (_, key) => {
      if (key === 'length') return { value: length, writable: true, enumerable: false, configurable: false };
      const found = entry(key);
      return found && { value: found.value, enumerable: true, configurable: true, writable: true };
    },
  });
}

/** The event as a function sees it; `seen` is called when it looks at more than nothing. */
export function eventProbe(event: object, seen: () => void): object {
  const watch = (x: object): object =>
    new Proxy(x, {
      get: (target, key) => {
        seen();
        const value: unknown = Reflect.get(target, key);
        return value;
      },
      has: (target, key) => {
        seen();
        return Reflect.has(target, key);
      },
      ownKeys: (target) => {
        seen();
        return Reflect.ownKeys(target);
      },
    });
  return watch(event);
}

/** Stands for `self` and `system`, which no state of the search has. */
/** What functions of the machine did that is refused, since `traced` began. */
const refusals: CompileError[] = [];

function refused(error: CompileError): never {
  refusals.push(error);
  throw error;
}

/** Runs a function of the machine. @throws CompileError for what it does that is refused, also where it catches that itself */
export function traced<R>(run: () => R): R {
  refusals.length = 0;
  const result = run();
  const [first] = refusals;
  if (first !== undefined) throw first;
  return result;
}

export function noActor(what: string, place: string): object {
  return new Proxy(
    {},
    {
      get: (_, key) => {
        return refused(
          new CompileError('self', place, `reads \`${what}.${String(key)}\`: actors are outside the subset`),
        );
      },
    },
  );
}

export function noSpawn(place: string): Fn {
  return () => refused(new CompileError('spawn', place, 'spawns an actor: actors are outside the subset'));
}

/** `params` as XState resolves them: a function of context and event, or a value. */
export function resolveParams(
  params: unknown,
  args: { readonly context: object; readonly event: object },
): unknown {
  if (typeof params !== 'function') return params;
  return Reflect.apply(params, undefined, [args]);
}

export const typeOf = (event: unknown): string | undefined =>
  isRecord(event) && typeof event.type === 'string' ? event.type : undefined;
