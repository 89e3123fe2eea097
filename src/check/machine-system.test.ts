import { expect, test } from 'vitest';
import { type AnyStateMachine, setup, transition } from 'xstate';
import { system } from '../../machines/system.ts';
import { profileOf, shippedScenario } from '../testgen/shipped.ts';
import { check } from './check.ts';
import { explore } from './explore.ts';
import { identityOf } from './identity.ts';
import { machineSystem } from './machine-system.ts';
import {
  ask,
  counter,
  lockEvents,
  mutex,
  mutexEvents,
  operation,
  opposedLocks,
  player,
  toEvents,
} from './toys.ts';

/** Every event of the alphabet, in every reachable state, by our shortcut and by XState's pure function. */
function compare(machine: AnyStateMachine, events: readonly { readonly type: string }[]): number {
  const shortcut = machineSystem(machine, events);
  const identity = identityOf(machine);
  let compared = 0;
  explore({
    ...shortcut,
    successors: (state, visit) => {
      const seen = new Set<number>();
      shortcut.successors(state, (number, next, actions) => {
        seen.add(number);
        const [plain, plainActions] = transition(machine, state, events[number] ?? { type: '' });
        expect(identity(plain)).toBe(identity(next));
        expect(plain.context).toEqual(next.context);
        expect(plainActions.map(({ type, params }) => ({ type, params }))).toEqual(
          actions.map(({ type, params }) => ({ type, params })),
        );
        compared++;
        visit(number, next, actions);
      });
      for (const [number, event] of events.entries()) {
        if (seen.has(number)) continue;
        const [plain, plainActions] = transition(machine, state, event);
        expect([identity(plain), plainActions]).toEqual([identity(state), []]);
        compared++;
      }
    },
  });
  return compared;
}

test.each([
  ['mutex', mutex(true), mutexEvents, 8 * 6],
  ['locks', opposedLocks(), lockEvents, 6 * 6],
  ['counter', counter(4), ['add', 'zero'], 5 * 2],
  ['player', player(), ['play', 'stop', 'power'], 8 * 3],
] as const)('the shortcut takes the steps of transition(): %s', (_, machine, events, compared) => {
  expect(compare(machine, toEvents(events))).toBe(compared);
});

test('the shortcut takes the steps of transition(): a livepatch scenario', () => {
  const scenario = shippedScenario('callbacks/test-7');
  const model = system(scenario, profileOf(scenario));
  const sends = model.events.map((e) => e.send);
  expect(compare(model.machine, sends)).toBeGreaterThan(1000);
});

test('wildcards and prefixes are possible events too', () => {
  const machine = setup({}).createMachine({
    initial: 'a',
    states: { a: { on: { 'x.*': 'b' } }, b: { on: { '*': 'c' } }, c: {} },
  });
  expect(compare(machine, toEvents(['x', 'x.y', 'z']))).toBe(9);
  expect(explore(machineSystem(machine, toEvents(['x', 'x.y', 'z']))).states).toBe(3);
});

test.each([
  ['answers', undefined],
  ['ignored', undefined],
  ['unheard', 'KLP2102'],
  ['stays', 'KLP2101'],
] as const)('a raised event must be heard or ignored, a transient phase left: %s', (how, code) => {
  const { fault } = check(ask(operation(how), ['go'])).exploration;
  expect(fault?.error.code).toBe(code);
  if (code !== undefined) expect(fault?.path).toEqual([0]);
});

test('what a guard throws is the fault of the machine, with the run that shows it', () => {
  const machine = setup({
    guards: {
      broken: () => {
        throw new Error('no such patch');
      },
    },
  }).createMachine({
    initial: 'a',
    states: { a: { on: { go: 'b' } }, b: { on: { stop: { guard: 'broken', target: 'a' } } } },
  });
  const { fault } = check(ask(machine, ['go', 'stop'])).exploration;
  expect([fault?.error.code, fault?.path]).toEqual(['KLP2005', [0, 1]]);
  expect(fault?.error.message).toContain('no such patch');
});
