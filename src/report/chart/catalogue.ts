/** Every machine that there is to look at: the charts one by one, and whole systems. */
import type { AnyStateMachine } from 'xstate';
import { alone } from '../../../machines/alone.ts';
import { charts, domains, initialContext } from '../../../machines/charts.ts';
import { patchKey } from '../../../machines/patch-kit.ts';
import { plan as planned } from '../../../machines/plan.ts';
import { rules, stateNode } from '../../../machines/rules.ts';
import { shadowKey } from '../../../machines/shadow.ts';
import { stateKey } from '../../../machines/state.ts';
import { system } from '../../../machines/system.ts';
import { profileOf, shippedScenario } from '../../testgen/shipped.ts';

export interface Shown {
  /** The name of the file in machines/ that describes it. */
  readonly name: string;
  /** What it is, in a sentence. */
  readonly purpose: string;
  /** What the shown one is an example of. */
  readonly example: string;
  readonly machine: () => AnyStateMachine;
}

/** A chart that is needed only in some scenarios, alone, as it is in one of them. */
function inScenario(id: string, keyOf: (plan: ReturnType<typeof planned>) => string | undefined) {
  return (): AnyStateMachine => {
    const scenario = shippedScenario(id);
    const plan = planned(scenario, profileOf(scenario));
    const key = keyOf(plan);
    const chart = key === undefined ? undefined : charts(plan)[key];
    if (chart === undefined) throw new RangeError(`${id} has no such chart`);
    return rules.createMachine({
      ...stateNode(chart),
      context: initialContext(plan),
      meta: { domains: domains(plan) },
    });
  };
}

const ofAlone = (name: string) => (): AnyStateMachine => {
  const machine = alone[name];
  if (machine === undefined) throw new RangeError(`no machine ${name}`);
  return machine;
};

const small = 'one patch with two objects, one task that forks';

/** In the order in which they are best read. */
export const catalogue: readonly Shown[] = [
  {
    name: 'patch',
    purpose: 'A livepatch since 5.1: enabled by its module’s init, gone once it is disabled.',
    example: small,
    machine: ofAlone('patch'),
  },
  {
    name: 'object',
    purpose:
      'What a patch changes in vmlinux or in one module: its callbacks and its functions on their stacks.',
    example: small,
    machine: ofAlone('object'),
  },
  {
    name: 'task',
    purpose: 'A task: its patch_state, whether a transition waits for it, and what it does in the kernel.',
    example: small,
    machine: ofAlone('task'),
  },
  {
    name: 'core',
    purpose: 'The livepatch core: one transition at a time, its attempts and its end; the ftrace switch.',
    example: small,
    machine: ofAlone('core'),
  },
  {
    name: 'module',
    purpose: 'A target module: absent, coming, live, going.',
    example: small,
    machine: ofAlone('module'),
  },
  {
    name: 'site',
    purpose: 'A function that can be patched, and a kprobe that wants it too.',
    example: small,
    machine: ofAlone('site'),
  },
  {
    name: 'state',
    purpose: 'A klp_state: which version of a system-wide change is in effect, who has its data.',
    example: 'scenario states/new-and-restored',
    machine: inScenario('states/new-and-restored', (plan) => plan.states.map(stateKey)[0]),
  },
  {
    name: 'shadow',
    purpose: 'A shadow variable: absent, or made by a patch, until somebody frees it.',
    example: 'scenario shadow/handed-over',
    machine: inScenario('shadow/handed-over', (plan) => plan.shadows.map(shadowKey)[0]),
  },
  {
    name: 'legacy',
    purpose: 'A livepatch before 5.1: registered, enabled, disabled and enabled again, unregistered.',
    example: 'scenario legacy/stack-2014',
    machine: inScenario('legacy/stack-2014', (plan) => plan.patches.map(patchKey)[0]),
  },
  {
    name: 'system',
    purpose: 'All charts of one scenario in parallel regions: the machine that is checked and tested.',
    example: 'scenario transitions/stuck-task-reversed',
    machine: () => {
      const scenario = shippedScenario('transitions/stuck-task-reversed');
      return system(scenario, profileOf(scenario)).machine;
    },
  },
];
