/** Each property holds of something, fails of something and is witnessed by something, made by hand from the rules. */
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Step, View } from '../vocabulary.ts';
import { properties } from './all.ts';
import type { Example } from './example.ts';
import { authorExamples } from './examples-author.ts';
import { callbackExamples } from './examples-callbacks.ts';
import { coreExamples } from './examples-core.ts';
import { replaceSetExamples } from './examples-replace-set.ts';
import { transitionExamples } from './examples-transition.ts';
import { scenario } from './made.ts';
import type { Property } from './property.ts';

const examples = [
  ...coreExamples,
  ...transitionExamples,
  ...callbackExamples,
  ...authorExamples,
  ...replaceSetExamples,
];

const isStep = (given: Step | View): given is Step => 'event' in given;

function ask(property: Property, question: 'holds' | 'witness', { given, kernel }: Example): boolean {
  const on = { ...scenario, kernel: kernel ?? scenario.kernel };
  if (property.kind === 'step') {
    if (!isStep(given)) throw new Error(`${property.id} is about steps`);
    return property[question](given, on);
  }
  if (isStep(given)) throw new Error(`${property.id} is about states`);
  return property[question](given, on);
}

describe.each(properties.map((p) => [p.id, p] as const))('%s', (id, property) => {
  const mine = examples.filter((e) => e.property === id);

  it.each(mine.map((e) => [e.what, e] as const))('%s', (_what, example) => {
    expect(ask(property, 'holds', example)).toBe(example.holds);
    if (example.witness !== undefined) expect(ask(property, 'witness', example)).toBe(example.witness);
  });

  it('is shown to hold, to fail, to be witnessed and not to be', () => {
    expect(new Set(mine.map((e) => e.holds))).toEqual(new Set([true, false]));
    const witnessed = mine.map((e) => ask(property, 'witness', e));
    expect(new Set(witnessed)).toEqual(new Set([true, false]));
  });
});

describe('the list', () => {
  it('has each property once, in a file of its name, with all that is said about it', () => {
    const ids = properties.map((p) => p.id);
    expect(new Set(ids).size).toBe(ids.length);
    const files = new Set(readdirSync(new URL('.', import.meta.url)));
    for (const p of properties) {
      expect(p.id).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(files).toContain(`${p.id}.ts`);
      for (const text of [p.statement, p.why, p.source]) expect(text.length).toBeGreaterThan(10);
      expect(p.statement.endsWith('.') && p.why.endsWith('.')).toBe(true);
    }
  });

  it('has no example of a property that is not there', () => {
    const ids = new Set(properties.map((p) => p.id));
    for (const e of examples) expect(ids).toContain(e.property);
  });
});
