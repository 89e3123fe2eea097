import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { eventName } from './event-name.ts';
import { properties } from './properties/all.ts';
import { loadScenario } from './scenario.ts';

const root = fileURLToPath(new URL('./scenarios/', import.meta.url));
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.yaml'));

/** Every story of the seeds, by the scenario that tells it. */
const seeds: Readonly<Record<string, readonly string[]>> = {
  'callbacks.txt, Tests 1 to 9': [1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `callbacks/test-${n}`),
  'cumulative-patches.txt': [
    'replace/cumulative-upgrade',
    'replace/downgrade-by-readding',
    'replace/revert-some-upgrade-others',
    'replace/only-new-callbacks',
    'replace/forced-cannot-return',
    'stacks/middle-taken-away',
    'stacks/cumulative-instead',
    'shadow/handed-over',
    'shadow/freed-in-exit',
  ],
  'mail of July 2019 on state versions': [
    'states/new-and-restored',
    'states/upgraded-and-taken-over',
    'states/refused-downgrade',
    'states/kept-on-reversal',
    'states/free-on-reversal',
    'states/restored-on-reversal',
  ],
  'mail of November 2014': ['legacy/stack-2014'],
  'mail of February 2018': ['legacy/proposal-2018'],
};

describe.each(files)('%s', (file) => {
  const scenario = loadScenario(join(root, file));

  it('says what it is, to people and to editors', () => {
    expect(scenario.id).toBe(file.replace(/\.yaml$/, ''));
    expect(scenario.source.length).toBeGreaterThan(10);
    const [first] = readFileSync(join(root, file), 'utf8').split('\n');
    expect(first).toBe('# yaml-language-server: $schema=../../scenario.schema.json');
  });

  it('tells a story of what it explores', () => {
    const explored = new Set(scenario.alphabet.map(eventName));
    expect(explored.size).toBe(scenario.alphabet.length);
    expect(scenario.story?.steps.length).toBeGreaterThan(0);
    for (const step of scenario.story?.steps ?? []) expect(explored).toContain(eventName(step));
  });

  it('names the property that it breaks, if it does', () => {
    const { verdict, property } = scenario.expect;
    expect(property !== undefined).toBe(verdict === 'violated');
    if (property !== undefined) expect(properties.map((p) => p.id)).toContain(property);
  });
});

it.each(Object.entries(seeds))('the story of %s is told', (_seed, ids) => {
  const told = files.map((f) => f.replace(/\.yaml$/, ''));
  for (const id of ids) expect(told).toContain(id);
});
