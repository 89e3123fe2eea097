/** The livepatch core: the transition as a whole, its completion attempts, the list of patches, and ftrace's switches. */
import { bool, int, list, mirror, oneOf } from '../spec/domain.ts';
import { errno as errnoOf } from '../spec/errno.ts';
import * as observe from './observe.ts';
import type { Plan } from './plan.ts';
import { type Chart, raise, type Transition } from './rules.ts';

/** The fake signal goes out when so many attempts have failed, and every so many after that. */
const SIGNALS = 15;

export const domains = ({ patches, scenario }: Plan) => {
  return {
    /** Listed patches, oldest first. */
    list: list(patches.length, int(1, Math.max(1, patches.length)), { distinct: true }),
    transition: mirror(int(0, patches.length), 'the patch whose chart is in a transition'),
    /** Failed attempts since the transition was started or reversed; after the 30th it goes on from the 16th. */
    attempts: int(0, scenario.signals ? 2 * SIGNALS : 0),
    tainted: scenario.tainted ? oneOf(true) : bool(),
    ftraceEnabled: scenario.alphabet.some((e) => e.type === 'sysctl') ? bool() : oneOf(true),
  };
};

/** The chart of the core: idle, or one transition that is initialized, attempted, waited for and completed. */
export function core(plan: Plan): Chart {
  const { signals } = plan.scenario;
  const attempt = [raise({ type: 'attempt' }), raise({ type: 'attempted' })];
  const failed: Transition[] =
    signals && plan.profile.fakeSignal === 'automatic'
      ? [
          {
            guard: { type: 'attempts', params: { count: SIGNALS } },
            target: 'waiting',
            actions: [
              'countAttempt',
              observe.core('notice', 'signaling remaining tasks'),
              raise({ type: 'signal' }),
            ],
            description: '§2.3: on the 15th failed retry a fake signal, announced once',
          },
          {
            guard: { type: 'attempts', params: { count: 2 * SIGNALS } },
            target: 'waiting',
            actions: ['countAttempt', raise({ type: 'signal' })],
            description: '§2.3: silently again on the 30th, 45th …',
          },
          { target: 'waiting', actions: ['countAttempt'], description: '§2.3: retried about every second' },
        ]
      : [{ target: 'waiting', description: '§2.3: retried about every second' }];
  return {
    id: 'core',
    initial: 'idle',
    states: {
      idle: {
        on: {
          'init.patching': { target: 'initializing', description: '§2.1 step 6' },
          'init.unpatching': { target: 'initializing', description: '§2.2' },
          ...(plan.patches.some((p) => p.spec.immediate === true)
            ? {
                'init.immediate': {
                  target: 'initializing',
                  description: '§6 consistency: immediate, no task has anything to do with it',
                },
              }
            : {}),
        },
      },
      initializing: {
        tags: ['transient'],
        on: {
          'start.patching': { target: 'attempting', actions: attempt, description: '§2.1 step 8: at once' },
          'start.unpatching': { target: 'attempting', actions: attempt, description: '§2.2: at once' },
          complete: { target: 'completing', description: '§2.1 step 7: cancelled before it started' },
        },
      },
      attempting: {
        tags: ['transient'],
        on: {
          attempt: { description: '§2.3: the pending tasks answer' },
          attempted: [
            {
              guard: 'settled',
              target: 'completing',
              actions: [raise({ type: 'complete' })],
              description: '§2.3: all moved',
            },
            ...failed,
          ],
        },
      },
      waiting: {
        on: {
          retry: { target: 'attempting', actions: attempt, description: '§2.3: the delayed work' },
          signal: { description: '§2.3: the pending tasks hear it' },
          force: { description: '§2.3 force: completes at the next attempt' },
          reverse: signals
            ? { actions: ['resetAttempts'], description: '§2.5: the signal counter starts again' }
            : { description: '§2.5: no attempt inside the write' },
        },
      },
      completing: {
        tags: ['transient'],
        on: {
          complete: { description: '§2.4: the patch and the tasks answer' },
          replaced: { description: '§2.4: the replaced patches and their objects answer' },
          done: {
            target: 'idle',
            ...(signals ? { actions: ['resetAttempts'] } : {}),
            description: '§2.4: transition over',
          },
        },
      },
    },
    on: {
      'sysctl.ftrace_enabled.0': [
        ...(plan.profile.ftraceDisable === 'drops redirection'
          ? []
          : [
              {
                guard: 'anyHandler',
                actions: [observe.errno(errnoOf('EBUSY'))],
                description: '§6 ftrace_enabled=0: -EBUSY while patched',
              } satisfies Transition,
            ]),
        {
          actions: [{ type: 'setFtrace', params: { to: false } }, observe.errno(0)],
          description: '§6 ftrace_enabled=0',
        },
      ],
      'sysctl.ftrace_enabled.1': {
        actions: [{ type: 'setFtrace', params: { to: true } }, observe.errno(0)],
        description: '§6 ftrace_enabled=1',
      },
    },
  };
}
