/** The phases of a patch's transition, whichever interface started it (semantics.md §2.1 step 8, §2.2, §2.4, §2.5). */
import { errno } from '../spec/errno.ts';
import { handlerRefused, notRegistered, round } from './object.ts';
import * as observe from './observe.ts';
import type { Kit } from './patch-kit.ts';
import { type ActionRef, all, type Chart, type GuardRef, raise, type Transition } from './rules.ts';

/** Where the chart goes after an enable that failed. */
export interface Cancelled {
  readonly guard?: GuardRef;
  readonly target: string;
  readonly actions: readonly ActionRef[];
}

/** What becomes of the patch: where its chart goes, and what is done then. */
interface Ends {
  /** After an enable that failed: the last one, or one before it whose guard says yes. */
  readonly cancelled: readonly Cancelled[];
  readonly enabled: { readonly actions: readonly ActionRef[] };
  readonly disabled: readonly Transition[];
  /** When its `enabled` flips, in whichever direction. */
  readonly flips: (enabled: boolean) => readonly ActionRef[];
}

/** Enabling, up to where the transition starts, and how it is cancelled. */
export function enabling(k: Kit, ends: Ends, patching: string): Record<string, Chart> {
  const { A, plan, p, say, pushDynamic, popAll } = k;
  return {
    enabling: {
      tags: ['transient'],
      on: {
        [`failed.${A}`]: {
          target: 'cancelling',
          actions: [
            observe.core('warning', `failed to enable patch '${A}'`),
            ...debug(k, `${plan.profile.cancelLine}, going to unpatch`),
            raise({ type: 'complete' }),
          ],
          description: '§2.1 step 7: cancelled',
        },
        ...dynamicRefused(k),
        'start.patching': {
          target: patching,
          actions: [...pushDynamic, starting(k, 'patching'), ...ends.flips(true), observe.errno(0)],
          description: '§2.1 step 8',
        },
      },
    },
    cancelling: {
      tags: ['transient'],
      on: {
        complete: {
          actions: [...debug(k, 'completing unpatching transition'), ...popAll, round(p, 'post_unpatch')],
          description: '§2.1 step 7: what was patched is unpatched',
        },
        [`finish.${A}`]: {
          actions: [
            // Until 4.14 only the attempt that moves the last task says so.
            ...(plan.profile.callbacks ? [say('notice', 'unpatching complete')] : []),
            raise({ type: 'done' }),
          ],
          description: '§2.4',
        },
        done: ends.cancelled.map(
          (end): Transition => ({
            ...end,
            actions: [...end.actions, 'endTransition'],
            description: '§2.1 step 7, §2.4: the module load fails, nothing is left behind',
          }),
        ),
      },
    },
  };
}

/** The nops in its dynamic objects, whose turn comes after its own objects' (§6 proposal of 2018). */
function dynamicRefused({ A, plan, p }: Kit): Record<string, readonly Transition[]> {
  if (!p.registersNops) return {};
  return {
    [`dynamic.${A}`]: [
      ...p.dynamicSites.map(
        (site): Transition => ({
          guard: all([
            { type: 'hasNop', params: { nop: p.firstNop + site } },
            { type: 'loaded', params: { module: plan.funcs[site]?.module ?? -1 } },
            handlerRefused(plan, site),
          ]),
          actions: [
            notRegistered(plan.funcs[site]?.name ?? ''),
            observe.core('warning', `failed to patch object '${plan.funcs[site]?.object}'`),
            observe.errno(errno('EBUSY')),
            raise({ type: `failed.${A}` }),
          ],
          description: '§2.1 step 7: registration of the handler refused',
        }),
      ),
      { actions: [raise({ type: 'start.patching' })], description: '§2.1 step 8' },
    ],
  };
}

/** The first actions of an enable, after every check has passed (§2.1 steps 4 to 7). */
export const beginPatching = (k: Kit): readonly ActionRef[] => [
  observe.core('notice', `enabling patch '${k.A}'`),
  { type: 'beginTransition', params: k.self },
  ...debug(k, 'initializing patching transition'),
  raise({ type: k.p.spec.immediate === true ? 'init.immediate' : 'init.patching' }),
  round(k.p, 'pre_patch'),
];

/** The first actions of a disable (§2.2). */
export const beginUnpatching = (k: Kit): readonly ActionRef[] => [
  { type: 'beginTransition', params: k.self },
  ...debug(k, 'initializing unpatching transition'),
  raise({ type: k.p.spec.immediate === true ? 'init.immediate' : 'init.unpatching' }),
  round(k.p, 'pre_unpatch'),
  observe.errno(0),
];

/** Patching, unpatching, and their completion. The state `enabled` is the caller's. */
export function transition(k: Kit, ends: Ends): Record<string, Chart> {
  const { A, plan, p, replacing, say, write, replace, popAll, popReplaced, dropNops, dynamicTurns } = k;
  return {
    patching: {
      on: {
        [write('enabled', '0')]: {
          target: 'unpatching',
          actions: [
            ...debug(k, 'reversing transition from patching to unpatching'),
            starting(k, 'unpatching'),
            ...ends.flips(false),
            raise({ type: 'reverse' }),
            observe.errno(0),
          ],
          description: '§2.5',
        },
        ...helpers(k, 'patching'),
        complete: {
          target: 'completing patching',
          actions: [
            ...debug(k, 'completing patching transition'),
            ...popReplaced,
            ...dropNops,
            // Up to 5.4 they are gone when post_patch looks for them.
            ...(replace && !plan.profile.replacedUntilPostPatch ? [raise({ type: 'replaced' })] : []),
            round(p, 'post_patch'),
          ],
          description: '§2.4 target 1',
        },
        ...dynamicTurns(true),
      },
    },
    'completing patching': {
      tags: ['transient'],
      on: {
        [`finish.${A}`]: {
          actions: [
            say('notice', 'patching complete'),
            ...(replace && plan.profile.replacedUntilPostPatch ? [raise({ type: 'replaced' })] : []),
            raise({ type: 'done' }),
          ],
          description: '§2.4',
        },
        ...(replace
          ? {
              replaced: {
                actions: [{ type: 'unlistReplaced', params: replacing } as const],
                description: '§2.4, §6: the replaced patches leave the list',
              },
            }
          : {}),
        done: {
          target: 'enabled',
          actions: [...ends.enabled.actions, 'endTransition'],
          description: '§2.4: transition over',
        },
      },
    },
    disabling: {
      tags: ['transient'],
      on: {
        'start.unpatching': {
          target: 'unpatching',
          actions: [starting(k, 'unpatching'), ...ends.flips(false)],
          description: '§2.2',
        },
      },
    },
    unpatching: {
      on: {
        [write('enabled', '1')]: {
          target: 'patching',
          actions: [
            ...debug(k, 'reversing transition from unpatching to patching'),
            starting(k, 'patching'),
            ...ends.flips(true),
            raise({ type: 'reverse' }),
            observe.errno(0),
          ],
          description: '§2.5',
        },
        ...helpers(k, 'unpatching'),
        complete: {
          target: 'completing unpatching',
          actions: [...debug(k, 'completing unpatching transition'), ...popAll, round(p, 'post_unpatch')],
          description: '§2.4 target 0',
        },
        ...dynamicTurns(true),
      },
    },
    'completing unpatching': {
      tags: ['transient'],
      on: {
        [`finish.${A}`]: {
          actions: [say('notice', 'unpatching complete'), raise({ type: 'done' })],
          description: '§2.4',
        },
        done: ends.disabled.map((end) => ({
          ...end,
          actions: [...(end.actions ?? []), 'endTransition' as const],
        })),
      },
    },
  };
}

/** Debug lines about transitions came with the callbacks, in 4.15 (§6). */
const debug = (k: Kit, text: string): readonly ActionRef[] =>
  k.plan.profile.callbacks ? [k.say('debug', text)] : [];

const starting = (k: Kit, what: 'patching' | 'unpatching'): ActionRef =>
  k.say('notice', k.plan.profile.callbacks ? `starting ${what} transition` : `${what}...`);

/** What an administrator can do about stragglers: force, and until 5.0 signal. */
function helpers(k: Kit, direction: 'patching' | 'unpatching'): Record<string, Transition> {
  const { profile } = k.plan;
  const which = ((): 'this' | 'replaced' | 'listed' | 'all' | undefined => {
    switch (profile.forced) {
      case 'none':
        return undefined;
      case 'one flag':
        return 'all';
      case 'every patch':
        return 'listed';
      case 'patches being removed':
        return direction === 'unpatching' ? 'this' : k.replace ? 'replaced' : undefined;
    }
  })();
  const force: Transition = {
    actions: [
      observe.core('warning', 'forcing remaining tasks to the patched state'),
      ...(which === undefined ? [] : [{ type: 'markForced', params: { ...k.replacing, which } } as const]),
      raise({ type: 'force' }),
      observe.errno(0),
    ],
    description: '§2.3 force: every pending task is moved; what is being removed is marked',
  };
  const signal: Transition = {
    actions: [
      observe.core('notice', 'signaling remaining tasks'),
      raise({ type: 'signal' }),
      observe.errno(0),
    ],
    description: '§2.3 signal: by hand until 5.0',
  };
  return {
    ...(profile.patchFiles.includes('force') ? { [k.write('force', '1')]: force } : {}),
    ...(profile.patchFiles.includes('signal') ? { [k.write('signal', '1')]: signal } : {}),
  };
}
