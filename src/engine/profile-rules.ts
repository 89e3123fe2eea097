/** What a profile's values imply for the log where the table of semantics.md §6 gives no key of its own. */
import type { KernelProfile } from '../../spec/vocabulary.ts';
import type { Kernel } from './kernel.ts';

export interface ProfileRules {
  /** The debug lines of the transition; they came with the callbacks in 4.15. */
  readonly debugLines: boolean;
  /** A cancelled transition, too, says that it is complete; until 4.14 only one whose last task was moved. */
  readonly cancelledCompletes: boolean;
}

export const rulesOf = (profile: KernelProfile): ProfileRules => ({
  debugLines: profile.callbacks,
  cancelledCompletes: profile.callbacks,
});

/** The line that says a transition starts; before 4.15 `'P': patching...`. */
export const startLine = (k: Kernel, patch: string, direction: string): string =>
  k.rules.debugLines ? `'${patch}': starting ${direction} transition` : `'${patch}': ${direction}...`;
