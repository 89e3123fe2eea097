/** What a check of an XState machine found, told in the machine's own words: events, actions, states, context. */
import type { AnyMachineSnapshot } from 'xstate';
import type { MachineResult, MachineStep } from '../check/machine-check.ts';
import type { StoryStep } from './story.ts';
import type { ToldCheck } from './told.ts';

const json = (value: unknown): string =>
  JSON.stringify(value, (_, v) => (v instanceof Set || v instanceof Map ? [...v] : v)) ?? 'undefined';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `a.b.c` for a value with one child at each level. */
function chain(value: unknown): string | undefined {
  if (!isRecord(value)) return String(value);
  const [only, ...others] = Object.entries(value);
  if (only === undefined || others.length > 0) return undefined;
  const rest = chain(only[1]);
  return rest === undefined ? undefined : `${only[0]}.${rest}`;
}

/** The state value as one fact per region: `heater` ↦ `on.idle`. */
function* valueFacts(value: unknown, place: string): Iterable<readonly [string, string]> {
  const path = chain(value);
  if (path !== undefined) yield [place === '' ? 'state' : place, path];
  else if (isRecord(value)) {
    for (const [key, inner] of Object.entries(value)) {
      yield* valueFacts(inner, place === '' ? key : `${place}.${key}`);
    }
  }
}

function facts(snapshot: AnyMachineSnapshot): ReadonlyMap<string, string> {
  const found = new Map(valueFacts(snapshot.value, ''));
  const context: unknown = snapshot.context;
  if (isRecord(context))
    for (const [key, value] of Object.entries(context)) found.set(`context.${key}`, json(value));
  return found;
}

function changes(before: AnyMachineSnapshot, after: AnyMachineSnapshot): readonly string[] {
  const a = facts(before);
  const b = facts(after);
  const keys = [...new Set([...a.keys(), ...b.keys()])].filter((key) => a.get(key) !== b.get(key));
  return keys.map((key) => `${key}: ${a.get(key) ?? '(none)'} → ${b.get(key) ?? '(none)'}`);
}

export const machineStory = (steps: readonly MachineStep[]): readonly StoryStep[] =>
  steps.map(({ before, event, actions, after }, i) => {
    const { type, ...payload } = event;
    return {
      number: i + 1,
      event: Object.keys(payload).length === 0 ? type : `${type} ${json(payload)}`,
      log: [],
      seen: actions.map((a) => `does ${a.type}${a.params === undefined ? '' : ` ${json(a.params)}`}`),
      changed: changes(before, after),
    };
  });

/** @param file the module's, as it was given */
export function toldMachine(found: MachineResult, id: string, file: string, milliseconds: number): ToldCheck {
  const { exploration, deadlock } = found.result;
  const story = (path: readonly number[]): readonly StoryStep[] => machineStory(found.steps(path));
  return {
    name: id,
    title: '',
    rules: '',
    again: ['check', '--machine', file],
    verdict: found.verdict,
    states: exploration.states,
    transitions: exploration.transitions,
    depth: exploration.depth,
    milliseconds,
    ...(exploration.bound === undefined ? {} : { bound: exploration.bound }),
    properties: found.properties.map(({ property, verdict, witnesses, violation }) => ({
      id: property.id,
      statement: property.statement,
      why: property.why,
      source: property.source,
      verdict,
      couldFailIn: witnesses,
      ...(violation === undefined
        ? {}
        : {
            story: story([
              ...exploration.path(violation.state),
              ...(violation.event === undefined ? [] : [violation.event]),
            ]),
          }),
    })),
    ...(deadlock === undefined
      ? {}
      : { deadlock: { kind: deadlock.kind, story: story(exploration.path(deadlock.state)) } }),
  };
}
