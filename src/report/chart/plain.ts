/** A machine's configuration as plain data: what was built by functions is told by names and literals. */
import { type AnyStateMachine, and, not, or } from 'xstate';

export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };

export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** A guard or an action by name, with literal parameters. */
export interface Named extends JsonObject {
  readonly type: string;
  readonly params?: Json;
}

/** An event that an action raises. */
export interface Raised extends JsonObject {
  readonly type: 'xstate.raise';
  readonly event: { readonly [key: string]: Json | undefined; readonly type: string };
}

export type PlainAction = Named | Raised;

export const isRaised = (action: PlainAction): action is Raised => action.type === 'xstate.raise';

export const isRecord = (x: unknown): x is Readonly<Record<string, unknown>> =>
  typeof x === 'object' && x !== null && !Array.isArray(x);

const checks = {
  and: Reflect.get(and([]), 'check') as unknown,
  or: Reflect.get(or([]), 'check') as unknown,
  not: Reflect.get(not('x'), 'check') as unknown,
};

/** Data without functions and without what is undefined. */
export function json(value: unknown): Json {
  switch (typeof value) {
    case 'boolean':
    case 'string':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : String(value);
    case 'object':
      if (value === null) return null;
      if (Array.isArray(value)) return value.map(json);
      return Object.fromEntries(
        Object.entries(value).flatMap(([key, inner]) =>
          inner === undefined || typeof inner === 'function' ? [] : [[key, json(inner)]],
        ),
      );
    default:
      return null;
  }
}

const wordOf = (guard: Named): string => (/ (and|or) /.test(guard.type) ? `(${guard.type})` : guard.type);
/** What is only a name stays one. */
const short = (guard: Named): Json => (guard.params === undefined ? guard.type : guard);

/**
 * A guard by name. `and`, `or` and `not` become names that read so, with their parts as parameters:
 * `{ type: 'sleeping and clear', params: { and: [{ type: 'sleeping', … }, { type: 'clear', … }] } }`.
 */
export function plainGuard(guard: unknown): Named {
  if (typeof guard === 'string') return { type: guard };
  if (isRecord(guard)) return named(guard);
  if (typeof guard !== 'function') return { type: 'inline' };
  const inner: unknown = Reflect.get(guard, 'guards');
  const check: unknown = Reflect.get(guard, 'check');
  if (Array.isArray(inner)) {
    const parts = inner.map(plainGuard);
    const [first] = parts;
    if (check === checks.not && first !== undefined) {
      return { type: `not ${wordOf(first)}`, params: { not: short(first) } };
    }
    const word = check === checks.or ? 'or' : 'and';
    return { type: parts.map(wordOf).join(` ${word} `), params: { [word]: parts.map(short) } };
  }
  const value: unknown = Reflect.get(guard, 'stateValue');
  if (value !== undefined) return { type: `in ${JSON.stringify(value)}`, params: { stateIn: json(value) } };
  return { type: guard.name === '' ? 'inline' : guard.name };
}

const named = (x: Readonly<Record<string, unknown>>): Named => ({
  type: String(x.type),
  ...(x.params === undefined || typeof x.params === 'function' ? {} : { params: json(x.params) }),
});

/** An action by name, or the literal event that it raises. */
export function plainAction(action: unknown): PlainAction {
  if (typeof action === 'string') return { type: action };
  if (isRecord(action)) {
    // As plainAction itself gives it.
    return isRecord(action.event) ? raised(action.event) : named(action);
  }
  if (typeof action !== 'function') return { type: 'inline' };
  const type: unknown = Reflect.get(action, 'type');
  const event: unknown = Reflect.get(action, 'event');
  if (type === 'xstate.raise' && isRecord(event)) return raised(event);
  return { type: typeof type === 'string' ? type : action.name === '' ? 'inline' : action.name };
}

const raised = (event: Readonly<Record<string, unknown>>): Raised => {
  const plain = json(event);
  return { type: 'xstate.raise', event: { ...(isRecord(plain) ? plain : {}), type: String(event.type) } };
};

const many = (x: unknown): readonly unknown[] => (x === undefined ? [] : Array.isArray(x) ? x : [x]);

const actions = (x: unknown): Json =>
  many(x).map((a) => {
    const plain = plainAction(a);
    return isRaised(plain) || plain.params !== undefined ? plain : plain.type;
  });

function transition(x: unknown): Json {
  if (!isRecord(x)) return json(x);
  const { guard, actions: does, ...rest } = x;
  const all = {
    guard: guard === undefined ? undefined : short(plainGuard(guard)),
    ...(isRecord(rest) ? Object.fromEntries(Object.entries(rest).map(([k, v]) => [k, json(v)])) : {}),
    actions: does === undefined ? undefined : actions(does),
  };
  return Object.fromEntries(Object.entries(all).filter(([, v]) => v !== undefined));
}

const transitions = (x: unknown): Json => (Array.isArray(x) ? x.map(transition) : transition(x));

const each = (x: unknown, of: (value: unknown) => Json): Json =>
  isRecord(x) ? Object.fromEntries(Object.entries(x).map(([key, value]) => [key, of(value)])) : {};

const node = (x: unknown): Json => (isRecord(x) ? state(x) : {});

function state(config: Readonly<Record<string, unknown>>): JsonObject {
  return Object.fromEntries(
    Object.entries(config).flatMap(([key, value]): [string, Json][] => {
      if (value === undefined) return [];
      switch (key) {
        case 'states':
          return [[key, each(value, node)]];
        case 'on':
        case 'after':
          return [[key, each(value, transitions)]];
        case 'always':
        case 'onDone':
          return [[key, transitions(value)]];
        case 'entry':
        case 'exit':
          return [[key, actions(value)]];
        default:
          return typeof value === 'function' ? [] : [[key, json(value)]];
      }
    }),
  );
}

/** The configuration that a machine was made of, without functions. */
export const plainConfig = (machine: AnyStateMachine): JsonObject => ({ ...state({ ...machine.config }) });
