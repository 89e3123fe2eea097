import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { commandsOf, printsAs } from './commands.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Commands that other tests or CI itself run: the installation and the whole suite. */
const elsewhere = /^(npm ci\b|npm test\b|npm run (test|bench|fuzz|mutation|lockstep|check:all)|git )/;

const pages = [
  'README.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).map((f) => join('docs', f)),
]
  .filter((f) => f.endsWith('.md'))
  .sort()
  .map((file) => ({ file, steps: commandsOf(readFileSync(join(root, file), 'utf8')) }))
  .filter(({ steps }) => steps.some((s) => s.kind === 'command'));

/** The house as a reader has it after `npm ci`, where a page's own files can be written. */
function checkout(): string {
  const dir = mkdtempSync(join(tmpdir(), 'klp-docs-'));
  for (const name of readdirSync(root)) {
    if (!name.startsWith('.')) symlinkSync(join(root, name), join(dir, name));
  }
  return dir;
}

describe.each(pages)('$file shows what happens', ({ file, steps }) => {
  test('every command, in the order of the page', () => {
    const dir = checkout();
    try {
      for (const step of steps) {
        if (step.kind === 'file') {
          writeFileSync(join(dir, step.name), step.text);
          continue;
        }
        if (elsewhere.test(step.command)) continue;
        const command = step.command.replaceAll(/\bnpx klp\b/g, `node ${join(root, 'bin/klp.js')}`);
        const run = spawnSync('bash', ['-c', command], {
          cwd: dir,
          encoding: 'utf8',
          env: { ...process.env, NO_COLOR: '1', COLUMNS: '110' },
        });
        const where = `${relative(root, join(root, file))}:${step.line}: ${step.command}`;
        const printed = run.stdout + run.stderr;
        expect(run.status, `${where}\n${printed}`).toBe(step.exit);
        if (step.prints.length > 0 && !printsAs(step.prints, printed)) {
          expect(printed, where).toBe(step.prints.join('\n'));
        }
      }
    } finally {
      rmSync(dir, { recursive: true });
    }
  });
});

describe('what a page may leave out', () => {
  test('a line … stands for any lines, … in a line for any characters', () => {
    expect(printsAs(['a', '…', 'd'], 'a\nb\nc\nd\n')).toBe(true);
    expect(printsAs(['a … c'], 'a b c\n')).toBe(true);
    expect(printsAs(['a', '…', 'd'], 'a\nb\nc\n')).toBe(false);
    expect(printsAs(['a (1)'], 'a (2)\n')).toBe(false);
  });

  test('a failing command says how it exits', () => {
    expect(commandsOf('```console\n$ false\n[exit 1]\n```\n')).toEqual([
      { kind: 'command', line: 2, command: 'false', prints: [], exit: 1 },
    ]);
  });
});
