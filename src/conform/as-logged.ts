/**
 * What one event leaves in the kernel log, held against what was observed: dynamic debug decides which debug lines the
 * log takes, and whom a failed attempt waits for is told only there (semantics.md §2.3).
 */
import { symbolOf } from '../../spec/func-id.ts';
import type { Scenario } from '../../spec/scenario-types.ts';
import type { Observation, View } from '../../spec/vocabulary.ts';
import type { LogRecord } from '../engine/state.ts';

/** In which function of the core a debug line stands. */
const places: readonly (readonly [RegExp, string])[] = [
  [/: initializing \w+ transition$/, 'klp_init_transition'],
  [/: completing \w+ transition$/, 'klp_complete_transition'],
  [/: canceling /, 'klp_cancel_transition'],
  [/: reversing /, 'klp_reverse_transition'],
];

const waits = /^livepatch: klp_try_switch_task: ([\w-]+):(\d+) (.*)$/;

/**
 * @param records what the log has taken since before the event
 * @param after the View after it, with `debug`
 * @returns a line for each contradiction
 */
export function logContradictions(
  scenario: Scenario,
  event: string,
  observations: readonly Observation[],
  records: readonly LogRecord[],
  after: View,
): readonly string[] {
  const shown = Object.values(after.debug ?? {});
  const on = (func: string, what = ''): boolean =>
    shown.some((line) => line.startsWith(`[livepatch]${func} =p `) && line.includes(what));
  const expected = observations.flatMap((o) => {
    if (o.kind !== 'log') return [];
    const func = places.find(([text]) => text.test(o.line))?.[1];
    return o.level === 'debug' && (func === undefined || !on(func)) ? [] : [`${o.level} ${o.line}`];
  });
  const told = records.filter((r) => !waits.test(r.line)).map((r) => `${r.level} ${r.line}`);
  const wrong: string[] = [];
  if (told.join('\n') !== expected.join('\n')) {
    wrong.push(`the log has ${JSON.stringify(told)}, but should have ${JSON.stringify(expected)}`);
  }
  const lines = records.filter((r) => waits.test(r.line));
  const named = lines.map((r) => {
    const [, task = '', , why = ''] = waits.exec(r.line) ?? [];
    if (
      r.level !== 'debug' ||
      why !== reason(scenario, after, task) ||
      !on('klp_try_switch_task', kind(why))
    ) {
      wrong.push(`the log has "${r.level} ${r.line}"`);
    }
    return task;
  });
  const pending = Object.entries(after.tasks).flatMap(([name, t]) => (t.pending ? [name] : []));
  const asked = pending.filter((name) => on('klp_try_switch_task', kind(reason(scenario, after, name))));
  // Only an attempt tells; a retry is one.
  if ((named.length > 0 || event === 'retry') && [...named].sort().join() !== asked.sort().join()) {
    wrong.push(`the log tells of ${named.join()}, but waits for ${asked.join()}`);
  }
  return wrong;
}

/** Why the task was not moved. */
function reason(scenario: Scenario, after: View, name: string): string {
  const task = after.tasks[name];
  if (task?.running === true) return 'is running';
  if (scenario.tasks.find((t) => t.name === name)?.reliable === false) return 'has an unreliable stack';
  const func = task?.frames[0]?.func ?? ':';
  return `is sleeping on function ${symbolOf(func)}`;
}

const kind = (why: string): string => why.replace(/(sleeping on function ).*/, '$1');
