import { describe, expect, it } from 'vitest';
import { assign, createMachine } from 'xstate';
import { peerEvents, peerMachine, peerStates } from '../../bench/peers/machine.ts';
import { bool, int } from '../../spec/domain.ts';
import { compile } from './compile.ts';
import { CompileError, faultCodes } from './fault.ts';
import { search } from './search.ts';

const counter = (bound: number) =>
  compile(
    createMachine({
      context: { n: 0, odd: false },
      meta: { domains: { n: int(0, bound), odd: bool() } },
      on: {
        UP: {
          guard: ({ context }) => context.n < bound,
          actions: assign({ n: ({ context }) => context.n + 1, odd: ({ context }) => !context.odd }),
        },
        DOWN: {
          guard: ({ context }) => context.n > 0,
          actions: assign({ n: ({ context }) => context.n - 1, odd: ({ context }) => !context.odd }),
        },
      },
    }),
    { events: [{ type: 'UP' }, { type: 'DOWN' }] },
  );

const below = (limit: number) => ({
  name: `n < ${limit}`,
  holds: ({ context }: { context: object }) => Reflect.get(context, 'n') < limit,
});

describe('a search', () => {
  it('counts states, transitions and depth exactly', () => {
    const { states, transitions, depth, verdict } = search(counter(9));
    expect({ states, transitions, depth, verdict }).toEqual({
      states: 10,
      transitions: 18,
      depth: 9,
      verdict: 'complete',
    });
  });

  it.each([true, false])('finds a shortest trace to a broken invariant, predecessors kept: %s', (parents) => {
    const { verdict, property, trace } = search(counter(9), { invariants: [below(20), below(4)], parents });
    expect(verdict).toBe('violated');
    expect(property).toBe('n < 4');
    expect(trace?.steps.map((s) => s.event.type)).toEqual(['UP', 'UP', 'UP', 'UP']);
  });

  it('finds a broken invariant depth-first', () => {
    const compiled = counter(9);
    const { verdict, trace } = search(compiled, { invariants: [below(4)], order: 'depth' });
    expect(verdict).toBe('violated');
    const last = trace?.steps.at(-1)?.state;
    expect(last && compiled.decode(last).context).toEqual({ n: 4, odd: false });
  });

  it('reports an invariant that the initial state breaks, with no step', () => {
    const { verdict, trace } = search(counter(3), { invariants: [below(0)] });
    expect(verdict).toBe('violated');
    expect(trace?.steps).toEqual([]);
  });

  it('shows every step to a step property', () => {
    const { verdict, property, trace } = search(counter(9), {
      steps: [
        {
          name: 'never 5 to 4',
          holds: (before, _, after) => !(before.context.n === 5 && after.context.n === 4),
        },
      ],
    });
    expect({ verdict, property, last: trace?.steps.at(-1)?.event.type }).toEqual({
      verdict: 'violated',
      property: 'never 5 to 4',
      last: 'DOWN',
    });
  });

  it('calls an invariant that reads too much to be tabulated', () => {
    const compiled = compile(
      createMachine({
        context: { a: 0, b: 0 },
        meta: { domains: { a: int(0, 999), b: int(0, 999) } },
        on: {
          E: {
            guard: ({ context }) => context.a < 50,
            actions: assign({ a: ({ context }) => context.a + 1, b: ({ context }) => context.b + 2 }),
          },
        },
      }),
      { events: [{ type: 'E' }] },
    );
    const holds = ({ context }: { context: object }) =>
      Reflect.get(context, 'a') + Reflect.get(context, 'b') < 120;
    const { trace } = search(compiled, { invariants: [{ name: 'sum', holds }] });
    expect(trace?.steps).toHaveLength(40);
  });

  it('finds a state in which no event is handled, unless the machine has ended there', () => {
    const machine = createMachine({
      initial: 'a',
      states: { a: { on: { E: 'stuck', F: 'end' } }, stuck: {}, end: { type: 'final' } },
    });
    const compiled = compile(machine, { events: [{ type: 'E' }, { type: 'F' }] });
    const { verdict, trace } = search(compiled, { deadlock: true });
    expect({ verdict, steps: trace?.steps.map((s) => s.event.type) }).toEqual({
      verdict: 'deadlock',
      steps: ['E'],
    });
    expect(search(compiled).verdict).toBe('complete');
  });

  it('is inconclusive, not a crash, where states or memory run out', () => {
    const compiled = compile(peerMachine(5, 3), { events: peerEvents(5, 3) });
    const few = search(compiled, { maxStates: 5000 });
    expect(few.verdict).toBe('inconclusive');
    expect(few.why).toContain('5000');
    const small = search(compiled, { maxBytes: 300_000 });
    expect(small.verdict).toBe('inconclusive');
    expect(small.states).toBeLessThan(peerStates(5, 3));
  });

  it('grows its table and its ring, and counts the same in every order', () => {
    const compiled = compile(peerMachine(6, 3), { events: peerEvents(6, 3) });
    const shown: number[] = [];
    for (const options of [{}, { parents: false }, { order: 'depth' as const }]) {
      const { states, transitions } = search(compiled, {
        ...options,
        progressEvery: 10_000,
        onProgress: (p) => shown.push(p.states),
      });
      expect({ states, transitions }).toEqual({ states: peerStates(6, 3), transitions: 537_024 });
    }
    expect(shown.length).toBeGreaterThan(3);
  });

  it('names state, event and field when a value leaves its domain', () => {
    const machine = createMachine({
      id: 'm',
      context: { n: 0 },
      meta: { domains: { n: int(0, 3) } },
      on: { UP: { actions: assign({ n: ({ context }) => context.n + 1 }) } },
    });
    const compiled = compile(machine, { events: [{ type: 'UP' }] });
    expect(() => search(compiled)).toThrow(
      expect.objectContaining({
        code: faultCodes.domain,
        message: expect.stringMatching(/n = 4 is not an integer in 0\.\.3.*"n":3.*"UP"/),
      }),
    );
    expect(() => search(compiled)).toThrow(CompileError);
  });
});
