/** A trace as a script for `klp shell --scenario`: what an administrator and the tasks would do. */
import { eventName } from '../../spec/event-name.ts';
import type { GivenParams, KlpEvent } from '../../spec/vocabulary.ts';
import type { Trace } from '../check/trace.ts';
import type { TraceOrigin } from './itf.ts';

const quoted = (text: string): string =>
  /^[\w.-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;

/** A newline more or less makes no difference to a plain word. */
const writing = (value: string, file: string): string =>
  /^[\w.-]+$/.test(value) ? `echo ${value} > ${file}` : `printf %s ${quoted(value)} > ${file}`;

const given = (params: GivenParams | undefined): readonly string[] =>
  Object.entries(params ?? {}).map(([name, value]) =>
    value === null ? name : `${name}=${value && quoted(value)}`,
  );

/** The command that does the event, or why there is none. */
function commandOf(event: KlpEvent): string | { readonly none: string } {
  switch (event.type) {
    case 'load':
      return ['insmod', `${event.patch}.ko`, ...given(event.params)].join(' ');
    case 'unload':
      return `rmmod ${event.patch}`;
    case 'write': {
      return writing(event.value, `/sys/kernel/livepatch/${event.patch}/${event.file}`);
    }
    case 'setParam':
      return writing(event.value, `/sys/module/${event.patch}/parameters/${event.param}`);
    case 'loadModule':
      if ((event.init ?? 0) !== 0)
        return { none: `the module's init cannot be told to return ${event.init}` };
      return ['insmod', `${event.module}.ko`, ...given(event.params)].join(' ');
    case 'unloadModule':
      return `rmmod ${event.module}`;
    case 'enter':
      return `task enter ${event.task} ${event.func}`;
    case 'leave':
    case 'exitKernel':
    case 'resched':
    case 'sleep':
    case 'wake':
    case 'exit':
      return `task ${event.type} ${event.task}`;
    case 'retry':
      // The delayed work comes about a second after the attempt before.
      return 'sleep 1';
    case 'free':
      return 'sleep 0.1';
    case 'sysctl':
      return `sysctl ${event.name}=${event.value}`;
    case 'debug':
      return `echo -n ${quoted(event.query)} > /sys/kernel/debug/dynamic_debug/control`;
    case 'fork':
    case 'kprobe':
      return { none: 'the shell has no command for it' };
    default:
      return event satisfies never;
  }
}

/** The script's text; the trace's log is in a comment below each command. */
export function shellScriptOf({ steps }: Trace, origin: TraceOrigin): string {
  const lines = steps.flatMap(({ event, observations }) => {
    const command = commandOf(event);
    return [
      '',
      `# ${eventName(event)}`,
      typeof command === 'string' ? command : `# (${command.none})`,
      ...observations.flatMap((o) => (o.kind === 'log' ? [`#   ${o.line}`] : [])),
    ];
  });
  return [
    `# ${origin.description}`,
    `# Run it: npx klp shell --scenario ${origin.file} --kernel ${origin.kernel} <this file>`,
    "echo 'file kernel/livepatch/* +p' > /sys/kernel/debug/dynamic_debug/control",
    ...lines,
    '',
    'dmesg',
  ].join('\n');
}
