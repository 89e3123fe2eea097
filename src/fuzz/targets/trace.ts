/** Traces in ITF, as `klp replay` reads them. */
import fc from 'fast-check';
import { profiles } from '../../../spec/kernels/profiles.ts';
import { parseScenario } from '../../../spec/scenario.ts';
import { simulateOnMachine } from '../../check/simulate.ts';
import { replayTrace, traceText } from '../../conform/replay/trace.ts';
import { itfOf, readItf } from '../../report/itf.ts';
import { paintFor } from '../../report/paint.ts';
import { profileOf } from '../../testgen/shipped.ts';
import { anyText, mostly, mutated, some } from '../mutate.ts';
import { answer, target } from '../target.ts';
import { eventNames } from './event.ts';
import { shippedTexts } from './scenario.ts';

const origin = { file: 'fuzz.yaml', kernel: '6.12', description: 'fuzz' };

const told = some(
  shippedTexts.flatMap((text) => {
    const scenario = parseScenario(text, 'fuzz.yaml');
    if (scenario.story === undefined) return [];
    const { trace } = simulateOnMachine(scenario, profileOf(scenario), scenario.story.steps);
    const itf = itfOf(trace, { ...origin, kernel: scenario.kernel });
    // The states' other variables are not read back.
    const states = itf.states.map(({ event, observations }) => ({ event, observations }));
    return [{ scenario, itf: { ...itf, states }, text: JSON.stringify({ ...itf, states }, null, 1) }];
  }),
);

const near = fc
  .record(
    {
      '#meta': fc.oneof(
        fc.record(
          {
            klp: fc.record({
              version: fc.constantFrom(1, 1, 2, 'x'),
              kernel: fc.oneof(fc.constant('6.12'), fc.anything()),
            }),
            source: fc.oneof(fc.constant('x.yaml'), fc.anything()),
          },
          { requiredKeys: ['klp'] },
        ),
        fc.anything(),
      ),
      states: fc.array(
        fc.oneof(
          fc.record(
            {
              event: fc.oneof(anyText(eventNames), fc.anything()),
              observations: fc.oneof(fc.array(fc.anything()), fc.anything()),
            },
            { requiredKeys: ['event'] },
          ),
          fc.anything(),
        ),
      ),
    },
    { requiredKeys: ['#meta'] },
  )
  .map((x) => {
    try {
      return JSON.stringify(x);
    } catch {
      // Some values of any kind are none of JSON's.
      return 'undefined';
    }
  });

/** A story's trace with states dropped, doubled, or put in from elsewhere. */
const rearranged = (story: number): fc.Arbitrary<string> =>
  fc
    .record({
      order: fc.array(fc.nat({ max: 30 }), { maxLength: 12 }),
      keep: fc.nat({ max: 12 }),
      event: mostly(fc.constant(null), fc.constantFrom(...eventNames)),
    })
    .map(({ order, keep, event }) => {
      const itf = told[story]?.itf;
      const all = itf?.states ?? [];
      const states = [
        ...all.slice(0, keep),
        ...order.flatMap((i) => all.slice(i % all.length, (i % all.length) + 1)),
      ];
      const last = event === null ? [] : [{ event, observations: [] }];
      return JSON.stringify({ ...itf, states: [...states, ...last] });
    });

interface TraceInput {
  readonly story: number;
  readonly text: string;
}

const input: fc.Arbitrary<TraceInput> = fc.nat(told.length - 1).chain((story) =>
  fc.record({
    story: fc.constant(story),
    text: fc.oneof(
      { weight: 4, arbitrary: rearranged(story) },
      { weight: 4, arbitrary: mutated([told[story]?.text ?? ''], eventNames) },
      { weight: 2, arbitrary: near },
      { weight: 1, arbitrary: fc.json() },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
    ),
  }),
);

export const traceTargets = [
  target<TraceInput>({
    name: 'trace',
    what: 'ITF traces: any JSON, edited ones of shipped stories',
    share: 14,
    input,
    attempt: ({ story, text }) =>
      answer(() => {
        const trace = readItf(text, 'fuzz.itf.json');
        const scenario = told[story]?.scenario;
        const profile = profiles.find((p) => p.name === trace.kernel);
        if (scenario === undefined || profile === undefined) return 'read';
        const replay = replayTrace({ ...trace, steps: trace.steps.slice(0, 40) }, scenario, profile);
        if (traceText(replay, profile.name, paintFor(false)).join('').trim() === '')
          throw new Error('nothing is said');
        return replay.verdict;
      }),
    show: ({ text }) => text,
  }),
];
