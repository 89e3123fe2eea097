import { and, assign, not, or, raise, setup, stateIn } from 'xstate';
import { type Domains, int, oneOf } from '../../spec/domain.ts';

/** The events of M(T,P), with the patch or task they concern. */
export type PeerEvent =
  | { readonly type: 'load' | 'disable' | 'unload'; readonly patch: number }
  | { readonly type: 'switch' | 'enter' | 'leave'; readonly task: number }
  | { readonly type: 'reverse' }
  | { readonly type: 'complete' }
  | { readonly type: 'begin'; readonly from: 'unpatched' | 'patched' }
  | { readonly type: 'settle' };

export const range = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i + 1);

/** The context: which patch is in transition (0: none), and where to (1 patched, 0 unpatched, -1 nowhere). */
export const peerDomains = (patches: number): Domains => ({
  trans: int(0, patches),
  target: oneOf(-1, 0, 1),
});

/**
 * M(T,P) in XState's own style: a region per patch, and per task one for its patch state and one for where it runs.
 * @param defect leaves out the guard that a task must be outside to switch, which breaks an invariant
 */
export function peerMachine(tasks: number, patches: number, defect = false) {
  const types = { context: {} as { trans: number; target: number }, events: {} as PeerEvent };
  const chart = setup({
    types,
    guards: {
      idle: ({ context }) => context.trans === 0,
      transIs: ({ context }, params: { readonly patch: number }) => context.trans === params.patch,
      targetIs: ({ context }, params: { readonly target: number }) => context.target === params.target,
      patchIs: ({ event }, params: { readonly patch: number }) =>
        'patch' in event && event.patch === params.patch,
      taskIs: ({ event }, params: { readonly task: number }) => 'task' in event && event.task === params.task,
      from: ({ event }, params: { readonly from: string }) => 'from' in event && event.from === params.from,
    },
    actions: {
      start: assign((_, params: { readonly trans: number; readonly target: number }) => params),
      turn: assign({ target: ({ context }) => 1 - context.target }),
      stop: assign({ trans: 0, target: -1 }),
      beginUnpatched: raise({ type: 'begin', from: 'unpatched' }),
      beginPatched: raise({ type: 'begin', from: 'patched' }),
      settle: raise({ type: 'settle' }),
    },
  });

  const enabled = (patch: number) => stateIn({ [`p${patch}`]: 'enabled' });
  const allTasks = (state: string) =>
    and(range(tasks).map((task) => stateIn({ [`t${task}`]: { pst: state } })));

  const patchRegion = (patch: number) => {
    const mine = { type: 'patchIs' as const, params: { patch } };
    const lowerEnabled = and(range(patch - 1).map(enabled));
    return chart.createStateConfig({
      initial: 'unloaded',
      states: {
        unloaded: {
          on: {
            load: {
              guard: and([mine, 'idle', lowerEnabled]),
              target: 'patching',
              actions: [{ type: 'start', params: { trans: patch, target: 1 } }, 'beginUnpatched'],
            },
          },
        },
        patching: {
          on: {
            reverse: { target: 'unpatching', actions: 'turn' },
            complete: { guard: allTasks('patched'), target: 'enabled', actions: ['stop', 'settle'] },
          },
        },
        enabled: {
          on: {
            disable: {
              guard: and([mine, 'idle', ...(patch < patches ? [not(enabled(patch + 1))] : [])]),
              target: 'unpatching',
              actions: [{ type: 'start', params: { trans: patch, target: 0 } }, 'beginPatched'],
            },
          },
        },
        unpatching: {
          on: {
            reverse: { target: 'patching', actions: 'turn' },
            complete: { guard: allTasks('unpatched'), target: 'disabled', actions: ['stop', 'settle'] },
          },
        },
        disabled: { on: { unload: { guard: mine, target: 'unloaded' } } },
      },
    });
  };

  const taskRegion = (task: number) => {
    const mine = { type: 'taskIs' as const, params: { task } };
    const outside = stateIn({ [`t${task}`]: { loc: 'outside' } });
    const patched = stateIn({ [`t${task}`]: { pst: 'patched' } });
    const maySwitch = (target: number) =>
      and([mine, ...(defect ? [] : [outside]), { type: 'targetIs' as const, params: { target } }]);
    const runs = (patch: number) =>
      or([
        and([{ type: 'transIs' as const, params: { patch } }, patched]),
        ...(patch < patches
          ? [and([{ type: 'transIs' as const, params: { patch: patch + 1 } }, not(patched)])]
          : []),
        and(['idle', enabled(patch), ...(patch < patches ? [not(enabled(patch + 1))] : [])]),
      ]);
    return chart.createStateConfig({
      type: 'parallel',
      states: {
        pst: {
          initial: 'undefined',
          on: {
            begin: [
              { guard: { type: 'from', params: { from: 'unpatched' } }, target: '.unpatched' },
              { target: '.patched' },
            ],
            settle: '.undefined',
          },
          states: {
            undefined: {},
            unpatched: { on: { switch: { guard: maySwitch(1), target: 'patched' } } },
            patched: { on: { switch: { guard: maySwitch(0), target: 'unpatched' } } },
          },
        },
        loc: {
          initial: 'outside',
          states: {
            outside: {
              on: {
                enter: [
                  ...range(patches).map((patch) => ({
                    guard: and([mine, runs(patch)]),
                    target: `in${patch}`,
                  })),
                  { guard: mine, target: 'original' },
                ],
              },
            },
            original: { on: { leave: { guard: mine, target: 'outside' } } },
            ...Object.fromEntries(
              range(patches).map((patch) => [
                `in${patch}`,
                { on: { leave: { guard: mine, target: 'outside' } } },
              ]),
            ),
          },
        },
      },
    });
  };

  return chart.createMachine({
    id: 'peers',
    type: 'parallel',
    context: { trans: 0, target: -1 },
    meta: { domains: peerDomains(patches) },
    states: {
      ...Object.fromEntries(range(patches).map((patch) => [`p${patch}`, patchRegion(patch)])),
      ...Object.fromEntries(range(tasks).map((task) => [`t${task}`, taskRegion(task)])),
    },
  });
}

/** Every event from outside, as a list. */
export function peerEvents(tasks: number, patches: number): readonly PeerEvent[] {
  return [
    ...range(patches).flatMap((patch): PeerEvent[] => [
      { type: 'load', patch },
      { type: 'disable', patch },
      { type: 'unload', patch },
    ]),
    { type: 'reverse' },
    { type: 'complete' },
    ...range(tasks).flatMap((task): PeerEvent[] => [
      { type: 'switch', task },
      { type: 'enter', task },
      { type: 'leave', task },
    ]),
  ];
}

/** Reachable states of M(P,T): (2^(P+1)−1)·2^T + 2·(2^P−1)·4^T. */
export const peerStates = (tasks: number, patches: number): number =>
  (2 ** (patches + 1) - 1) * 2 ** tasks + 2 * (2 ** patches - 1) * 4 ** tasks;
