import type { KlpEvent } from '../spec/vocabulary.ts';
import { queryNumber } from './debug.ts';
import type { External } from './events.ts';
import type { Plan } from './plan.ts';
import { written } from './sysfs-text.ts';

/** The event of the charts that stands for an event of the scenario. */
export function eventFor(plan: Plan, event: KlpEvent): External {
  switch (event.type) {
    case 'load': {
      const params = plan.patches.find((p) => p.name === event.patch)?.params ?? [];
      return {
        type: `load.${event.patch}`,
        params: params.map(({ name, values }) => Math.max(0, values.indexOf(event.params?.[name] ?? NaN))),
      };
    }
    case 'setParam': {
      const params = plan.patches.find((p) => p.name === event.patch)?.params ?? [];
      const param = params.findIndex((p) => p.name === event.param);
      return {
        type: `setParam.${event.patch}`,
        param,
        value: Math.max(0, params[param]?.values.indexOf(event.value) ?? 0),
      };
    }
    case 'unload':
    case 'free':
      return { type: `${event.type}.${event.patch}` };
    case 'write':
      return { type: `write.${event.patch}.${event.file}.${written(event.value, plan.profile)}` };
    case 'loadModule':
      return { type: `loadModule.${event.module}.${event.init ?? 0}` };
    case 'unloadModule':
      return { type: `unloadModule.${event.module}` };
    case 'enter':
      return { type: `enter.${event.task}.${event.func}` };
    case 'leave':
    case 'exitKernel':
    case 'resched':
    case 'sleep':
    case 'wake':
    case 'exit':
      return { type: `${event.type}.${event.task}` };
    case 'fork':
      return { type: `fork.${event.task}.${event.child}` };
    case 'retry':
      return { type: 'retry' };
    case 'sysctl':
      return { type: `sysctl.ftrace_enabled.${event.value}` };
    case 'debug':
      return { type: `debug.${queryNumber(plan, event.query)}` };
    case 'kprobe':
      return { type: `kprobe.${event.func}.${event.on ? 'on' : 'off'}` };
  }
}
