import { describe, expect, it } from 'vitest';
import type { ScenarioComparison } from './compare.ts';
import type { BehaviourDifference } from './product.ts';
import { type DiffReport, diffMarkdown, diffText } from './report.ts';

const difference = (n: number): BehaviourDifference => ({
  trace: [{ type: 'load', patch: 'p' }, { type: 'retry' }],
  event: { type: 'retry' },
  what: 'observations',
  rule: `guard g${n}`,
  changed: true,
  a: ['[info] p: ends ``` the fence'],
  b: [],
  signature: `${n}`,
  apart: false,
  count: 2,
  who: 'both',
});

const scenario = (id: string, differences: readonly BehaviourDifference[]): ScenarioComparison => ({
  scenario: id,
  pairs: 3,
  transitions: 5,
  complete: true,
  refinement: differences.length === 0 ? 'equal' : 'neither',
  rules: differences.map((d) => ({ rule: d.rule, differences: [d] })),
  properties: differences.length === 0 ? [] : [{ id: 'settled', a: 'holds', b: 'violated' }],
});

const report = (scenarios: readonly ScenarioComparison[]): DiffReport => ({
  a: { name: 'origin/release', what: 'git revision origin/release' },
  b: { name: 'HEAD', what: 'git revision HEAD' },
  equal: scenarios.every((s) => s.rules.length === 0),
  complete: true,
  refinement: 'neither',
  scenarios,
});

const many = report(
  ['one', 'two', 'three', 'four'].map((id) =>
    scenario(
      id,
      [...Array(200).keys()].map((n) => difference(n)),
    ),
  ),
);

describe('the comment for a review', () => {
  it('fits, whole differences only, and says what is left out', () => {
    const text = diffMarkdown(many, 20_000).join('\n');
    expect(text.length).toBeLessThanOrEqual(20_000);
    expect(text.length).toBeGreaterThan(15_000);
    const shown = text.match(/<details>/g)?.length ?? 0;
    expect(text.match(/<\/details>/g)?.length).toBe(shown);
    expect(text).toContain(`${200 - shown} more differences left out here: \`klp diff\` prints them all.`);
    // A fence that a line of a log ended would swallow the rest.
    expect(text.match(/^```/gm)?.length).toBe(2 * shown);
  });

  it('has each changed verdict once, with where it changed', () => {
    const rows = diffMarkdown(many).filter((line) => line.startsWith('| settled'));
    expect(rows).toEqual(['| settled | holds | violated | one, two, three, … (4) |']);
  });

  it('is short when nothing differs', () => {
    expect(diffMarkdown(report([scenario('one', [])])).join('\n')).toMatch(
      /^### Behaviour: .*\n\n\*\*equal\*\*/,
    );
  });
});

describe('the text', () => {
  it('calls sides with long names A and B, and tells a difference once', () => {
    const paint = (text: string): string => text;
    const text = diffText(many, { good: paint, bad: paint, warn: paint, dim: paint, bold: paint }).join('\n');
    expect(text.match(/ {8}A │ /g)?.length).toBe(200);
    expect(text).toContain('B │ (nothing)');
    expect(text).toContain('guard g7: 1 difference (1 seen above)');
  });
});
