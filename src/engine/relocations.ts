/**
 * Late relocations: references of a patch module to symbols of the objects it patches, written when the object is there
 * (Documentation/livepatch/module-elf-format; semantics.md §2.1 step 4, §2.6, §6 "reload of a patched module").
 */
import { errno } from '../../spec/errno.ts';
import type { ObjectName } from '../../spec/vocabulary.ts';
import { VMLINUX } from '../../spec/vocabulary.ts';
import type { RelocationDesc } from './description.ts';
import type { Kernel } from './kernel.ts';
import { klp, print } from './log.ts';
import type { Module, Obj, Patch } from './state.ts';
import { findSymbol } from './symbols.ts';

const sectionName = /^\.klp\.rela\.([^.]{1,55})/;
const symbolName = /^\.klp\.sym\.([^.]{1,55})\.([^,]{1,511}),(\d+)/;

/** Resolves one reference; 0 or -EINVAL after a line in the log. */
function resolve(k: Kernel, relocation: RelocationDesc, sectionObject: ObjectName): number {
  if (relocation.marked === false) {
    klp(k, 'err', `symbol ${relocation.symbol} is not marked as a livepatch symbol`);
    return errno('EINVAL');
  }
  const parts = symbolName.exec(relocation.symbol);
  if (parts === null) {
    klp(k, 'err', `symbol ${relocation.symbol} has an incorrectly formatted name`);
    return errno('EINVAL');
  }
  const [object, name, sympos] = [String(parts[1]), String(parts[2]), Number(parts[3])];
  if (sectionObject !== VMLINUX && object === VMLINUX) {
    klp(
      k,
      'err',
      `invalid access to vmlinux symbol '${name}' from module-specific livepatch relocation section`,
    );
    return errno('EINVAL');
  }
  const found = findSymbol(k, object, name, sympos);
  return typeof found === 'number' ? found : 0;
}

/**
 * Writes a patch module's relocations to an object that is there. Those to vmlinux are written by the module loader, those to
 * another module when both are loaded.
 * @returns 0, -EINVAL for a name, -ENOEXEC when they are still written from the object's last life
 */
export function writeRelocations(k: Kernel, module: Module, object: ObjectName): number {
  const again = module.relocated.has(object);
  for (const relocation of module.desc.patch?.relocations ?? []) {
    const section = sectionName.exec(relocation.section);
    if (section === null) {
      klp(k, 'err', `section ${relocation.section} has an incorrectly formatted name`);
      return errno('EINVAL');
    }
    if (section[1] !== object) continue;
    const ret = resolve(k, relocation, object);
    if (ret !== 0) return ret;
    if (again && k.profile.reloadWithRelocations !== 'works') {
      const what = k.profile.reloadWithRelocations === 'refused' ? 'Skipping invalid' : 'Invalid';
      print(k, 'err', `x86/modules: ${what} relocation target, existing value is nonzero`);
      return errno('ENOEXEC');
    }
    module.relocated.add(object);
  }
  return 0;
}

/** Clears them when the object goes (6.3+). */
export function clearRelocations(k: Kernel, patch: Patch, obj: Obj): void {
  if (k.profile.reloadWithRelocations === 'cleared') k.context(patch.name).module.relocated.delete(obj.name);
}
