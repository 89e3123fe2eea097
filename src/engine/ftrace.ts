/** What else may change ftrace: the sysctl and kprobes (semantics.md §2.1 step 7, §6 "ftrace_enabled=0"). */
import { errno } from '../../spec/errno.ts';
import type { FuncId } from '../../spec/vocabulary.ts';
import type { Kernel } from './kernel.ts';
import { refreshAllSites } from './site.ts';

/** `sysctl kernel.ftrace_enabled`. @returns 0, or -EBUSY for 0 while something is patched (5.5+) */
export function setFtraceEnabled(k: Kernel, enabled: boolean): number {
  const s = k.state;
  if (!enabled && s.sites.size > 0 && k.profile.ftraceDisable === 'busy while patched') return errno('EBUSY');
  s.ftraceEnabled = enabled;
  refreshAllSites(k);
  return 0;
}

/** Puts a kprobe with a post handler on a function. @returns 0, or -EBUSY where a livepatch handler is (IPMODIFY) */
export function addKprobe(k: Kernel, func: FuncId): number {
  if (k.state.sites.has(func)) return errno('EBUSY');
  k.state.kprobes.add(func);
  return 0;
}

export function removeKprobe(k: Kernel, func: FuncId): number {
  k.state.kprobes.delete(func);
  return 0;
}
