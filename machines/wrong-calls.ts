/** What a livepatch is answered whose init and exit call the core out of order (spec/mistakes.ts, semantics.md §6 API). */
import { type ErrnoName, errno } from '../spec/errno.ts';
import { answer, type Call } from '../spec/mistakes.ts';
import * as observe from './observe.ts';
import type { PatchPlan } from './plan.ts';
import type { ActionRef } from './rules.ts';

type Answers = readonly (readonly [Call, ErrnoName])[];

/** Its author made that mistake. */
export const outOfOrder = ({ spec }: PatchPlan): boolean => spec.mistake === 'calls out of order';

/** The lines in which the patch prints these answers; none when its author made no such mistake. */
export const answers = (patch: PatchPlan, of: Answers): readonly ActionRef[] =>
  outOfOrder(patch) ? of.map(([call, name]) => observe.printed(patch.name, answer(call, errno(name)))) : [];

/** Before it is registered: nobody knows it. */
export const beforeRegister: Answers = [
  ['enable', 'EINVAL'],
  ['disable', 'EINVAL'],
  ['unregister', 'EINVAL'],
];

/** Registered, not enabled yet. */
export const beforeEnable: Answers = [['disable', 'EINVAL']];

/** In its exit, once it is unregistered. */
export const afterUnregister: Answers = [
  ['unregister', 'EINVAL'],
  ['disable', 'EINVAL'],
  ['enable', 'EINVAL'],
];

/** In its exit, while it is still registered; why it cannot be enabled differs. */
export const beforeUnregister = (enabling: ErrnoName): Answers => [
  ['disable', 'EINVAL'],
  ['enable', enabling],
];

/** Since 5.1 there is only one call to make too late. */
export const inExit = (enabling: ErrnoName): Answers => [['enable', enabling]];
