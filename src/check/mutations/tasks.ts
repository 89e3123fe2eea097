/** Changed rules about tasks: who moves when, and which code runs (semantics.md §2.3, §2.5, §2.7). */
import { guards } from '../../../machines/guards.ts';
import { raise } from '../../../machines/rules.ts';
import { system } from '../../../machines/system.ts';
import type { PropertyMutation } from './entry.ts';
import { acting, added, at, charts, guard } from './mutate.ts';
import { bare, endless, shipped } from './scenarios.ts';

const stuck = shipped('transitions/stuck-task-reversed');
const tryAgain = { actions: [raise({ type: 'attempt' }), raise({ type: 'attempted' })] };

export const taskMutations: readonly PropertyMutation[] = [
  {
    property: 'task-consistency',
    what: 'While patching, the stack check finds every stack clear.',
    place: stuck,
    change: guard('clear', (args, params) => params.to === 1 || guards.clear(args, params)),
  },
  {
    property: 'only-self-when-running',
    what: 'The stack of a task that is on a CPU is checked too.',
    place: stuck,
    change: guard('sleeping', () => true),
  },
  {
    property: 'unreliable-stays',
    what: 'The stack check trusts a stack that cannot be unwound reliably.',
    place: shipped('transitions/idle-cpu'),
    change: (scenario, profile) =>
      system({ ...scenario, tasks: scenario.tasks.map((t) => ({ ...t, reliable: true })) }, profile),
  },
  {
    property: 'pending-iff-behind',
    what: 'On its way to user space a task loses its pending flag, but stays on its side.',
    place: endless,
    change: charts(
      at('task init > alive > unpatched > pending > exitKernel.init', (there) =>
        there.map((t) => ({ ...t, target: 'settled' })),
      ),
    ),
  },
  {
    property: 'right-code',
    what: 'Every call runs the original.',
    place: stuck,
    change: guard('runs', (_, params) => params.version === 0),
  },
  {
    property: 'code-stays',
    what: 'A target module goes while a task is in one of its functions; no stack check asks for those any more.',
    place: shipped('callbacks/test-9'),
    change: guard('unused', () => true),
  },
  {
    property: 'reversal-only-turns',
    what: 'A reversal checks the stacks at once.',
    place: stuck,
    change: charts(
      acting(
        'patch livepatch_sample > loaded > present > patching > write.livepatch_sample.enabled.0',
        (a) => [...a, raise({ type: 'attempt' })],
      ),
      added('core > waiting > attempt', {}),
    ),
  },
  {
    property: 'retry-completes',
    what: 'The completion attempt never finds that all tasks have moved.',
    place: stuck,
    change: (scenario, profile) => {
      const model = system(scenario, profile);
      return { ...model, machine: model.machine.provide({ guards: { settled: () => false } }) };
    },
  },
  {
    property: 'ends-in-attempt',
    what: 'The last task that moves on its way to user space completes the transition.',
    place: bare,
    change: charts(added('core > waiting > exitKernel.init', { ...tryAgain, target: 'attempting' })),
  },
  {
    property: 'fork-inherits',
    what: "A pending task's child is born on the new side.",
    place: shipped('transitions/fork-in-transition'),
    change: charts(
      acting('task parent > alive > unpatched > pending > fork.parent.child', ([nothing]) => [
        ...(nothing === undefined ? [] : [nothing]),
        raise({ type: 'born.child.patched settled' }),
      ]),
    ),
  },
  {
    property: 'wakes-only-interruptible',
    what: 'A task that sleeps uninterruptibly and cannot be moved is woken.',
    place: stuck,
    change: charts(
      added('task reader > alive > unpatched > pending > attempt', {
        guard: { type: 'sleeping', params: { task: 0 } },
        actions: [{ type: 'takeCpu', params: { task: 0 } }],
      }),
    ),
  },
];
