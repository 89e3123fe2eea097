/** The pictures and files of docs/machines: written from machines/, and compared with what is there. */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { catalogue, type Shown } from './catalogue.ts';
import { type ChartState, chartOf, statesOf } from './chart.ts';
import { mermaidChart } from './mermaid-chart.ts';
import { statelyFile, statelyJson } from './stately.ts';
import { svg } from './svg.ts';

/** Text by path below docs/machines. */
export type Files = ReadonlyMap<string, string>;

/** Everything that belongs into docs/machines. */
export async function machineDocs(shown: readonly Shown[] = catalogue): Promise<Files> {
  const files = new Map<string, string>();
  const sections: string[] = [];
  for (const entry of shown) {
    const { name, purpose } = entry;
    const machine = entry.machine();
    const chart = chartOf(machine);
    files.set(`${name}.svg`, await svg(machine, { title: `${name}: ${purpose}` }));
    files.set(`${name}.mmd`, mermaidChart(chart, name));
    files.set(`stately/${name}.ts`, statelyFile(machine, name, purpose));
    files.set(`stately/${name}.json`, statelyJson(machine));
    sections.push(section(entry, chart));
  }
  files.set('README.md', page(sections));
  return files;
}

function section({ name, purpose, example }: Shown, chart: ChartState): string {
  const states = statesOf(chart);
  const transitions = states.reduce((sum, s) => sum + s.transitions.length, 0);
  return [
    `## ${name}`,
    '',
    `${purpose} ([machines/${name}.ts](../../machines/${name}.ts))`,
    '',
    `Shown: ${example}; ${states.length} states, ${transitions} transitions.`,
    `Files: [picture](${name}.svg), [Mermaid](${name}.mmd), [for Stately](stately/${name}.ts), [JSON](stately/${name}.json).`,
    '',
    `[![${name}](${name}.svg)](${name}.svg)`,
  ].join('\n');
}

const page = (sections: readonly string[]): string => `# The machines

Written by \`klp export --docs\`; \`klp export --docs --check\` says whether this still is what machines/ says.

How to read the pictures: a box is a state, a box in a box a state within it, a dashed frame a region that runs beside
the others, a black dot where a chart begins. An arrow is a transition: its **event**, the guard in [brackets], and what
it does after a slash. Lines inside a box are transitions that do not leave it; ↻ enters it anew. ↑ raises an event for
the other charts, → is the result that the caller gets, quoted text is printed to the kernel log. Yellow boxes are phases
within one operation; no operation ends there. Pointing at a label shows the rule and all parameters.

In Stately, *import from code* takes the files in stately/: one literal \`createMachine\` each, guards and actions by name.
\`all\` and \`no\` of machines/rules.ts have become guards with telling names (\`sleeping and clear\`), with their parts as
parameters. Their reader leaves negative numbers in parameters out (\`errno: -16\`); the JSON files have them.

${sections.join('\n\n')}
`;

const existing = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => /\.(svg|mmd|ts|json|md)$/.test(path))
      .sort();
  } catch {
    return [];
  }
};

const read = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};

/** Paths that are missing, differ, or belong to no machine, with what is the matter. */
export function drift(folder: string, files: Files): readonly string[] {
  return [
    ...[...files].flatMap(([path, text]) => {
      const found = read(join(folder, path));
      return found === text ? [] : [`${path}: ${found === undefined ? 'missing' : 'differs'}`];
    }),
    ...existing(folder)
      .filter((path) => !files.has(path))
      .map((path) => `${path}: no longer written`),
  ];
}

/**
 * Writes what differs, each file whole or not at all, and removes what is no longer written.
 * @returns the paths that changed
 */
export function writeFiles(folder: string, files: Files): readonly string[] {
  const changed: string[] = [];
  for (const [path, text] of files) {
    const to = join(folder, path);
    if (read(to) === text) continue;
    mkdirSync(dirname(to), { recursive: true });
    writeWhole(to, text);
    changed.push(path);
  }
  for (const path of existing(folder)) {
    if (files.has(path)) continue;
    rmSync(join(folder, path));
    changed.push(path);
  }
  return changed;
}

/** Through a file beside it, so that nobody reads half of it. Its folder must be there. */
export function writeWhole(path: string, text: string): void {
  const beside = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(beside, text);
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}
