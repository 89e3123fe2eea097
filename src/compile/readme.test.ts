import { expect, it } from 'vitest';
import { assign, createMachine } from 'xstate';
import { int } from '../../spec/domain.ts';
import { compile } from './compile.ts';
import { search } from './search.ts';

it('does what its README shows', () => {
  const door = createMachine({
    context: { tries: 0 },
    meta: { domains: { tries: int(0, 3) } },
    initial: 'locked',
    states: {
      locked: {
        on: {
          CODE: [
            { guard: ({ event }) => event.code === 42, target: 'open', actions: assign({ tries: 0 }) },
            {
              guard: ({ context }) => context.tries < 3,
              actions: assign({ tries: ({ context }) => context.tries + 1 }),
            },
            { target: 'blocked' },
          ],
        },
      },
      open: { after: { 5000: 'locked' } },
      blocked: {},
    },
  });
  const codes = [42, 1].map((code) => ({ type: 'CODE', code }));
  const found = search(compile(door, { events: codes }), {
    invariants: [{ name: 'never blocked', holds: ({ matches }) => !matches('blocked') }],
  });
  expect(found.verdict).toBe('violated');
  expect(found.trace?.steps.map((s) => s.event)).toEqual(
    Array.from({ length: 4 }, () => ({ type: 'CODE', code: 1 })),
  );
});
