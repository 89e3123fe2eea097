import { describe, expect, test } from 'vitest';
import { assign, initialTransition, setup, transition } from 'xstate';
import { getAdjacencyMap } from 'xstate/graph';
import { bool, type Domain, int, list, mirror, oneOf, vec } from '../../spec/domain.ts';
import { KlpError } from '../../spec/error.ts';
import { check } from './check.ts';
import { identityOf } from './identity.ts';
import { ask, counter, mutex, player } from './toys.ts';

/** A machine with one context field; `set` gives it a value. */
function holder(domain: Domain | undefined, first: unknown) {
  const machine = setup({
    types: {
      context: {} as { readonly field: unknown },
      events: {} as { readonly type: 'set'; readonly value: unknown },
    },
    actions: { set: assign({ field: ({ event }) => event.value }) },
  }).createMachine({
    context: { field: first },
    meta: domain === undefined ? {} : { domains: { field: domain } },
    on: { set: { actions: 'set' } },
  });
  const [initial] = initialTransition(machine);
  const identity = identityOf(machine);
  return (value: unknown): string => identity(transition(machine, initial, { type: 'set', value })[0]);
}

const code = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof KlpError) return `${error.code} ${error.message}`;
  }
  return 'nothing thrown';
};

describe('states that differ', () => {
  test.each([
    ['int', int(-3, 4), [-3, -1, 0, 4]],
    ['a wide int', int(0, 2 ** 40), [0, 1, 65535, 65536, 2 ** 32, 2 ** 40]],
    ['oneOf', oneOf<string | number | boolean>('a', 'b', 1, true), ['a', 'b', 1, true]],
    ['list', list(3, int(0, 2)), [[], [0], [1], [0, 0], [0, 1], [1, 0], [0, 1, 0]]],
    [
      'vec',
      vec(2, bool()),
      [
        [false, false],
        [false, true],
        [true, false],
      ],
    ],
    [
      'lists in a list',
      list(2, list(2, int(0, 1))),
      [[], [[]], [[], []], [[0], []], [[], [0]], [[0, 0]], [[0], [0]]],
    ],
  ] satisfies [string, Domain, unknown[]][])('by %s have different texts', (_, domain, values) => {
    const text = holder(domain, values[0]);
    expect(new Set(values.map(text)).size).toBe(values.length);
    for (const value of values) expect(text(value)).toBe(text(value));
  });

  test('only by a mirror are the same: it can be derived', () => {
    const text = holder(mirror(int(0, 9), 'the region'), 0);
    expect(text(3)).toBe(text(4));
  });

  test('only by history are told apart, where xstate/graph merges them', () => {
    const events = ['play', 'stop', 'power'];
    // stopped, playing, off; each but the first visit to `off` with what `last` remembers.
    const ours = check(ask(player(), events)).exploration;
    const theirs = getAdjacencyMap(player(), { events: events.map((type) => ({ type })) });
    // on.stopped and on.playing: nothing, stopped or playing remembered; off: stopped or playing remembered.
    expect(ours.states).toBe(8);
    expect(Object.keys(theirs)).toHaveLength(3);
  });

  test('only by the order in which regions were entered are the same', () => {
    const machine = mutex(true);
    const identity = identityOf(machine);
    const [start] = initialTransition(machine);
    const way = (...types: string[]): string =>
      identity(types.reduce((snapshot, type) => transition(machine, snapshot, { type })[0], start));
    expect(way('tryA', 'tryB')).toBe(way('tryB', 'tryA'));
    expect(way('tryA')).not.toBe(way('tryB'));
  });
});

describe('what cannot be encoded is refused by name', () => {
  test('a context field without a domain', () => {
    expect(code(() => holder(undefined, 1)(2))).toBe('KLP2001 context field "field" has no declared domain');
  });

  test.each([
    [int(0, 3), 4, 'field = 4 is not an integer in 0..3'],
    [int(0, 3), 1.5, 'field = 1.5 is not an integer in 0..3'],
    [oneOf<string>('a', 'b'), 'c', 'field = "c" is not one of "a", "b"'],
    [list(1, int(0, 3)), [1, 2], 'field has 2 elements, more than 1'],
    [list(3, int(0, 3), { distinct: true }), [1, 2, 1], 'field = [1,2,1] holds an element twice'],
    [vec(2, int(0, 3)), [1], 'field has 1 elements, not 2'],
    [vec(2, int(0, 3)), [1, 7], 'field[1] = 7 is not an integer in 0..3'],
    [mirror(int(0, 3), 'x'), 7, 'field = 7 is not an integer in 0..3'],
  ] satisfies [Domain, unknown, string][])('a value outside %j', (domain, value, fault) => {
    expect(code(() => holder(domain, 0)(value))).toBe(
      `KLP2002 a value leaves its domain: context field ${fault}`,
    );
  });

  test('a declared field that is not there', () => {
    const machine = setup({}).createMachine({ meta: { domains: { n: int(0, 1) } } });
    const [initial] = initialTransition(machine);
    expect(code(() => identityOf(machine)(initial))).toMatch(/^KLP2002 context field "n" is declared/);
  });

  test('a declaration that is no domain', () => {
    const machine = setup({}).createMachine({
      context: { n: 0 },
      meta: { domains: { n: { kind: 'float' } } },
    });
    expect(code(() => identityOf(machine))).toBe(
      'KLP2003 the declaration of context field "n" is not a domain',
    );
  });

  test('a value on the way: with a shortest run to it', () => {
    const { fault } = check(ask(counter(5, 3), ['zero', 'add'])).exploration;
    expect([fault?.error.code, fault?.path]).toEqual(['KLP2002', [1, 1, 1, 1]]);
  });

  test('a mirror that is not derivable: two values in one state', () => {
    const machine = setup({
      types: { context: {} as { readonly open: boolean } },
      actions: { opened: assign({ open: true }), closed: assign({ open: false }) },
    }).createMachine({
      context: { open: false },
      meta: { domains: { open: mirror(bool(), 'the door') } },
      initial: 'shut',
      states: {
        shut: { on: { push: { target: 'ajar', actions: 'opened' } } },
        ajar: { on: { push: { target: 'shut', actions: 'closed' }, kick: 'shut' } },
      },
    });
    expect(check(ask(machine, ['push'])).exploration).toMatchObject({ states: 2, transitions: 2 });
    const { fault } = check(ask(machine, ['push', 'kick'])).exploration;
    expect([fault?.error.code, fault?.path]).toEqual(['KLP2103', [0, 1]]);
  });
});
