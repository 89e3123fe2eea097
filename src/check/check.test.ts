import { describe, expect, test } from 'vitest';
import { type CheckResult, check, overall } from './check.ts';
import {
  ask,
  counter,
  invariant,
  lockEvents,
  mutex,
  mutexEvents,
  opposedLocks,
  stepProperty,
} from './toys.ts';

const bothInside = '"a":"inside","b":"inside"';
const exclusive = invariant(
  'exclusive',
  (look) => !look.includes(bothInside),
  (look) => look.includes('"inside"'),
);
const never = invariant(
  'never-asked',
  () => true,
  () => false,
);
const none: ReadonlySet<string> = new Set();

const names = (
  result: CheckResult,
  state: number,
  events: readonly string[],
): readonly (string | undefined)[] => result.exploration.path(state).map((e) => events[e]);

describe('figures', () => {
  test('a guarded mutex has 3 × 3 - 1 states, a free one 9; each process has one event per place, less the refused', () => {
    // 9 places × 2 events; without (inside, inside) 8 × 2, and of these (trying, inside) and (inside, trying) lose one each.
    expect(check(ask(mutex(true), mutexEvents)).exploration).toMatchObject({
      states: 8,
      transitions: 14,
      depth: 3,
    });
    expect(check(ask(mutex(false), mutexEvents)).exploration).toMatchObject({
      states: 9,
      transitions: 18,
      depth: 4,
    });
  });

  test('self-loops count as transitions', () => {
    // 0…5: add from 0…4, zero everywhere, of which zero at 0 is a loop.
    expect(check(ask(counter(5), ['add', 'zero'])).exploration).toMatchObject({
      states: 6,
      transitions: 11,
      depth: 5,
    });
  });
});

describe('properties', () => {
  test('hold in every state', () => {
    const result = check(ask(mutex(true), mutexEvents, [exclusive]));
    expect(result.properties).toMatchObject([{ verdict: 'holds', witnesses: 4 }]);
    expect(overall(result, none)).toBe('holds');
  });

  test('are violated by a shortest run', () => {
    const result = check(ask(mutex(false), mutexEvents, [exclusive]));
    expect(result.properties).toMatchObject([{ verdict: 'violated' }]);
    expect(names(result, result.properties[0]?.violation?.state ?? -1, mutexEvents)).toHaveLength(4);
    expect(overall(result, none)).toBe('violated');
  });

  test('of steps see the actions of the step', () => {
    const quiet = stepProperty(
      'entering-is-announced',
      (step) => !step.event.startsWith('go') || step.actions.includes('enter'),
      (step) => step.event.startsWith('go'),
    );
    const silent = stepProperty(
      'nobody-enters',
      (step) => !step.actions.includes('enter'),
      () => true,
    );
    const result = check(ask(mutex(true), mutexEvents, [quiet, silent]));
    expect(result.properties.map((p) => p.verdict)).toEqual(['holds', 'violated']);
    const violation = result.properties[1]?.violation;
    expect([names(result, violation?.state ?? -1, mutexEvents), mutexEvents[violation?.event ?? -1]]).toEqual(
      [['tryA'], 'goA'],
    );
  });

  test('without a witness are unwitnessed, which counts when they were asked for', () => {
    const result = check(ask(mutex(true), mutexEvents, [exclusive, never]));
    expect(result.properties.map((p) => p.verdict)).toEqual(['holds', 'unwitnessed']);
    expect(overall(result, none)).toBe('holds');
    expect(overall(result, new Set(['exclusive']))).toBe('holds');
    expect(overall(result, new Set(['never-asked']))).toBe('unwitnessed');
  });
});

describe('a search that did not end', () => {
  const question = () =>
    ask(
      counter(1000),
      ['add', 'zero'],
      [
        invariant(
          'small',
          (l) => l.length < 99,
          () => true,
        ),
      ],
    );

  test.each([
    ['states', { states: 10 }],
    ['memory', { memory: 1 }],
    ['time', { time: 5 }],
  ] as const)('is inconclusive, never green: %s', (bound, limits) => {
    let now = 0;
    const result = check(question(), { limits, clock: () => now++ * 10 });
    expect(result.exploration.bound).toBe(bound);
    expect(result.properties).toMatchObject([{ verdict: 'inconclusive' }]);
    expect(overall(result, none)).toBe('inconclusive');
  });

  test('is violated when a violation was found before', () => {
    const small = invariant(
      'below-5',
      (look) => !look.includes(':5'),
      () => true,
    );
    const result = check(ask(counter(1000), ['add', 'zero'], [small]), { limits: { states: 10 } });
    expect(overall(result, none)).toBe('violated');
  });

  test('ends at the first violation when told so', () => {
    const small = invariant(
      'below-5',
      (look) => !look.includes(':5'),
      () => true,
    );
    const result = check(ask(counter(1000), ['add', 'zero'], [small]), { first: true });
    expect(result.exploration).toMatchObject({ states: 6, bound: 'enough' });
  });

  test('is complete when the bound is exactly the number of states', () => {
    expect(check(question(), { limits: { states: 1001 } }).exploration.bound).toBeUndefined();
  });
});

describe('deadlock', () => {
  test('is a state that no event leaves, told by a shortest run', () => {
    const result = check(ask(opposedLocks(), lockEvents));
    expect(result.deadlock?.kind).toBe('still');
    expect(names(result, result.deadlock?.state ?? -1, lockEvents)).toEqual(['p1', 'q1']);
    expect(overall(result, none)).toBe('deadlock');
  });

  test('is also a state in which every event leads back', () => {
    // At 3 only `zero` would lead on; without it, nothing is possible.
    expect(check(ask(counter(3), ['add'])).deadlock).toEqual({ kind: 'still', state: 3 });
    expect(check(ask(counter(3), ['add', 'zero'])).deadlock).toBeUndefined();
  });

  test('is also something pending that can never end, though states change', () => {
    // From 2 on the counter goes round 2, 3 and never comes to 0 or 1, where nothing is pending.
    const pending = (look: string): boolean => !look.includes(':0') && !look.includes(':1');
    const round = ask(counter(3), ['add', 'zero'], [], pending);
    const noWayBack = {
      properties: [],
      pending,
      system: {
        initial: 0,
        events: 1,
        key: (n: number) => n,
        successors: (n: number, visit: (event: number, next: number, note: readonly []) => void) =>
          visit(0, n === 3 ? 2 : n + 1, []),
      },
      look: (n: number) => `:${n}`,
      events: [],
      step: () => ({ before: '', event: '', actions: [], after: '' }),
    };
    expect(check(round).deadlock).toBeUndefined();
    expect(check(noWayBack).deadlock).toEqual({ kind: 'pending', state: 2 });
  });

  test('is not claimed of states that a bound left unexpanded', () => {
    const result = check(ask(counter(1000), ['add']), { limits: { states: 10 } });
    expect(result.deadlock).toBeUndefined();
  });

  test('weighs less than a violation', () => {
    const result = check(
      ask(opposedLocks(), lockEvents, [
        invariant(
          'no',
          (l) => !l.includes('both'),
          () => true,
        ),
      ]),
    );
    expect([result.deadlock?.kind, overall(result, none)]).toEqual(['still', 'violated']);
  });
});
