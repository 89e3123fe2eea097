import { errnoName } from '../../../spec/errno.ts';
import { eventName } from '../../../spec/event-name.ts';
import type { KlpEvent } from '../../../spec/vocabulary.ts';
import { changedAnswers } from '../guard-notes.ts';
import type { Edge } from '../steps.ts';
import type { Config, Demand, Validator } from './validate.ts';

/** A line that the rules would have allowed, and who would have printed it. */
export interface Allowed {
  readonly text: string;
  readonly event: string;
}

/** Why a line is not allowed where it stands. */
export interface Rejection {
  /** One or two sentences. */
  readonly reason: string;
  /** The guards that stand in the way, when it can be told. */
  readonly guards: readonly string[];
  readonly allowed: readonly Allowed[];
}

const refusal = (errno: number): string => {
  const name = errnoName(errno);
  return name === undefined ? String(errno) : `-${name}`;
};

/** Most states that are looked at for one in which the line would be right. */
const searched = 500;
/** Most lines that are named as allowed. */
const named = 12;

/** What could stand in the place of the line that is not allowed. */
function allowedNext(validator: Validator, closed: readonly Config[]): readonly Allowed[] {
  const found = new Map<string, Allowed>();
  const add = (text: string | undefined, event: KlpEvent): void => {
    if (text !== undefined && !found.has(text)) found.set(text, { text, event: eventName(event) });
  };
  for (const config of closed) {
    const rest = validator.rest(config);
    if (config.edge !== null && rest.length > 0) add(rest[0]?.text, config.edge.event);
    else {
      for (const edge of validator.steps.edges(config.state)) {
        if (config.pending !== null && !config.pending.matches(edge.event)) continue;
        add(validator.visible(edge, config.phase)[0]?.text, edge.event);
      }
    }
  }
  return [...found.values()].slice(0, named);
}

/** Steps that print the line, in states reachable from these, nearest first. */
function whoPrints(validator: Validator, from: readonly Config[], text: string): readonly [number, Edge][] {
  const queue = [...new Set([...from.map((c) => c.state), 0])];
  const seen = new Set(queue);
  const found: [number, Edge][] = [];
  for (let i = 0; i < queue.length && i < searched && found.length < 20; i++) {
    const state = queue[i];
    if (state === undefined) break;
    for (const edge of validator.steps.edges(state)) {
      if (edge.lines.some((l) => l.text === text)) found.push([state, edge]);
      if (!seen.has(edge.to)) {
        seen.add(edge.to);
        queue.push(edge.to);
      }
    }
  }
  return found;
}

/** Why an event is impossible in a state, from the table in spec/vocabulary.ts. */
function impossible(event: KlpEvent): string {
  switch (event.type) {
    case 'load':
      return `${event.patch} is loaded already`;
    case 'unload':
    case 'setParam':
      return `${event.patch} is not loaded`;
    case 'write':
      return `there is no /sys/kernel/livepatch/${event.patch}/${event.file}`;
    case 'loadModule':
      return `${event.module} is loaded already`;
    case 'unloadModule':
      return `${event.module} is not loaded, or in use`;
    case 'retry':
      return 'no transition is going on';
    case 'free':
      return `${event.patch} is not waiting to be freed`;
    default:
      return `"${eventName(event)}" is impossible`;
  }
}

function insideReason(
  validator: Validator,
  printing: readonly Config[],
  demand: Demand,
  following: readonly Demand[],
): string {
  const [config] = printing;
  const edge = config?.edge;
  if (config === undefined || edge === null || edge === undefined) return '';
  const rest = validator.rest(config).map((l) => l.text);
  const next = rest[0] ?? '';
  const operation = `"${eventName(edge.event)}" is going on, and its next line is "${next}"`;
  if (demand.kind !== 'line') return `${operation}; no command or test can start before it`;
  const later = rest.indexOf(demand.text);
  const follows = following[0];
  if (later > 0 && follows?.kind === 'line' && follows.text === next) {
    return `${operation}, which comes right after it in the log: the two have changed places`;
  }
  if (later === 1) return `${operation}: that line is missing`;
  if (later > 1) return `${operation}: ${later} lines are missing`;
  if (follows?.kind === 'line' && follows.text === next) {
    return `${operation}, which comes right after it in the log: this line does not belong here`;
  }
  return operation;
}

/**
 * Why no explanation of the lines before goes on with this one: inside an operation, the line that it owes; between
 * operations, the event that prints it, what becomes of that event here, and the guards that answer otherwise in a
 * state where it does print it.
 */
export function explain(
  validator: Validator,
  closed: readonly Config[],
  demand: Demand,
  following: readonly Demand[],
): Rejection {
  const allowed = allowedNext(validator, closed);
  const printing = closed.filter((c) => validator.rest(c).length > 0);
  if (printing.length > 0 && printing.length === closed.length) {
    return { reason: insideReason(validator, printing, demand, following), guards: [], allowed };
  }
  const resting = closed.filter((c) => validator.rest(c).length === 0);
  if (demand.kind === 'result') {
    return {
      reason: 'the last command succeeded, or failed in another way',
      guards: [],
      allowed,
    };
  }
  if (demand.kind === 'command' || demand.kind === 'mark') {
    const pending = resting.find((c) => c.pending !== null)?.pending;
    if (pending !== null && pending !== undefined) {
      return {
        reason: `"${pending.text}" comes before it, and cannot have been run by now`,
        guards: [],
        allowed,
      };
    }
    const owed = resting.find((c) => c.owed !== 0)?.owed;
    if (owed !== undefined) {
      const how = typeof owed === 'number' ? refusal(owed) : 'an error';
      return {
        reason: `the command before it fails with ${how}, and the error line is missing`,
        guards: [],
        allowed,
      };
    }
    return { reason: 'the operation has another result in this state', guards: [], allowed };
  }
  const printers = whoPrints(validator, resting, demand.text);
  const starters = printers.filter(([, edge]) => edge.lines[0]?.text === demand.text);
  const [best] = starters.length > 0 ? starters : printers;
  if (best === undefined) {
    return {
      reason: 'nothing that can happen to these patches and modules prints this line',
      guards: [],
      allowed,
    };
  }
  const [state, printer] = best;
  const event = eventName(printer.event);
  if (starters.length === 0) {
    const shown = validator.visible(printer, resting[0]?.phase ?? 1);
    const before = shown[shown.findIndex((l) => l.text === demand.text) - 1]?.text ?? '';
    return {
      reason: `this line belongs to "${event}", after "${before}"; no such operation is going on`,
      guards: [],
      allowed,
    };
  }
  return { ...betweenReason(validator, resting, printer, state, event), allowed };
}

function betweenReason(
  validator: Validator,
  resting: readonly Config[],
  printer: Edge,
  state: number,
  event: string,
): Omit<Rejection, 'allowed'> {
  const { steps } = validator;
  let fallback: Omit<Rejection, 'allowed'> | undefined;
  for (const config of resting.slice(0, 200)) {
    const here = steps.edges(config.state).find((edge) => edge.number === printer.number);
    const guards = changedAnswers(
      steps.guards(config.state, printer.number),
      steps.guards(state, printer.number),
    );
    const because = guards.length === 0 ? '' : `; what stands in the way: ${guards.join(', ')}`;
    if (here === undefined) {
      fallback ??= {
        reason: `"${event}" prints it, but ${impossible(printer.event)}`,
        guards,
      };
    } else if (here.errno !== undefined && here.errno !== 0) {
      return {
        reason: `"${event}" prints it, but is refused here with ${refusal(here.errno)}${because}`,
        guards,
      };
    } else {
      const instead = validator.visible(here, config.phase)[0]?.text;
      if (instead === printer.lines[0]?.text && validator.announcedOnly) {
        return {
          reason: `"${event}" prints it, but no command line before it says that it was done`,
          guards: [],
        };
      }
      const does = instead === undefined ? 'prints nothing' : `prints "${instead}" first`;
      const known = {
        reason: `"${event}" prints it in another state, but here it ${does}${because}`,
        guards,
      };
      if (guards.length > 0) return known;
      fallback ??= known;
    }
  }
  return fallback ?? { reason: `"${event}" prints it, but not here`, guards: [] };
}
