import { type ModuleState, type Step, VMLINUX } from '../vocabulary.ts';
import { callbacksOf, errnoOf } from './looking.ts';
import type { StepProperty } from './property.ts';

/** States in which a target module may be seen during an event. */
function seen({ event, before }: Step, failed: boolean): readonly ModuleState[] {
  switch (event.type) {
    case 'loadModule':
      // A module whose parameters or init are refused goes again: its going handlers run too.
      return failed && before.list.length > 0 && (event.init !== undefined || event.params !== undefined)
        ? ['COMING', 'GOING']
        : ['COMING'];
    case 'unloadModule':
      return ['GOING'];
    default:
      return ['LIVE'];
  }
}

/** Callbacks may use the module they are called for. */
export const callbackModuleState: StepProperty = {
  kind: 'step',
  id: 'callback-module-state',
  statement:
    'A callback is called for a module that is coming while the module is loaded, going while it is unloaded, and live otherwise; vmlinux has no such state.',
  why: 'The author decides by the state what of the module may be touched: before its init and after its exit its data are not there.',
  source: 'semantics.md §2.6; callbacks.rst',
  holds: (step) => {
    const states = seen(step, (errnoOf(step) ?? 0) < 0);
    return callbacksOf(step).every((c) =>
      c.object === VMLINUX ? c.module === null : c.module !== null && states.includes(c.module),
    );
  },
  witness: (step) => callbacksOf(step).some((c) => c.module !== null),
};
