import type { Scenario } from '../../spec/scenario-types.ts';
import { type FuncId, type KernelProfile, type KlpEvent, type View, VMLINUX } from '../../spec/vocabulary.ts';

/**
 * Whether the environment can bring an event about now: the table in spec/vocabulary.ts, row by row.
 * @param kprobes functions that have a kprobe with a post handler (not part of View)
 */
export function possible(
  event: KlpEvent,
  view: View,
  scenario: Scenario,
  profile: KernelProfile,
  kprobes: ReadonlySet<FuncId>,
): boolean {
  const loaded = (func: FuncId): boolean => {
    const object = objectOf(func);
    return object === VMLINUX || view.modules[object] === true;
  };
  switch (event.type) {
    case 'load':
      return view.patches[event.patch]?.loaded === false;
    case 'setParam': {
      const patch = scenario.patches.find((p) => p.name === event.patch);
      return view.patches[event.patch]?.loaded === true && patch?.params[event.param]?.mode !== 0;
    }
    case 'unload':
      return view.patches[event.patch]?.loaded === true;
    case 'write':
      return Object.hasOwn(view.sysfs, `${event.patch}/${event.file}`);
    case 'loadModule':
      return view.modules[event.module] === false;
    case 'unloadModule':
      return (
        view.modules[event.module] === true &&
        !Object.values(view.tasks).some((t) => t.frames.some((f) => objectOf(f.func) === event.module))
      );
    case 'sysctl':
    case 'debug':
      return true;
    case 'kprobe':
      return loaded(event.func) && kprobes.has(event.func) !== event.on;
    case 'retry':
      return view.transition !== null;
    case 'free':
      return view.patches[event.patch]?.freeing === true;
    default:
      break;
  }
  const task = view.tasks[event.task];
  const spec = scenario.tasks.find((t) => t.name === event.task);
  if (task === undefined || spec === undefined || !task.alive) return false;
  if (event.type === 'wake') return !task.running;
  if (!task.running) return false;
  switch (event.type) {
    case 'enter':
      return loaded(event.func) && task.frames.length < spec.depth && spec.calls.includes(event.func);
    case 'leave':
      return task.frames.length > 0;
    case 'exitKernel':
      return spec.kind !== 'kthread' && task.frames.length === 0;
    case 'resched':
      return profile.condResched && task.pending;
    case 'sleep':
      return spec.kind !== 'idle';
    case 'fork':
      return view.tasks[event.child]?.alive === false;
    case 'exit':
      return task.frames.length === 0;
    default:
      return event satisfies never;
  }
}

export const objectOf = (func: FuncId): string => func.slice(0, func.indexOf(':'));
