/**
 * Other names for every module and function of the selftests, put into scripts and descriptions alike: what passes
 * under them too cannot have been made to measure for the names.
 */

/** In this order, so that a longer name is replaced before what it contains. */
const names: readonly (readonly [RegExp, string])[] = [
  [/test_klp_livepatch/g, 'probe_kpx_first'],
  [/test_klp_atomic_replace/g, 'probe_kpx_swap'],
  [/test_klp_callbacks_demo/g, 'probe_kpx_hooks_show'],
  [/test_klp_callbacks_mod/g, 'probe_kpx_hooks_unit'],
  [/test_klp_callbacks_busy/g, 'probe_kpx_hooks_work'],
  [/test_klp_shadow_vars/g, 'probe_kpx_shades'],
  [/test_klp_state/g, 'probe_kpx_level'],
  [/test_klp_syscall/g, 'probe_kpx_whoami'],
  // What is left: the program, and the word by which check_result finds the lines of test modules.
  [/test_klp/g, 'probe_kpx'],
  [/__x64_sys_getpid/g, '__x64_sys_whoami'],
  [/lp_sys_getpid/g, 'new_sys_whoami'],
  [/cmdline_proc_show/g, 'bootline_seq_emit'],
  [/meminfo_proc_show/g, 'memory_seq_emit'],
  [/busymod_work_func/g, 'occupied_job'],
  [/patched_work_func/g, 'replaced_job'],
  [/\b(pre|post)_(un)?patch_callback\b/g, '$1_$2patch_hook'],
  [/allocate_loglevel_state/g, 'reserve_level'],
  [/(fix|restore)_console_loglevel/g, '$1_level'],
  [/free_loglevel_state/g, 'drop_level'],
  [/shadow_(get_or_alloc|get|alloc|free_all|free|ctor|dtor)\b/g, 'shade_$1'],
];

/** `text` with every name in it replaced. */
export const rename = (text: string): string =>
  names.reduce((renamed, [name, other]) => renamed.replace(name, other), text);

/** Whether a name of the sources is still in `text`. */
export const hasOldName = (text: string): boolean => names.some(([name]) => text.search(name) >= 0);
