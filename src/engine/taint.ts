import type { Kernel } from './kernel.ts';
import { print } from './log.ts';

/**
 * TAINT_LIVEPATCH: the first livepatch since boot is announced; the taint stays even if it fails to load.
 * @param by the livepatch, told by the module loader, or `livepatch`, by the core (before 4.9)
 */
export function taint(k: Kernel, by: string): void {
  if (!k.state.tainted) print(k, 'notice', `${by}: tainting kernel with TAINT_LIVEPATCH`);
  k.state.tainted = true;
}
