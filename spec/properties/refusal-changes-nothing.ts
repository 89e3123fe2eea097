import { isDeepStrictEqual } from 'node:util';
import type { View } from '../vocabulary.ts';
import { errnoOf } from './looking.ts';
import type { StepProperty } from './property.ts';

/**
 * All that the core answers for: not the taint, which stays, nor what callbacks did, which is their author's, nor dynamic
 * debug, which takes the commands of a query one by one.
 */
const core = ({ tainted: _taint, data: _data, debug: _debug, ...rest }: View): object => rest;

/** An error is all or nothing. */
export const refusalChangesNothing: StepProperty = {
  kind: 'step',
  id: 'refusal-changes-nothing',
  statement: 'An operation that fails leaves the system as it was; only a taint may stay.',
  why: 'Administrators try again: half of a refused patch would stay behind, unseen.',
  source: 'semantics.md §2.1 ("leaves nothing behind"), §2.2, §2.6 (rolled back)',
  holds: (step) => (errnoOf(step) ?? 0) >= 0 || isDeepStrictEqual(core(step.before), core(step.after)),
  witness: (step) => (errnoOf(step) ?? 0) < 0,
};
