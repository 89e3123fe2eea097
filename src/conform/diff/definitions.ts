/** Charts as text: what a changed rule changes of them. */
import type { AnyTransitionDefinition } from 'xstate';
import type { SystemModel } from '../../../machines/system.ts';
import { nodesOf } from '../../check/nodes.ts';

/** A part of a definition as text: guards that are joined and events that are raised are functions with properties. */
const plain = (_key: string, value: unknown): unknown =>
  typeof value === 'function' ? { ...value, function: value.name } : value;

/** One alternative of a chart as text, without where it stands among the others. */
export const definition = ({ guard, actions, target, description }: AnyTransitionDefinition): string =>
  JSON.stringify({ guard, actions, target: target?.map((node) => node.id), description }, plain);

export const place = (t: AnyTransitionDefinition): string => `${t.source.id}\n${t.eventType}`;

/** The alternatives of every state for every event. */
export function definitions({ machine }: SystemModel): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const node of nodesOf(machine)) {
    for (const t of [...[...node.transitions.values()].flat(), ...(node.always ?? [])]) {
      const texts = found.get(place(t)) ?? new Set();
      found.set(place(t), texts.add(definition(t)));
    }
  }
  return found;
}

/** The type of an event that an action raises. */
const raisedBy = (action: unknown): string | undefined => {
  if (typeof action !== 'function' || Reflect.get(action, 'type') !== 'xstate.raise') return undefined;
  const event: unknown = Reflect.get(action, 'event');
  const type: unknown = event !== null && typeof event === 'object' ? Reflect.get(event, 'type') : undefined;
  return typeof type === 'string' ? type : undefined;
};

const grouped = (transitions: readonly AnyTransitionDefinition[]): Map<string, AnyTransitionDefinition[]> => {
  const groups = new Map<string, AnyTransitionDefinition[]>();
  for (const t of transitions) groups.set(t.eventType, [...(groups.get(t.eventType) ?? []), t]);
  return groups;
};

/** The states of a machine, where each begins, and its alternatives for all events that can come to pass. */
function chartsOf({ machine, events }: SystemModel): string {
  const nodes = nodesOf(machine);
  const reached = new Set(events.map(({ send }) => send.type));
  const transitions = nodes.flatMap((node) => [...node.transitions.values()].flat());
  const byEvent = grouped(transitions);
  for (const type of reached) {
    for (const t of byEvent.get(type) ?? []) {
      for (const action of t.actions) {
        const raised = raisedBy(action);
        if (raised !== undefined) reached.add(raised);
      }
    }
  }
  const alternatives = transitions
    .filter((t) => reached.has(t.eventType))
    .map((t) => [place(t), definition(t)]);
  const always = nodes.flatMap((node) => (node.always ?? []).map(definition));
  const states = nodes.map((node) => [node.id, node.type, node.config.initial ?? null]);
  return JSON.stringify([states, alternatives, always, machine.config.context], plain);
}

/** Two systems that were made by the same code have the same charts, and so take the same steps. */
export const sameCharts = (a: SystemModel, b: SystemModel): boolean => chartsOf(a) === chartsOf(b);
