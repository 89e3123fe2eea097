import type { Scenario } from '../../spec/scenario-types.ts';
import type { KernelProfile, KlpEvent, Observation, View } from '../../spec/vocabulary.ts';
import { Kernel } from '../engine/kernel.ts';
import { logContradictions } from './as-logged.ts';
import { Reader } from './as-read.ts';
import { Data } from './data.ts';
import { fingerprint } from './fingerprint.ts';
import { type Compiled, compileModules } from './modules.ts';
import { possible } from './possible.ts';

/** A system under test: a scenario's modules, patches and tasks on the engine. */
export interface Subject {
  /** Whether the environment can bring the event about now (the table in spec/vocabulary.ts). */
  readonly possible: (event: KlpEvent) => boolean;
  /** Does it; only when it is possible. */
  readonly apply: (event: KlpEvent) => readonly Observation[];
  readonly view: () => View;
  /**
   * Compares what calls run with the View, whether or not that has been done before.
   * @throws Error where they contradict one another
   */
  readonly checkCalls: () => void;
  /** All that the engine remembers and that can matter later, as text: equal for equal states. */
  readonly key: () => string;
  /** Remembers the state; the answer puts it back, any number of times. */
  readonly snapshot: () => () => void;
}

/** Boots the engine with what the scenario has at its start. */
export function bootEngine(scenario: Scenario, profile: KernelProfile): Subject {
  const data = new Data(scenario);
  const compiled = compileModules(scenario, data);
  const { tainted, reliableStacks = true, initialised = true } = scenario;
  const kernel = new Kernel({
    profile,
    functions: compiled.vmlinux,
    tainted,
    reliableStacks,
    initialised,
  });
  if (kernel.takeObservations().length > 0) throw new Error('a kernel that has just booted did something');
  for (const module of scenario.modules) {
    if (module.loaded) kernel.insmod(compiled.module(module.name, 0));
  }
  for (const task of scenario.tasks) if (task.alive) kernel.createTask(compiled.task(task.name));
  kernel.takeObservations();

  let seen: View | undefined;
  const debugged = scenario.alphabet.some((e) => e.type === 'debug');
  const save = (): (() => void) => {
    const saved = kernel.snapshot();
    const restoreData = data.snapshot();
    return () => {
      kernel.restore(saved);
      restoreData();
    };
  };
  const reader = new Reader(scenario, kernel, compiled.callable, save);
  const look = (): View => ({
    ...kernel.view(compiled.scope),
    ...(debugged ? { debug: debugLines(kernel) } : {}),
    ...(data.present ? { data: data.view(kernel) } : {}),
  });
  const view = (): View => {
    if (seen === undefined) {
      seen = look();
      reader.contradictions(seen).throwAny();
    }
    return seen;
  };
  return {
    view,
    possible: (event) => possible(event, view(), scenario, profile, kernel.state.kprobes),
    apply: (event) => {
      seen = undefined;
      // Without `signals` the scenario speaks of transitions with fewer than 15 failed attempts.
      if (!scenario.signals) kernel.state.signals = 0;
      const start = kernel.state.log?.seq;
      perform(kernel, compiled, event);
      const observations = kernel.takeObservations();
      if (debugged) {
        const records = kernel.log(start);
        const wrong = logContradictions(scenario, event.type, observations, records, view());
        if (wrong.length > 0) throw new Error(`the log does not tell what happened:\n${wrong.join('\n')}`);
      }
      return observations.map((o) => (o.kind === 'log' ? { ...o, line: data.named(kernel, o.line) } : o));
    },
    checkCalls: () => reader.contradictionsOfCalls(view()).throwAny(),
    key: () => `${fingerprint(kernel.state, scenario.signals)}${data.key()}`,
    snapshot: () => {
      const restore = save();
      return () => {
        seen = undefined;
        restore();
      };
    },
  };
}

/** Dynamic debug's file, and what it shows by place. */
const control = '/sys/kernel/debug/dynamic_debug/control';

function debugLines(k: Kernel): Record<string, string> {
  const [head, ...lines] = String(k.read(control)).split('\n');
  if (head !== '# filename:lineno [module]function flags format' || lines.pop() !== '') {
    throw new Error(`${control} has no head, or no end`);
  }
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]),
  );
}

function perform(k: Kernel, compiled: Compiled, event: KlpEvent): void {
  switch (event.type) {
    case 'load':
      k.insmod(compiled.patch(event.patch), event.params);
      return;
    case 'unload':
      k.rmmod(event.patch);
      return;
    case 'write':
      k.write(`/sys/kernel/livepatch/${event.patch}/${event.file}`, event.value);
      return;
    case 'setParam':
      k.write(`/sys/module/${event.patch}/parameters/${event.param}`, event.value);
      return;
    case 'loadModule':
      k.insmod(compiled.module(event.module, event.init ?? 0), event.params);
      return;
    case 'unloadModule':
      k.rmmod(event.module);
      return;
    case 'enter':
      k.enter(event.task, event.func);
      return;
    case 'fork':
      // A child starts on a CPU, in no function: its kernel stack is its own.
      k.fork(event.task, { ...compiled.task(event.child), running: true, inside: [] });
      return;
    case 'leave':
    case 'exitKernel':
    case 'resched':
    case 'sleep':
    case 'wake':
    case 'exit':
      k[event.type](event.task);
      return;
    case 'retry':
      k.retryWork();
      return;
    case 'free':
      k.freeWork(event.patch);
      return;
    case 'sysctl':
      k.write(`/proc/sys/${event.name.replaceAll('.', '/')}`, `${event.value}\n`);
      return;
    case 'debug':
      k.write(control, event.query);
      return;
    case 'kprobe':
      k.kprobe(event.func, event.on);
      return;
    default:
      event satisfies never;
  }
}
