/** Mistakes in the engine that the kernel's selftests, or else a test of ours, must notice. */
import type { Mutant } from '../mutants.ts';

export interface SelftestMutant extends Mutant {
  /** No selftest notices it; the title of the test in unseen.test.ts that does. */
  readonly unseen?: string;
}

export const selftestMutants: readonly SelftestMutant[] = [
  {
    name: 'no stack check',
    file: 'stack-check.ts',
    find: 'if (!obj.patched) continue;',
    replace: 'continue;',
  },
  {
    name: 'reference never dropped',
    file: 'patch.ts',
    find: '  module.references--;',
    replace: '',
  },
  {
    name: 'nops kept after a replace',
    file: 'transition.ts',
    find: '    discardNops(k, patch);',
    replace: '',
    unseen: 'nops are gone when a replace has completed',
  },
  {
    name: 'no nops for a replace',
    file: 'enable.ts',
    find: 'if (patch.replace) addNops(k, patch);',
    replace: '',
    unseen: 'a task that has moved runs the original of what a replace patch drops',
  },
  {
    name: 'replaced patches stay on the func_stacks',
    file: 'transition.ts',
    find: '      unpatchObjects(k, old);',
    replace: '',
  },
  {
    name: "replaced patch's callbacks run",
    file: 'transition.ts',
    find: '      unpatchObjects(k, old);',
    replace:
      '      unpatchObjects(k, old);\n      for (const obj of old.objects) if (obj.loaded) postUnpatch(k, old, obj);',
  },
  {
    name: 'compatibility check off',
    file: 'enable.ts',
    find: '!isCompatible(k, patch)',
    replace: 'false',
  },
  {
    name: 'only the same version of a state is compatible',
    file: 'states.ts',
    find: 'own.version < state.version',
    replace: 'own.version !== state.version',
  },
  {
    name: 'ftrace_enabled ignored',
    file: 'site.ts',
    find: 'if (off || k.state.kprobes.has(site))',
    replace: 'if (k.state.kprobes.has(site))',
  },
  {
    name: 'ftrace_enabled may be cleared under a patch',
    file: 'ftrace.ts',
    find: "k.profile.ftraceDisable === 'busy while patched') return errno('EBUSY');",
    replace: "k.profile.ftraceDisable === 'busy while patched' && s.time < 0) return errno('EBUSY');",
  },
  {
    name: 'post_patch before the transition ends',
    file: 'transition.ts',
    find: "  klp(k, 'notice', startLine(",
    replace:
      "  if (s.target === 1) for (const obj of patch.objects) if (obj.loaded) postPatch(k, patch, obj);\n  klp(k, 'notice', startLine(",
  },
  {
    name: 'pre_unpatch on reversal',
    file: 'transition.ts',
    find: '  patch.enabled = !patch.enabled;',
    replace:
      "  for (const obj of patch.objects) if (obj.patched) obj.callbacks.pre_unpatch?.({ ctx: k.context(patch.name), patch: patch.name, object: obj.name, callback: 'pre_unpatch', moduleState: null });\n  patch.enabled = !patch.enabled;",
  },
  {
    name: 'reversal refused',
    file: 'sysfs.ts',
    find: 'if (k.state.transition === patch.name && k.profile.reversal) {',
    replace: 'if (k.state.time < 0) {',
  },
  {
    name: 'module load not refused',
    file: 'modules.ts',
    find: "if (k.profile.comingFailure === 'warns') continue;",
    replace: 'continue;',
  },
  {
    name: 'coming module not patched',
    file: 'modules.ts',
    find: 'const refused = moduleComing(k, module);',
    replace: 'const refused = 0;',
  },
  {
    name: 'post_patch for a module that comes during the transition',
    file: 'modules.ts',
    find: 'if (k.state.transition !== patch.name) postPatch(k, patch, obj);',
    replace: 'postPatch(k, patch, obj);',
  },
  {
    name: 'pre_unpatch for a module that goes during the transition',
    file: 'modules.ts',
    find: 'if (k.state.transition !== patch.name) preUnpatch(k, patch, obj);',
    replace: 'preUnpatch(k, patch, obj);',
  },
  {
    name: 'going module not reverted',
    file: 'modules.ts',
    find: '  revert(k, module, undefined);',
    replace: '',
  },
  {
    name: 'post_unpatch after a failed pre_patch',
    file: 'callbacks.ts',
    find: 'obj.postUnpatchEnabled = ret === 0;',
    replace: 'obj.postUnpatchEnabled = true;',
  },
  {
    name: "pre_patch's result ignored",
    file: 'enable.ts',
    find: 'let ret = prePatch(k, patch, obj);',
    replace: 'let ret = prePatch(k, patch, obj) && 0;',
  },
  {
    name: 'completion never retried',
    file: 'kernel.ts',
    find: '    tryComplete(this);',
    replace: '',
  },
  {
    name: 'disabled patch stays on the func_stacks',
    file: 'transition.ts',
    find: 'if (s.target === 0) unpatchObjects(k, patch);',
    replace: '',
  },
  {
    name: 'directory of a disabled patch stays',
    file: 'transition.ts',
    find: '  patch.inSysfs = false;',
    replace: '',
  },
  {
    name: 'replaced patches stay listed',
    file: 'transition.ts',
    find: 'for (const old of replacedBy(k, patch)) freeAsync(k, old);',
    replace: '',
  },
  {
    name: 'patched file always 1',
    file: 'sysfs.ts',
    find: 'digit(obj.patched)',
    replace: 'digit(true)',
  },
  {
    name: 'no previous state found',
    file: 'states.ts',
    find: 'last = find(patch.desc, id) ?? last;',
    replace: '',
  },
  {
    name: 'get_or_alloc always allocates',
    file: 'shadow.ts',
    find: 'find(k, obj, id) ?? make(k, obj, id, data, construct)',
    replace: 'make(k, obj, id, data, construct)',
  },
  {
    name: 'shadow variable freed without its destructor',
    file: 'shadow.ts',
    find: '  destruct?.(obj, shadow);',
    replace: '',
  },
  {
    name: 'the new code runs before a task has moved',
    file: 'site.ts',
    find: 'newest !== undefined && inTransition(s, newest.patch)',
    replace: 'newest !== undefined && newest.patch === ""',
    unseen: 'a task that has not moved runs the old code',
  },
  {
    name: 'two transitions at a time',
    file: 'enable.ts',
    find: "if (k.state.transition !== null) return errno('EBUSY');\n  klp(k, 'notice', `enabling patch",
    replace: "klp(k, 'notice', `enabling patch",
    unseen: 'a patch is refused while another is in transition',
  },
  {
    name: 'a forced patch can be unloaded',
    file: 'patch.ts',
    find: '|| patch.forced ||',
    replace: '||',
    unseen: 'a patch that a force has removed is pinned',
  },
];
