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
import type { Obj, Patch } from './state.ts';
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
  const [, object = '', name = '', sympos = ''] = parts ?? [];
  if (parts === null) {
    klp(k, 'err', `symbol ${relocation.symbol} has an incorrectly formatted name`);
    return errno('EINVAL');
  }
  if (sectionObject !== VMLINUX && object === VMLINUX) {
    klp(
      k,
      'err',
      `invalid access to vmlinux symbol '${name}' from module-specific livepatch relocation section`,
    );
    return errno('EINVAL');
  }
  const found = findSymbol(k, object, name, Number(sympos));
  return typeof found === 'number' ? found : 0;
}

/** Resolves all references of a patch module to `object`. @returns 0 or a negative errno */
export function resolveRelocations(
  k: Kernel,
  relocations: readonly RelocationDesc[],
  object: ObjectName,
): number {
  for (const relocation of relocations) {
    const section = sectionName.exec(relocation.section);
    if (section === null) {
      klp(k, 'err', `section ${relocation.section} has an incorrectly formatted name`);
      return errno('EINVAL');
    }
    if (section[1] !== object) continue;
    const ret = resolve(k, relocation, object);
    if (ret !== 0) return ret;
  }
  return 0;
}

/**
 * Writes the relocations to a loaded object into the patch module.
 * @returns 0, -EINVAL for a symbol, -ENOEXEC when they are still written from the object's last life
 */
export function writeRelocations(k: Kernel, patch: Patch, obj: Obj): number {
  const relocations = patch.desc.relocations ?? [];
  const ret = resolveRelocations(k, relocations, obj.name);
  if (ret !== 0) return ret;
  if (!relocations.some((r) => sectionName.exec(r.section)?.[1] === obj.name)) return 0;
  if (obj.relocated) {
    print(k, 'err', 'x86/modules: Invalid relocation target, existing value is nonzero');
    return errno('ENOEXEC');
  }
  obj.relocated = true;
  return 0;
}

/** Clears them when the object goes (6.3+). */
export function clearRelocations(k: Kernel, obj: Obj): void {
  if (k.profile.reloadWithRelocations === 'works') obj.relocated = false;
}
