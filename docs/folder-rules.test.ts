import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

const forbidden = [
  ['src/engine', '../../machines/core.ts'],
  ['src/engine', '../conform/subject.ts'],
  ['src/engine', '../../spec/scenario.ts'],
  ['src/engine', 'xstate'],
  ['machines', '../src/engine/kernel.ts'],
  ['machines', 'node:fs'],
  ['spec', '../machines/core.ts'],
  ['spec/properties', '../../src/check/explore.ts'],
] as const;

const allowed = [
  ['src/engine', './kernel.ts'],
  ['src/engine', '../../spec/vocabulary.ts'],
  ['src/engine', '../../spec/errno.ts'],
  ['machines', '../spec/vocabulary.ts'],
  ['machines', 'xstate'],
  ['spec', 'zod'],
  ['src/conform', '../engine/kernel.ts'],
] as const;

/** Lints one file per import, in a copy of the house that holds nothing else; gives the files that were refused. */
function refused(imports: readonly (readonly [folder: string, from: string])[]): string[] {
  const house = mkdtempSync(join(tmpdir(), 'klp-house-'));
  try {
    copyFileSync(join(root, 'biome.json'), join(house, 'biome.json'));
    for (const [i, [folder, from]] of imports.entries()) {
      const file = join(house, folder, `x${i}.ts`);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, `import { x } from '${from}';\nexport const y = x;\n`);
    }
    const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
    const run = spawnSync(process.execPath, [biome, 'lint', '--reporter=github', '.'], {
      cwd: house,
      encoding: 'utf8',
    });
    const report = run.stdout + run.stderr;
    return imports.flatMap(([folder, from], i) =>
      report.split('\n').some((l) => l.includes('noRestrictedImports') && l.includes(`${folder}/x${i}.ts`))
        ? [`${folder} imports ${from}`]
        : [],
    );
  } finally {
    rmSync(house, { recursive: true });
  }
}

test('the linter refuses what the folder rules forbid, and nothing else', () => {
  expect(refused([...forbidden, ...allowed])).toEqual(
    forbidden.map(([folder, from]) => `${folder} imports ${from}`),
  );
});
