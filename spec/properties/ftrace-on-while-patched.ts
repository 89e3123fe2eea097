import type { Invariant } from './property.ts';

/** Redirection needs ftrace. */
export const ftraceOnWhilePatched: Invariant = {
  kind: 'invariant',
  id: 'ftrace-on-while-patched',
  statement: 'While a function is redirected kernel.ftrace_enabled is 1.',
  why: 'With ftrace off all calls would run the original at once, without a transition, while sysfs says enabled.',
  source: 'semantics.md §2.1 step 7, §6 (ftrace_enabled=0: -EBUSY while patched)',
  holds: (view) => view.ftraceEnabled || !Object.values(view.sites).some((s) => s.handler),
  witness: (view) => !view.ftraceEnabled,
};
