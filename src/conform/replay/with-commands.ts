import type { Scenario } from '../../../spec/scenario-types.ts';
import type { Entry } from './reader.ts';

/** A scenario that can be asked everything that the log's commands ask. */
export function withCommands(scenario: Scenario, entries: readonly Entry[]): Scenario {
  const alphabet = [...scenario.alphabet];
  const known = new Set(alphabet.map((e) => JSON.stringify(e)));
  const add = (event: Scenario['alphabet'][number]): void => {
    const key = JSON.stringify(event);
    if (known.has(key)) return;
    known.add(key);
    alphabet.push(event);
  };
  for (const { kind } of entries) {
    if (kind.kind !== 'command') continue;
    const { command } = kind;
    if (command.verb === 'insmod') {
      const patch = scenario.patches.find((p) => p.name === command.module);
      if (patch !== undefined) {
        const params = Object.entries(command.args).flatMap(([name, text]) =>
          patch.params[name]?.values.includes(text) === true ? [[name, text] as const] : [],
        );
        add(
          params.length === 0
            ? { type: 'load', patch: patch.name }
            : { type: 'load', patch: patch.name, params: Object.fromEntries(params) },
        );
      } else if (scenario.modules.some((m) => m.name === command.module)) {
        add({ type: 'loadModule', module: command.module });
      }
    }
    if (command.verb === 'rmmod') {
      if (scenario.patches.some((p) => p.name === command.module))
        add({ type: 'unload', patch: command.module });
      if (scenario.modules.some((m) => m.name === command.module)) {
        add({ type: 'unloadModule', module: command.module });
      }
    }
    if (command.verb === 'write' && scenario.patches.some((p) => p.name === command.patch)) {
      add({ type: 'write', patch: command.patch, file: command.file, value: command.value });
    }
    if (command.verb === 'setParam') {
      const patch = scenario.patches.find((p) => p.name === command.module);
      const { param, value } = command;
      if (patch?.params[param]?.values.includes(value) === true) {
        add({ type: 'setParam', patch: patch.name, param, value });
      }
    }
    if (command.verb === 'ftrace')
      add({ type: 'sysctl', name: 'kernel.ftrace_enabled', value: command.value });
  }
  // A log with the fake signal's line tells of 15 failed retries; that a scenario does not count them is its author's economy.
  const signals =
    scenario.signals || entries.some(({ text }) => text === 'livepatch: signaling remaining tasks');
  return { ...scenario, alphabet, signals };
}
