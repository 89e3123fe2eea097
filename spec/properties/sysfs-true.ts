import type { PatchSpec, Scenario } from '../scenario-types.ts';
import type { View } from '../vocabulary.ts';
import { profileOf, setsOf } from './looking.ts';
import type { Invariant } from './property.ts';

const bit = (value: boolean): string => (value ? '1' : '0');

/** What the files of one patch must be; `undefined` for a file that the kernel version does not have. */
function agrees(view: View, spec: PatchSpec, scenario: Scenario): boolean {
  const { name } = spec;
  const patch = view.patches[name];
  if (patch === undefined) return false;
  // Before 5.1 a patch keeps its files, whether it is enabled or not, until its module unregisters it.
  const registered = patch.loaded && profileOf(scenario)?.sysfsAfterDisable !== 'goes';
  const listed = view.list.includes(name) || registered;
  const own = Object.keys(view.sysfs).filter((path) => path.startsWith(`${name}/`));
  if (!listed && !patch.freeing) return own.length === 0;
  const isBit = (path: string, value: boolean): boolean =>
    view.sysfs[path] === undefined || view.sysfs[path] === bit(value);
  return (
    own.includes(`${name}/`) &&
    view.sysfs[`${name}/enabled`] === bit(patch.enabled) &&
    isBit(`${name}/transition`, view.transition?.patch === name) &&
    isBit(`${name}/replace`, spec.replace) &&
    view.sysfs[`${name}/replace_set`] === setsOf(scenario)?.get(name)?.toString() &&
    spec.objects.every((object) => {
      const directory = `${name}/${object.name}/`;
      if (own.includes(directory) !== listed) return false;
      if (!listed) return !own.some((path) => path.startsWith(directory));
      return (
        isBit(`${directory}patched`, patch.objects[object.name]?.patched === true) &&
        object.funcs.every((f) => {
          const func = f.func.slice(f.func.indexOf(':') + 1);
          return (
            own.includes(`${directory}${func},${Math.max(f.sympos, 1)}/`) ||
            own.includes(`${directory}${func}/`)
          );
        })
      );
    })
  );
}

/** Administrators and tools see the truth. */
export const sysfsTrue: Invariant = {
  kind: 'invariant',
  id: 'sysfs-true',
  statement:
    'A patch has a directory in sysfs from its enabling until it is freed (before 5.1: unregistered), with those of its objects and functions while it is listed, and the values in it are those of the core.',
  why: 'Tools decide by these files whether a fix is in effect and whether a transition is over.',
  source: 'semantics.md §3; Documentation/ABI/testing/sysfs-kernel-livepatch',
  holds: (view, scenario) => scenario.patches.every((spec) => agrees(view, spec, scenario)),
  witness: (view) => view.list.length > 0,
};
