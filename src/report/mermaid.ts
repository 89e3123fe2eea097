/** A trace as a Mermaid sequence diagram: who asked for what, which callbacks ran, which code, what the log said. */
import { errnoName } from '../../spec/errno.ts';
import { eventName } from '../../spec/event-name.ts';
import type { KlpEvent, Observation, Step } from '../../spec/vocabulary.ts';
import type { Trace } from '../check/trace.ts';

const admin = 'admin';
const core = 'livepatch';

/** Mermaid ends a message at `;` and `#`, and reads entities. */
const clean = (text: string): string =>
  text.replace(/[#;<>]/g, (c) => ({ '#': '#35;', ';': '#59;', '<': '#lt;', '>': '#gt;' })[c] ?? c);

/** Who causes the event, as a participant's name. */
function actor(event: KlpEvent): string {
  switch (event.type) {
    case 'enter':
    case 'leave':
    case 'exitKernel':
    case 'resched':
    case 'sleep':
    case 'wake':
    case 'fork':
    case 'exit':
      return event.task;
    case 'retry':
    case 'free':
      return core;
    default:
      return admin;
  }
}

function messages(
  { event, observations }: Step,
  number: number,
  id: (name: string) => string,
): readonly string[] {
  const who = id(actor(event));
  const lines = [`${who}->>${id(core)}: ${number}. ${clean(eventName(event))}`];
  const shown = (o: Observation): string => {
    switch (o.kind) {
      case 'log':
        return `Note over ${id(core)}: ${clean(o.line)}`;
      case 'callback':
        return `${id(core)}->>${id(o.patch)}: ${o.callback} ${clean(o.object)}${o.returns === 0 ? '' : ` returns ${o.returns}`}`;
      case 'effect':
        return `Note over ${id(o.patch)}: ${o.effect} ${clean(o.subject)}, ${o.outcome}`;
      case 'ran':
        return o.version === 'original'
          ? `Note over ${id(o.task)}: runs the original ${clean(o.func)}`
          : `${id(o.task)}->>${id(o.version.patch)}: runs ${clean(o.func)}`;
      case 'kick':
        return `${id(core)}->>${id(o.task)}: wake its CPU`;
      case 'errno':
        return `${id(core)}-->>${who}: ${o.errno === 0 ? 'done' : `-${errnoName(o.errno) ?? String(-o.errno)}`}`;
    }
  };
  return [...lines, ...observations.map(shown)];
}

/** The diagram's source; events have the numbers that stories give them; `title` stands above it, in lines. */
export function mermaidOf({ steps }: Trace, title: string): string {
  const names = new Set<string>([admin, core]);
  for (const { event, observations } of steps) {
    names.add(actor(event));
    for (const o of observations) {
      if (o.kind === 'callback' || o.kind === 'effect') names.add(o.patch);
      if (o.kind === 'kick') names.add(o.task);
      if (o.kind === 'ran') {
        names.add(o.task);
        if (o.version !== 'original') names.add(o.version.patch);
      }
    }
  }
  const ids = new Map([...names].map((name, i) => [name, `p${i}`]));
  const id = (name: string): string => ids.get(name) ?? name;
  return [
    'sequenceDiagram',
    ...[...ids].map(([name, key]) => `  participant ${key} as ${clean(name)}`),
    // A title of Mermaid's own is cut off where the picture ends.
    `  Note over p0,p${ids.size - 1}: wrap: ${clean(title)}`,
    ...steps.flatMap((step, i) => messages(step, i + 1, id).map((line) => `  ${line}`)),
  ].join('\n');
}
