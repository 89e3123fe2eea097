import type { KlpEvent } from '../spec/vocabulary.ts';
import { queryNumber } from './debug.ts';
import type { External } from './events.ts';
import { moduleParams } from './module.ts';
import { type Given, givenParams, remarkOf, writing } from './parameters.ts';
import type { PatchPlan, Plan } from './plan.ts';
import { written } from './sysfs-text.ts';

/** A patch's parameters; another's event is no event of these charts. */
const paramsOf = (plan: Plan, name: string): Pick<PatchPlan, 'name' | 'params' | 'remarkable'> =>
  plan.patches.find((p) => p.name === name) ?? { name, params: [], remarkable: [] };

/** What follows the type of a load about whose parameters the kernel says something. */
const remark = (among: readonly Given[], given: Given): string =>
  given.lines.length === 0 ? '' : `.${remarkOf(among, given)}`;

/** The event of the charts that stands for an event of the scenario. */
export function eventFor(plan: Plan, event: KlpEvent): External {
  switch (event.type) {
    case 'load': {
      const patch = paramsOf(plan, event.patch);
      const given = givenParams(patch, event.params);
      return {
        type: `load.${event.patch}${remark(patch.remarkable, given)}`,
        params: patch.params.map(({ name, values }) =>
          Math.max(0, values.indexOf(given.values.get(name) ?? '')),
        ),
      };
    }
    case 'setParam': {
      const { params } = paramsOf(plan, event.patch);
      const param = params.findIndex((p) => p.name === event.param);
      const found = params[param];
      if (found === undefined) throw new RangeError(`no parameter ${event.param}`);
      const meaning = writing(found, event.value);
      if (meaning === 'nothing') return { type: `setParam.${event.patch}.nothing`, param };
      const { value: text, refused, says } = meaning;
      const how = says === undefined ? refused : `too many for ${event.param}`;
      return {
        type: `setParam.${event.patch}${how === undefined ? '' : `.${how}`}`,
        param,
        ...(text === undefined ? {} : { value: found.values.indexOf(text) }),
      };
    }
    case 'unload':
    case 'free':
      return { type: `${event.type}.${event.patch}` };
    case 'write':
      return { type: `write.${event.patch}.${event.file}.${written(event.value, plan.profile)}` };
    case 'loadModule': {
      const module = moduleParams(plan, event.module);
      const given = givenParams(module, event.params);
      return { type: `loadModule.${event.module}.${event.init ?? 0}${remark(module.remarkable, given)}` };
    }
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
