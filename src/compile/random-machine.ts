import fc from 'fast-check';
import {
  type AnyStateMachine,
  and,
  assign,
  createMachine,
  enqueueActions,
  not,
  or,
  raise,
  stateIn,
} from 'xstate';
import { bool, type Domains, int } from '../../spec/domain.ts';

/** A machine drawn at random, as data, so that a failing one can be printed and shrunk. */
export interface Sketch {
  readonly kind: 'atomic' | 'compound' | 'parallel' | 'final';
  readonly children: readonly Sketch[];
  readonly history: 'none' | 'shallow' | 'deep';
  readonly handlers: readonly Handler[];
  readonly always: Handler | undefined;
  readonly entry: readonly Effect[];
  readonly exit: readonly Effect[];
  readonly onDone: Handler | undefined;
  readonly after: Handler | undefined;
}

export interface Handler {
  readonly event: number;
  /** Which node, modulo the number of nodes; undefined: none. */
  readonly target: number | undefined;
  readonly reenter: boolean;
  readonly guard: Test | undefined;
  readonly effects: readonly Effect[];
}

export type Test =
  | { readonly kind: 'n'; readonly value: number }
  | { readonly kind: 'flag' }
  | { readonly kind: 'in'; readonly node: number }
  | { readonly kind: 'not'; readonly of: Test }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Test[] };

export type Effect =
  | { readonly kind: 'set'; readonly value: number }
  | { readonly kind: 'add' }
  | { readonly kind: 'toggle' }
  | { readonly kind: 'raise'; readonly event: number }
  | { readonly kind: 'raiseIfFlag'; readonly event: number }
  | { readonly kind: 'collect'; readonly test: Test; readonly event: number }
  | { readonly kind: 'note'; readonly tells: 'nothing' | 'constant' | 'context' | 'computed' };

export const externalEvents = ['A', 'B', 'C'];
const raisedEvents = ['R', 'S', 'T'];

const test: fc.Arbitrary<Test> = fc.letrec<{ test: Test }>((tie) => ({
  test: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    fc.record({ kind: fc.constant('n' as const), value: fc.nat(2) }),
    fc.record({ kind: fc.constant('flag' as const) }),
    fc.record({ kind: fc.constant('in' as const), node: fc.nat(20) }),
    fc.record({ kind: fc.constant('not' as const), of: tie('test') }),
    fc.record({
      kind: fc.constantFrom('and' as const, 'or' as const),
      of: fc.array(tie('test'), { minLength: 1, maxLength: 2 }),
    }),
  ),
})).test;

const effect: fc.Arbitrary<Effect> = fc.oneof(
  fc.record({ kind: fc.constant('set' as const), value: fc.nat(2) }),
  fc.record({ kind: fc.constant('add' as const) }),
  fc.record({ kind: fc.constant('toggle' as const) }),
  fc.record({ kind: fc.constant('raise' as const), event: fc.nat(2) }),
  fc.record({ kind: fc.constant('raiseIfFlag' as const), event: fc.nat(2) }),
  fc.record({ kind: fc.constant('collect' as const), test, event: fc.nat(2) }),
  fc.record({
    kind: fc.constant('note' as const),
    tells: fc.constantFrom('nothing' as const, 'constant' as const, 'context' as const, 'computed' as const),
  }),
);

const handler = (guarded: boolean): fc.Arbitrary<Handler> =>
  fc.record({
    event: fc.nat(5),
    target: fc.option(fc.nat(20), { nil: undefined, freq: 6 }),
    reenter: fc.boolean(),
    guard: guarded ? test : fc.option(test, { nil: undefined }),
    effects: fc.array(effect, { maxLength: 2 }),
  });

const rare = <T>(of: fc.Arbitrary<T>, freq: number): fc.Arbitrary<T | undefined> =>
  fc.oneof({ arbitrary: of, weight: 1 }, { arbitrary: fc.constant(undefined), weight: freq });

const node = (depth: number): fc.Arbitrary<Sketch> =>
  fc.record({
    kind:
      depth === 0
        ? fc.constantFrom('atomic' as const, 'atomic' as const, 'atomic' as const, 'final' as const)
        : fc.constantFrom('atomic' as const, 'compound' as const, 'parallel' as const, 'compound' as const),
    children: depth === 0 ? fc.constant([]) : fc.array(node(depth - 1), { minLength: 2, maxLength: 3 }),
    history: fc.constantFrom('none' as const, 'none' as const, 'shallow' as const, 'deep' as const),
    handlers: fc.array(handler(false), { maxLength: 3 }),
    always: rare(handler(true), 6),
    entry: fc.array(effect, { maxLength: 1 }),
    exit: fc.array(effect, { maxLength: 1 }),
    onDone: rare(handler(false), 3),
    after: rare(handler(false), 5),
  });

export const sketch: fc.Arbitrary<Sketch> = fc
  .tuple(node(3), fc.constantFrom('compound' as const, 'parallel' as const))
  .filter(([n]) => n.children.length > 0)
  .map(([n, kind]) => ({ ...n, kind, history: 'none' as const }));

interface Context {
  readonly n: number;
  readonly flag: boolean;
}

export const sketchDomains: Domains = { n: int(0, 2), flag: bool() };

/** Builds the machine of a sketch. */
export function buildMachine(root: Sketch): AnyStateMachine {
  const ids: string[] = [];
  const name = (s: Sketch, path: string): void => {
    ids.push(path);
    if (s.kind === 'atomic' || s.kind === 'final') return;
    for (const [i, child] of s.children.entries()) name(child, `${path}_${i}`);
    if (s.history !== 'none') ids.push(`${path}_h`);
  };
  name(root, 'm');
  const id = (n: number): string => `#${ids[n % ids.length] ?? 'm'}`;

  const guardOf = (t: Test): unknown => {
    switch (t.kind) {
      case 'n':
        return ({ context }: { context: Context }) => context.n === t.value;
      case 'flag':
        return ({ context }: { context: Context }) => context.flag;
      case 'in':
        return stateIn(id(t.node).replace(/_h$/, ''));
      case 'not':
        return not(guardOf(t.of) as never);
      case 'and':
        return and(t.of.map(guardOf) as never);
      case 'or':
        return or(t.of.map(guardOf) as never);
    }
  };
  // A raised event may only raise later ones, and eventless transitions raise nothing: most macrosteps then end.
  const ending = (h: Handler, event: number): Handler => ({
    ...h,
    effects: h.effects.flatMap((e): readonly Effect[] => {
      if (!('event' in e)) return [e];
      const first = Math.max(0, event - 2);
      return first > 2 ? [] : [{ ...e, event: first + (e.event % (3 - first)) }];
    }),
  });
  const raised = (n: number): { type: string } => ({ type: raisedEvents[n % 3] ?? 'R' });
  const noteOf = (tells: (Effect & { readonly kind: 'note' })['tells']): unknown => {
    switch (tells) {
      case 'nothing':
        return 'note';
      case 'constant':
        return { type: 'note', params: { constant: true } };
      case 'context':
        return {
          type: 'note',
          params: ({ context, event }: { context: Context; event: { type: string } }) => ({
            context,
            event: event.type,
          }),
        };
      case 'computed':
        return enqueueActions(({ enqueue, context }) => {
          enqueue({ type: 'note', params: { n: context.n } } as never);
        });
    }
  };
  const effectOf = (e: Effect): unknown => {
    switch (e.kind) {
      case 'set':
        return assign({ n: e.value });
      case 'add':
        return assign(({ context }) => ({ n: (context.n + 1) % 3 }));
      case 'toggle':
        return assign({ flag: ({ context }) => !context.flag });
      case 'raise':
        return raise(raised(e.event));
      case 'raiseIfFlag':
        return raise(({ context }) => raised(context.flag ? e.event : Math.min(2, e.event + 1)));
      case 'collect':
        return enqueueActions(({ enqueue, check, context }) => {
          if (check(guardOf(e.test) as never)) enqueue.assign({ n: (context.n + 2) % 3 });
          else if (context.flag) enqueue.raise(raised(e.event));
        });
      case 'note':
        return noteOf(e.tells);
    }
  };
  const handlerOf = (h: Handler): Record<string, unknown> => ({
    ...(h.target === undefined ? {} : { target: id(h.target) }),
    ...(h.reenter ? { reenter: true } : {}),
    ...(h.guard === undefined ? {} : { guard: guardOf(h.guard) }),
    actions: h.effects.map(effectOf),
  });
  const build = (s: Sketch, path: string): Record<string, unknown> => {
    const on: Record<string, unknown[]> = {};
    for (const h of s.handlers) {
      const type = [...externalEvents, ...raisedEvents][h.event] ?? 'A';
      on[type] = [...(on[type] ?? []), handlerOf(ending(h, h.event))];
    }
    const base = {
      id: path,
      ...(s.kind === 'final' ? {} : { on }),
      ...(s.always === undefined || s.kind === 'final' ? {} : { always: handlerOf(ending(s.always, 5)) }),
      entry: s.entry.filter((e) => !('event' in e) || e.event > 0).map(effectOf),
      exit: s.exit.map(effectOf),
      ...(s.after === undefined || s.kind === 'final' ? {} : { after: { 10: handlerOf(s.after) } }),
    };
    if (s.kind === 'final') return { ...base, type: 'final' };
    if (s.kind === 'atomic') return base;
    const states: Record<string, unknown> = {};
    for (const [i, child] of s.children.entries()) states[`s${i}`] = build(child, `${path}_${i}`);
    if (s.history !== 'none') states.h = { id: `${path}_h`, type: 'history', history: s.history };
    return {
      ...base,
      ...(s.kind === 'parallel' ? { type: 'parallel' } : { initial: 's0' }),
      ...(s.onDone === undefined ? {} : { onDone: handlerOf(s.onDone) }),
      states,
    };
  };
  return createMachine({
    ...build(root, 'm'),
    context: { n: 0, flag: false },
    meta: { domains: sketchDomains },
    // Macrosteps of a few hundred microsteps that end do occur (seed 7).
    options: { maxIterations: 1000 },
  } as never);
}
