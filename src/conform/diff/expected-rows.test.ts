/** Each row of the expected differences is shown by the scenario and the trace that the how-to names. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { eventName } from '../../../spec/event-name.ts';
import { shippedScenario } from '../../testgen/shipped.ts';
import { compare, type ScenarioComparison } from './compare.ts';
import type { BehaviourDifference } from './product.ts';
import { differentKeys } from './profile-rules.ts';
import { profileSide, type Side } from './side.ts';

const page = (name: string): string =>
  readFileSync(new URL(`../../../docs/${name}`, import.meta.url), 'utf8').replaceAll('\r', '');

/** The cells of the tables below the heading that begins so, without the heads of the tables. */
function rows(text: string, heading: string): readonly (readonly string[])[] {
  const [, section = ''] = text.split(`\n${heading}`);
  const [own = ''] = section.split(/\n#{2,3} /);
  const cells = [...own.matchAll(/^\|(.*)\|$/gm)].map(([, line = '']) =>
    line.split('|').map((c) => c.trim()),
  );
  return cells.filter((row, i) => !/^-+$/.test(row[0] ?? '') && !/^-+$/.test(cells[i + 1]?.[0] ?? ''));
}

/** Texts in backticks. */
const codes = (cell: string): readonly string[] =>
  [...cell.matchAll(/`([^`]*)`/g)].map(([, text = '']) => text);

/** `a; b` and `a` and `15 × b` as events. */
const eventsOf = (cell: string): readonly string[] =>
  [...cell.matchAll(/(?:(\d+) × )?`([^`]*)`/g)].flatMap(([, times = '1', text = '']) =>
    Array.from({ length: Number(times) }, () => text.split('; ')).flat(),
  );

const expected = page('explanation/expected-differences.md');
const shown = page('how-to/compare-kernels.md');
const side = (name: string): Side => {
  const found = profileSide(name);
  if (found === undefined) throw new RangeError(name);
  return found;
};

describe.each([
  ['5.0', '5.1'],
  ['5.1', '5.5'],
  ['5.16', '5.18'],
  ['6.12', 'proposal-replace-set'],
])('%s → %s', (a, b) => {
  const told = rows(shown, `### ${a} → ${b}`);
  const known = new Map<string, ScenarioComparison>();
  const compared = (id: string): ScenarioComparison => {
    const found =
      known.get(id) ??
      compare(shippedScenario(id), side(a), side(b), { limit: 50_000, beyond: 500, properties: [] });
    known.set(id, found);
    return found;
  };

  it('has a row for every row that was expected', () => {
    const wanted = rows(expected, `## ${a} → ${b}`).map(([rule]) => rule);
    expect(wanted.length).toBeGreaterThan(2);
    expect(told.map(([rule]) => rule)).toEqual(wanted);
  });

  it('says of every profile key that differs where it shows, or why it does not', () => {
    const [, section = ''] = shown.split(`\n### ${a} → ${b}`);
    const [own = ''] = section.split(/\n#{2,3} /);
    const [one, other] = [side(a).profile, side(b).profile];
    if (one === undefined || other === undefined) throw new RangeError('a kernel without profile');
    expect(differentKeys(one, other).filter((key) => !codes(own).includes(key))).toEqual([]);
  });

  // A dash instead of a scenario: the row says why there is none.
  const named = told.filter(([, scenario]) => scenario !== '–');
  it.each(named.map((cells) => [cells[0], cells] as const))('%s', (_rule, cells) => {
    const [, scenario = '', trace = '', one = '', other = '', keys = ''] = cells;
    const [id = ''] = codes(scenario);
    const lines = (d: BehaviourDifference, which: 'a' | 'b'): string =>
      [...d[which], ...(d.files?.[which] ?? []), ...(d.shows?.[which] ?? [])].join('\n');
    const found = compared(id).rules.flatMap(({ rule, differences }) =>
      differences
        .filter((d) => {
          const events = [...d.trace, ...(trace.includes('then') ? (d.shows?.events ?? []) : [])];
          return events.map(eventName).join('; ') === eventsOf(trace).join('; ');
        })
        .map((d) => ({ rule, a: lines(d, 'a'), b: lines(d, 'b') })),
    );
    expect(found.length, `a difference after ${trace}`).toBeGreaterThan(0);
    const fits = found.filter(
      (d) =>
        codes(keys).every((key) => new RegExp(`\\b${key}\\b`).test(d.rule)) &&
        codes(one).every((text) => d.a.includes(text)) &&
        codes(other).every((text) => d.b.includes(text)),
    );
    expect(fits, JSON.stringify(found, null, 1)).not.toEqual([]);
  });
});

it("across 5.1 a load means what the module's init does: to register and enable, or to enable", () => {
  const scenario = shippedScenario('stacks/two-on-one-function');
  const [a, b] = [side('5.0'), side('5.1')].map((s) => s.model(scenario));
  const names = (model: typeof a): readonly string[] =>
    model?.events.map(({ event }) => eventName(event)) ?? [];
  expect(names(a)).toEqual(names(b));
  expect(names(a)).toContain('load fix_one');
  const { rules } = compare(scenario, side('5.0'), side('5.1'), {
    limit: 50_000,
    beyond: 500,
    properties: [],
  });
  const loads = rules.flatMap((r) => r.differences).filter((d) => d.event.type === 'load' && !d.apart);
  // Enabled either way, with the same log; only the file to signal stragglers is not there any more.
  expect(loads.map((d) => [d.what, d.a])).toEqual([['sysfs', ['/sys/kernel/livepatch/fix_one/signal']]]);
});
