import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root, shippedScenario } from '../../testgen/shipped.ts';
import { compare } from './compare.ts';
import { sides } from './stage.ts';

const scenario = shippedScenario('replace/forced-cannot-return');
const options = { limit: 100_000, beyond: 0, properties: [] };
const staged = (): number => readdirSync(tmpdir()).filter((name) => name.startsWith('klp-diff-')).length;

let copy = '';
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'klp-test-'));
  for (const folder of ['machines', 'spec'])
    cpSync(join(root, folder), join(copy, folder), { recursive: true });
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe('sides', () => {
  it('takes kernel profiles, whatever kernel the scenario names', async () => {
    const { a, b } = await sides('6.12', '5.5');
    const { rules, refinement } = compare(scenario, a, b, options);
    expect(refinement).toBe('neither');
    // semantics.md §6: up to 5.16 every listed patch was marked when a transition was forced.
    expect(rules.map((r) => r.rule).join(' ')).toContain('profile key forced');
  });

  it('takes a folder with its own machines: unchanged they are equal, a changed guard is named', async () => {
    const before = staged();
    const equal = await sides(root, copy);
    expect(compare(scenario, equal.a, equal.b, options)).toMatchObject({ refinement: 'equal', rules: [] });
    equal.dispose();

    const guards = join(copy, 'machines/guards.ts');
    const text = readFileSync(guards, 'utf8');
    const changed = text.replace(
      /forced: \(\{ context \}: Args, params: [^)]*\) =>/,
      (head) => `${head} false &&`,
    );
    expect(changed).not.toBe(text);
    writeFileSync(guards, changed);
    const mutated = await sides(root, join(copy, 'machines'));
    const { rules } = compare(scenario, mutated.a, mutated.b, options);
    expect(rules.map((r) => r.rule)).toEqual(['guard forced']);
    mutated.dispose();
    expect(staged()).toBe(before);
  });

  it('takes a git revision', async () => {
    const { a, dispose } = await sides('HEAD', '6.12');
    expect(a.what).toBe('git revision HEAD');
    expect(a.model(scenario).events.length).toBe(scenario.alphabet.length);
    dispose();
  });

  it.each([
    ['no-such-thing', 'KLP2501'],
    ['--output=x', 'KLP2501'],
    [tmpdir(), 'KLP2502'],
    [join(root, 'package.json'), 'KLP2503'],
  ])('refuses %s', async (name, code) => {
    const before = staged();
    await expect(sides('6.12', name)).rejects.toMatchObject({ code });
    expect(staged()).toBe(before);
  });
});
