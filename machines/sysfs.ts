/** The tree below /sys/kernel/livepatch that a state of the charts predicts (semantics.md §3). */
import { VMLINUX } from '../spec/vocabulary.ts';
import { type FuncPlan, nopRows, type PatchPlan, type Plan } from './plan.ts';
import { factsOf, isLoaded, phaseOf, type Standing } from './view.ts';

/** @returns paths relative to /sys/kernel/livepatch; directories end in `/` */
export function sysfs(plan: Plan, s: Standing): Record<string, string> {
  const tree: Record<string, string> = {};
  for (const patch of plan.patches) {
    const facts = factsOf(s, patch);
    if (!facts.present) continue;
    const dir = `${patch.name}/`;
    tree[dir] = '';
    for (const file of plan.profile.patchFiles) {
      tree[dir + file] = {
        enabled: bit(facts.enabled),
        transition: bit(facts.moving),
        replace: bit(patch.spec.replace),
        replace_set: String(patch.set),
        // The position of one that has left the list is that of the last.
        stack_order: String(s.context.list.indexOf(patch.number) + 1 || s.context.list.length),
        force: '',
        signal: '',
      }[file];
    }
    // Since 5.1 what the context has of these is the moving patch's (plan.ts, firstNop).
    if (facts.registered) objects(plan, s, patch, dir, facts.moving || nopRows(plan) > 1, tree);
  }
  return tree;
}

const bit = (on: boolean): string => (on ? '1' : '0');

/** Objects and functions, loaded or not; nops and dynamic objects as long as the patch has them. */
function objects(
  plan: Plan,
  s: Standing,
  patch: PatchPlan,
  dir: string,
  nops: boolean,
  tree: Record<string, string>,
): void {
  const file = (object: string, patched: boolean): void => {
    tree[`${dir}${object}/`] = '';
    if (plan.profile.objectPatchedFile) tree[`${dir}${object}/patched`] = bit(patched);
  };
  const func = (f: FuncPlan, sympos: number): void => {
    const suffix = plan.profile.funcDirectory === 'name' ? '' : `,${sympos === 0 ? 1 : sympos}`;
    tree[`${dir}${f.object}/${f.name}${suffix}/`] = '';
  };
  for (const object of patch.objects) {
    file(object.name, phaseOf(s, patch, object) !== 'clean');
    for (const site of object.sites) {
      const f = plan.funcs[site];
      if (f !== undefined) func(f, f.versions.get(patch.number)?.sympos ?? 0);
    }
  }
  if (!nops || !patch.spec.replace) return;
  for (const [object, name] of plan.objects.entries()) {
    if (s.context.dynamic[patch.firstDynamic + object] !== true) continue;
    const module = name === VMLINUX ? -1 : plan.modules.findIndex((m) => m.name === name);
    file(name, isLoaded(s, plan, module));
  }
  for (const site of patch.foreign) {
    const f = plan.funcs[site];
    if (f === undefined || s.context.nops[patch.firstNop + site] !== true) continue;
    func(f, [...f.versions.values()][0]?.sympos ?? 0);
  }
}
