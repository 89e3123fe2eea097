/** The workflow that the how-to offers is one, and what it runs there is. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { klp } from '../src/cli/testing.ts';
import { commandsOf } from './commands.ts';

const page = readFileSync(new URL('how-to/change-a-rule.md', import.meta.url), 'utf8');
const file = commandsOf(page).find((step) => step.kind === 'file' && step.name === 'livepatch-rules.yml');
const step = z.strictObject({
  name: z.string().optional(),
  if: z.string().optional(),
  uses: z.string().optional(),
  with: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  run: z.string().optional(),
});
const workflow = z
  .strictObject({
    name: z.string(),
    on: z.literal('pull_request'),
    permissions: z.record(z.string(), z.enum(['read', 'write'])),
    jobs: z.strictObject({
      behaviour: z.strictObject({
        'runs-on': z.string(),
        env: z.record(z.string(), z.string()),
        steps: z.array(step),
      }),
    }),
  })
  .parse(parse(file?.kind === 'file' ? file.text : ''));
const { steps, env } = workflow.jobs.behaviour;
const lines = steps.flatMap(({ run = '' }) => run.split('\n')).filter((line) => line !== '');

test('each step uses an action or runs something', () => {
  expect(steps.map((s) => [s.uses, s.run].filter((x) => x !== undefined).length)).toEqual(steps.map(() => 1));
});

test('its scripts are those of package.json', () => {
  const scripts = z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))).scripts;
  const named = lines.flatMap((line) => /^npm (?:run )?(start|lockstep|\w+)$/.exec(line)?.[1] ?? []);
  expect(named).toEqual(['ci', 'start', 'lockstep']);
  for (const name of named) if (name !== 'ci') expect(Object.keys(scripts)).toContain(name);
});

test('variables of the shell are set: nothing of the pull request is pasted into a command', () => {
  const used = lines.flatMap((line) => [...line.matchAll(/\$([A-Z_]+)/g)].map(([, name]) => name));
  expect(
    used.filter((name) => name !== 'GITHUB_STEP_SUMMARY' && !(name !== undefined && name in env)),
  ).toEqual([]);
  expect(lines.join('\n')).not.toContain('${{');
});

test('its klp commands run', async () => {
  const commands = lines.flatMap((line) => /^npx klp ([^>|]*)/.exec(line)?.[1] ?? []);
  expect(commands.map((c) => c.split(' ')[0])).toEqual(['generate', 'diff']);
  for (const command of commands) {
    const words = command.trim().replace('"origin/$BASE"', 'HEAD').split(' ');
    // One scenario is enough to see that it runs.
    const { code, err } = await klp(...words, 'callbacks/test-1');
    expect(code, `${command}\n${err}`).toBe(0);
  }
});
