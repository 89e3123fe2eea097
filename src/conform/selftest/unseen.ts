/** Rules that no selftest of the kernel looks at, each with a check that takes the kernel to look at. */
import { errno } from '../../../spec/errno.ts';
import type { KernelProfile } from '../../../spec/vocabulary.ts';
import type { ModuleDesc } from '../../engine/description.ts';
import type { Kernel } from '../../engine/kernel.ts';
import { Clock } from '../../shell/clock.ts';
import { kernelNamed } from '../../shell/kernels.ts';
import { usualKernel, usualTask } from '../../shell/usual.ts';

function profile(): KernelProfile {
  const found = kernelNamed('6.12');
  if (found === undefined) throw new Error('there is no kernel 6.12');
  return found;
}

const patching = (name: string, func: string, replace = false): ModuleDesc => ({
  name,
  patch: {
    objects: [{ name: null, funcs: [{ oldName: func, newFunc: { name: `new_${func}`, run: () => name } }] }],
    replace,
  },
});

/** A kernel with functions f and g, and a task that runs, so that no transition completes at once. */
function boot(Kind: typeof Kernel): Kernel {
  const functions = ['f', 'g'].map((name) => ({ name, run: () => 'original' }));
  const kernel = new Kind({ ...usualKernel, profile: profile(), functions });
  kernel.createTask(usualTask({ name: 'busy', kind: 'user' }));
  kernel.createTask(usualTask({ name: 'asleep', kind: 'user', running: false }));
  return kernel;
}

function complete(kernel: Kernel): void {
  kernel.exitKernel('busy');
  new Clock(kernel).advance(2_000_000);
}

/** By the title of its test in unseen.test.ts: whether the rule holds on a kernel. */
export const rules: Readonly<Record<string, (Kind: typeof Kernel) => boolean>> = {
  // semantics.md §2.4
  'nops are gone when a replace has completed': (Kind) => {
    const kernel = boot(Kind);
    kernel.insmod(patching('old', 'f'));
    complete(kernel);
    kernel.insmod(patching('new', 'g', true));
    complete(kernel);
    return typeof kernel.list('/sys/kernel/livepatch/new/vmlinux/f,1') === 'number';
  },
  // semantics.md §2.1 step 4 and §2.7
  'a task that has moved runs the original of what a replace patch drops': (Kind) => {
    const kernel = boot(Kind);
    kernel.insmod(patching('old', 'f'));
    complete(kernel);
    kernel.insmod(patching('new', 'g', true));
    return kernel.call('vmlinux:f', 'asleep') === 'original' && kernel.call('vmlinux:f', 'busy') === 'old';
  },
  // semantics.md §2.7
  'a task that has not moved runs the old code': (Kind) => {
    const kernel = boot(Kind);
    kernel.insmod(patching('patch', 'f'));
    return kernel.call('vmlinux:f', 'busy') === 'original' && kernel.call('vmlinux:f', 'asleep') === 'patch';
  },
  // semantics.md §2.1 step 5
  'a patch is refused while another is in transition': (Kind) => {
    const kernel = boot(Kind);
    kernel.insmod(patching('first', 'f'));
    return kernel.insmod(patching('second', 'g')) === errno('EBUSY');
  },
  // semantics.md §2.3 force
  'a patch that a force has removed is pinned': (Kind) => {
    const kernel = boot(Kind);
    kernel.insmod(patching('patch', 'f'));
    complete(kernel);
    kernel.write('/sys/kernel/livepatch/patch/enabled', '0\n');
    kernel.write('/sys/kernel/livepatch/patch/force', '1\n');
    complete(kernel);
    return kernel.rmmod('patch') === errno('EAGAIN');
  },
};

/** Whether a kernel breaks the rule of this title. */
export function unseenBy(Kind: typeof Kernel, title: string): boolean {
  const holds = rules[title];
  if (holds === undefined) throw new Error(`no rule is titled "${title}"`);
  try {
    return !holds(Kind);
  } catch {
    return true;
  }
}
