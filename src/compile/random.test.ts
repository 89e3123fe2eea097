import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareWithXState } from './differential.ts';
import { CompileError, faultCodes } from './fault.ts';
import { buildMachine, externalEvents, sketch } from './random-machine.ts';
import { search } from './search.ts';

const custom = ({ type }: { readonly type: string }): boolean => !type.startsWith('xstate.');

/** States visited of each machine. */
const limit = 60;

describe('machines drawn at random', () => {
  it('step as XState steps them', () => {
    const events = externalEvents.map((type) => ({ type }));
    const tally = { compared: 0, refused: 0, states: 0, transitions: 0, stopped: 0 };
    fc.assert(
      fc.property(sketch, (drawn) => {
        try {
          const found = compareWithXState(buildMachine(drawn), { events, observe: custom }, limit);
          tally.compared++;
          tally.states += found.states;
          tally.transitions += found.transitions;
          tally.stopped += found.stopped.length;
          expect(found.differences).toEqual([]);
          if (found.states < limit && found.stopped.length === 0) {
            for (const translateFrom of [0, 1000]) {
              const { states, transitions } = search(found.compiled, { maxBytes: 1 << 23, translateFrom });
              expect({ states, transitions }).toEqual({
                states: found.states,
                transitions: found.transitions,
              });
            }
          }
        } catch (e) {
          // Not every machine can be entered: an endless initial macrostep is XState's to refuse, width ours.
          if (!(e instanceof CompileError)) throw e;
          expect([faultCodes.throws, faultCodes.width]).toContain(e.code);
          tally.refused++;
        }
      }),
      { numRuns: Number(process.env.RANDOM_MACHINES ?? 150), seed: Number(process.env.SEED ?? 20260101) },
    );
    console.log('random machines:', tally);
    expect(tally.compared).toBeGreaterThan(tally.refused);
  });
});
