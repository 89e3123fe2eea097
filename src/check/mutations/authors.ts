/** Mistakes of authors: livepatch does what it should, and the stack is wrong (semantics.md §4, §5). */
import type { PropertyMutation } from './entry.ts';
import { neverSet, only, restored, restoredTwice, shipped } from './scenarios.ts';

/** Everything up to a reversed upgrade, without the older patch being disabled after it. */
const reversedUpgrade = [
  'load console_v1',
  'load console_v2',
  'write console_v2 enabled 0',
  'wake init',
  'retry',
] as const;

export const authorMutations: readonly PropertyMutation[] = [
  {
    property: 'needed-patch-stays',
    what: 'Patches that build on each other are stacked and can be disabled one by one, instead of one cumulative patch.',
    place: shipped('stacks/cumulative-instead'),
    mistaken: shipped('stacks/middle-taken-away'),
  },
  {
    property: 'owned-data-stays',
    what: "post_unpatch frees the state's data also when an upgrade is reversed and the older patch goes on using them.",
    place: only('states/kept-on-reversal', ...reversedUpgrade),
    mistaken: only('states/free-on-reversal', ...reversedUpgrade),
  },
  {
    property: 'no-dangling-use',
    what: 'A state is restored once more from data that were freed.',
    place: restored,
    mistaken: restoredTwice,
  },
  {
    property: 'no-space-lost',
    what: 'pre_patch fails and leaves behind what it has allocated.',
    place: shipped('states/allocation-fails'),
    mistaken: shipped('states/leak-on-failure'),
  },
  {
    property: 'state-restored',
    what: 'Nobody restores the state when the patch is disabled.',
    place: shipped('states/new-and-restored'),
    mistaken: shipped('states/not-restored'),
  },
  {
    property: 'state-in-effect',
    what: 'A patch puts its state into effect only when an earlier patch has it.',
    place: restored,
    mistaken: neverSet,
  },
  {
    property: 'used-shadow-stays',
    what: "The replaced module's exit frees the shadow variables that the newer patch uses.",
    place: shipped('shadow/handed-over'),
    mistaken: shipped('shadow/freed-in-exit'),
  },
  {
    property: 'no-shadow-left',
    what: 'Nobody frees the shadow variables when the patch is disabled.',
    place: shipped('shadow/handed-over'),
    mistaken: shipped('shadow/left-behind'),
  },
];
