import type { View } from '../vocabulary.ts';
import { tasksOf } from './looking.ts';
import type { StepProperty } from './property.ts';

const allUnloaded = (view: View): boolean => Object.values(view.patches).every((p) => !p.loaded);

const untouched = (view: View): boolean =>
  view.transition === null &&
  view.list.length === 0 &&
  Object.values(view.patches).every(
    (p) =>
      !p.enabled &&
      !p.forced &&
      p.references === 0 &&
      !p.freeing &&
      Object.keys(p.params).length === 0 &&
      Object.values(p.objects).every((o) => !o.patched && o.callbacks === 'clean'),
  ) &&
  tasksOf(view).every(([, t]) => t.state === -1 && !t.pending) &&
  Object.values(view.sites).every((s) => s.stack.length === 0 && !s.handler) &&
  Object.keys(view.sysfs).length === 0;

/** The core forgets a patch that is gone. What callbacks changed is the author's business: state-restored, no-space-lost. */
export const nothingLeft: StepProperty = {
  kind: 'step',
  id: 'nothing-left',
  statement:
    'When the last livepatch module is gone or was refused, the core is as it was before the first one: no list entry, handler, sysfs file, patch_state or pending flag is left; the taint aside.',
  why: 'Each load and unload would leak a little, and the next patch would start from a state nobody tested.',
  source: 'semantics.md §2.1 ("leaves nothing behind"), §2.4',
  holds: ({ after }) => !allUnloaded(after) || untouched(after),
  witness: ({ before, event, after }) =>
    (event.type === 'load' || (event.type === 'unload' && !allUnloaded(before))) && allUnloaded(after),
};
