import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { klp } from './testing.ts';

const scenario = 'callbacks/test-9';

describe('klp diff', () => {
  test('equal rules: exit 0', async () => {
    const { code, out, err } = await klp('diff', '6.12', '6.12', scenario);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/callbacks\/test-9: equal \(\d+ pairs of states, \d+ transitions\)\nequal\n$/);
  });

  test('other rules: exit 16, the profile key and a shortest trace', async () => {
    const { code, out } = await klp('diff', '6.1', '6.12', scenario);
    expect(code).toBe(16);
    // semantics.md §6: the hook in cond_resched came with 6.4.
    expect(out).toContain('profile key condResched: 1 difference');
    expect(out).toMatch(/1\. wake worker\n +2\. load livepatch_callbacks_demo\n +3\. resched worker\n/);
    expect(out).toContain('behaviour differs');
  });

  test('as JSON', async () => {
    const { code, out } = await klp('diff', '6.1', '6.12', scenario, '--json');
    expect(code).toBe(16);
    const report = JSON.parse(out);
    expect(report).toMatchObject({ equal: false, complete: true, a: { name: '6.1' }, b: { name: '6.12' } });
    expect(report.scenarios[0].rules.map((r: { rule: string }) => r.rule)).toContain(
      'profile key condResched',
    );
    expect(report.scenarios[0].rules[0].differences[0].trace[0]).toEqual(expect.any(String));
  });

  test('the how-to names every key of the JSON', async () => {
    const { out } = await klp('diff', '5.16', '5.18', 'transitions/forced', '--json');
    const page = readFileSync(new URL('../../docs/how-to/compare-kernels.md', import.meta.url), 'utf8');
    const [, section = ''] = page.split('## As JSON');
    const keys = new Set<string>();
    const collect = (value: unknown): void => {
      if (Array.isArray(value)) for (const item of value) collect(item);
      else if (value !== null && typeof value === 'object') {
        for (const [key, inner] of Object.entries(value)) {
          keys.add(key);
          collect(inner);
        }
      }
    };
    collect(JSON.parse(out));
    expect([...keys].filter((key) => !new RegExp(`\\b${key}\\b`).test(section))).toEqual([]);
    expect(keys).toContain('shows');
  });

  test('as Markdown for a review', async () => {
    const { code, out } = await klp('diff', '6.1', '6.12', scenario, '--markdown');
    expect(code).toBe(16);
    expect(out).toContain('### Behaviour: `6.1` → `6.12`');
    expect(out).toMatch(/\| `profile key condResched` \| resched \| 1 \| \d+ \| callbacks\/test-9 \|/);
    expect(out.match(/<details>/g)?.length).toBe(out.match(/<\/details>/g)?.length);
    expect((out.match(/```/g)?.length ?? 1) % 2).toBe(0);
  });

  test('two scenario files: what both have is compared, what one has is listed', async () => {
    const file = (name: string): string => `spec/scenarios/stacks/${name}.yaml`;
    const [two, middle] = [file('two-on-one-function'), file('middle-taken-away')];
    const same = await klp('diff', two, two);
    expect([same.code, same.err]).toEqual([0, '']);
    expect(same.out).toMatch(/\nequal\n$/);
    const { code, out } = await klp('diff', two, middle);
    // The second patch of one has another function, too.
    expect(code).toBe(16);
    expect(out).toContain('B │ /sys/kernel/livepatch/fix_two/vmlinux/meminfo_proc_show,1/');
    expect(out).toContain(`A: the scenario ${two}, kernel 6.12`);
    const renamed = join(mkdtempSync(join(tmpdir(), 'klp-test-')), 'renamed.yaml');
    writeFileSync(renamed, readFileSync(two, 'utf8').replaceAll('fix_two', 'other'));
    const apart = await klp('diff', two, renamed);
    // What fix_one does alone is the same.
    expect(apart.code).toBe(0);
    expect(apart.out).toMatch(/ {2}only A has: load fix_two, .*\n {2}only B has: load other, /);
    rmSync(dirname(renamed), { recursive: true });
    expect((await klp('diff', two, middle, scenario)).err).toContain('KLP2500');
  });

  test('a limit that stopped it is inconclusive', async () => {
    expect((await klp('diff', '6.12', '6.12', scenario, '--limit', '3')).code).toBe(14);
  });

  test.each([
    [['diff', '6.12', '6.12', scenario, '--json', '--markdown'], 'KLP2500'],
    [['diff', '6.12', 'nothing-like-it', scenario], 'KLP2501'],
  ])('%j is a usage error', async (args, known) => {
    const { code, out, err } = await klp(...args);
    expect(code).toBe(1);
    expect(out + err).toContain(known);
  });
});
