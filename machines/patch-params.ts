/** A livepatch's parameters, given to insmod or written later: what the charts of patches do with them (parameters.ts). */
import { errno as errnoOf } from '../spec/errno.ts';
import type { KernelProfile } from '../spec/vocabulary.ts';
import { refusedByLoader, unmarked } from './mistakes.ts';
import * as observe from './observe.ts';
import { type Given, writing } from './parameters.ts';
import type { PatchPlan, Plan } from './plan.ts';
import { type ActionRef, raise, type Transition } from './rules.ts';
import { tainting } from './taint.ts';

/** Where its parameters stand in the context. */
export const ownParams = (p: PatchPlan) => ({ first: p.firstParam, count: p.params.length });

/** insmod: the module loader announces the first livepatch since boot, reads the parameters, calls the module's init. */
export function loads({ profile }: Plan, p: PatchPlan): Record<string, readonly Transition[]> {
  return {
    [`load.${p.name}`]: load(profile, p),
    // What its author got wrong may be noticed before the parameters are read.
    ...Object.fromEntries(
      p.remarkable.map((given, i) => [
        `load.${p.name}.${i}`,
        load(profile, p, refusedByLoader(p) ? undefined : given),
      ]),
    ),
  };
}

function load({ tainter }: KernelProfile, p: PatchPlan, given?: Given): readonly Transition[] {
  const says = (given?.lines ?? []).map(({ level, text }) => observe.log(level, text));
  const isRefused = given !== undefined && given.errno !== 0;
  const set: readonly ActionRef[] = isRefused ? [] : [{ type: 'setParams', params: ownParams(p) }];
  const goOn = isRefused ? [observe.errno(given.errno)] : [raise({ type: `insert.${p.name}` })];
  const target = isRefused ? {} : { target: 'loaded' };
  const rule =
    given === undefined ? '' : isRefused ? ', a parameter is refused' : ', a parameter is not known';
  const plain = { ...target, actions: [...set, ...says, ...goOn], description: `§2.1: insmod${rule}` };
  if (unmarked(p) || tainter === 'core') return [plain];
  return tainting(p.name, plain, `§2.1 step 6: the first livepatch since boot${rule}`);
}

/** What writing to its parameters' files can come to (machines/parameters.ts). */
export function writes(plan: Plan, p: PatchPlan): Record<string, Transition> {
  const set: ActionRef = { type: 'setParam', params: { first: p.firstParam } };
  const rule = '/sys/module/<patch>/parameters';
  const found = new Map<string, Transition>([
    [`setParam.${p.name}`, { actions: [set, observe.errno(0)], description: rule }],
  ]);
  for (const { name, spec } of p.params) {
    for (const event of plan.scenario.alphabet) {
      if (event.type !== 'setParam' || event.patch !== p.name || event.param !== name) continue;
      const meaning = writing({ name, spec }, event.value);
      if (meaning === 'nothing') {
        const description = `${rule}: a write of zero bytes`;
        found.set(`setParam.${p.name}.nothing`, { actions: [observe.errno(0)], description });
        continue;
      }
      const { refused, says } = meaning;
      if (refused === undefined) continue;
      found.set(`setParam.${p.name}.${says === undefined ? refused : `too many for ${name}`}`, {
        actions: [
          ...(refused === 'EACCES' ? [] : [set]),
          ...(says === undefined ? [] : [observe.log('err', says)]),
          observe.errno(errnoOf(refused)),
        ],
        description:
          refused === 'EACCES'
            ? `${rule}: opening against the mode`
            : `${rule}: refused; an array keeps what was read before`,
      });
    }
  }
  return Object.fromEntries(found);
}
