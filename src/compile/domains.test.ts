import { describe, expect, it } from 'vitest';
import { assign, createMachine } from 'xstate';
import { compareWithXState } from './differential.ts';
import { faultCodes } from './fault.ts';
import { search } from './search.ts';

describe('domains that are not declared', () => {
  it('are inferred exactly where the machine is small', () => {
    const machine = createMachine({
      types: { context: {} as { n: number; colour: string; done: readonly string[] } },
      context: { n: 0, colour: 'red', done: [] },
      on: {
        E: {
          guard: ({ context }) => context.n < 3,
          actions: assign({
            n: ({ context }) => context.n + 1,
            colour: ({ context }) => (context.colour === 'red' ? 'green' : 'red'),
            done: ({ context }) => [...context.done, context.colour],
          }),
        },
      },
    });
    const { states, differences, compiled } = compareWithXState(machine, { events: [{ type: 'E' }] });
    expect({ states, differences }).toEqual({ states: 4, differences: [] });
    expect(compiled.layout.fields.get('n')).toMatchObject({ domain: { kind: 'int', lo: 0, hi: 3 } });
  });

  it('are wide for integers of large machines, and leaving them is an error by name', () => {
    const machine = createMachine({
      context: { n: 0 },
      on: { E: { actions: assign({ n: ({ context }) => context.n + 100 }) } },
    });
    const { compiled } = compareWithXState(machine, { events: [{ type: 'E' }] }, 20);
    expect(() => search(compiled)).toThrow(
      expect.objectContaining({ code: faultCodes.domain, message: expect.stringContaining('n') }),
    );
  });
});
