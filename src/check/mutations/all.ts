import { properties } from '../../../spec/properties/all.ts';
import { authorMutations } from './authors.ts';
import type { PropertyMutation } from './entry.ts';
import { patchMutations } from './patches.ts';
import { taskMutations } from './tasks.ts';

const place = ({ property }: PropertyMutation): number => properties.findIndex((p) => p.id === property);

/** For each property the change of the rules, or of a stack, that breaks it; in the order of the properties. */
export const mutations: readonly PropertyMutation[] = [
  ...taskMutations,
  ...patchMutations,
  ...authorMutations,
].sort((a, b) => place(a) - place(b));
