/** The statechart forms of `klp export`: pictures, Mermaid, and files for Stately. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { AnyStateMachine } from 'xstate';
import { system } from '../../machines/system.ts';
import { KlpError } from '../../spec/error.ts';
import { loadScenario } from '../../spec/scenario.ts';
import { didYouMean } from '../../spec/suggest.ts';
import { catalogue } from '../report/chart/catalogue.ts';
import { chartOf } from '../report/chart/chart.ts';
import { drift, machineDocs, writeFiles, writeWhole } from '../report/chart/docs.ts';
import { mermaidChart } from '../report/chart/mermaid-chart.ts';
import { statelyFile, statelyJson } from '../report/chart/stately.ts';
import { svg } from '../report/chart/svg.ts';
import { allIds, profileOf, root } from '../testgen/shipped.ts';
import { exitCode } from './exit-code.ts';
import type { Io } from './io.ts';
import { pathOf } from './scenario-path.ts';

/** An option with an optional name is `true` without it. */
export interface ChartOptions {
  readonly stately?: string | boolean;
  readonly svg?: string | boolean;
  readonly mermaid?: string | boolean;
  readonly docs?: boolean;
  readonly check?: boolean;
  readonly json?: boolean;
  readonly output?: string;
}

type Form = 'stately' | 'svg' | 'mermaid';
const forms = ['stately', 'svg', 'mermaid'] as const;

/**
 * Writes statecharts as the options say: one on stdout or into a file, or all into a folder.
 * @throws KlpError KLP2200, KLP2302, KLP2305
 */
export async function exportCharts(options: ChartOptions, io: Io): Promise<void> {
  const asked = forms.filter((form) => options[form] !== undefined);
  if (options.docs === true || options.check === true) return docs(options, asked, io);
  const [form, ...others] = asked;
  if (form === undefined || others.length > 0) {
    throw new KlpError('KLP2200', `one form at a time: ${asked.map((f) => `--${f}`).join(', ')}`, {
      hint: 'run it once for each',
    });
  }
  if (options.json === true && form !== 'stately') {
    throw new KlpError('KLP2200', '--json is for --stately', { hint: `leave it out with --${form}` });
  }
  const name = options[form];
  if (typeof name === 'string') {
    const text = await textOf(form, found(name), options.json === true);
    if (options.output === undefined) io.out(text.replace(/\n$/, ''));
    else write(options.output, text);
    return;
  }
  const folder = options.output ?? `klp-${form}`;
  makeFolder(folder);
  for (const entry of catalogue) {
    const one = { name: entry.name, purpose: entry.purpose, machine: entry.machine() };
    const kinds = form === 'stately' && options.json === undefined ? [false, true] : [options.json === true];
    for (const json of kinds) {
      const path = join(folder, `${entry.name}.${extension(form, json)}`);
      write(path, await textOf(form, one, json));
      io.out(path);
    }
  }
}

const extension = (form: Form, json: boolean): string =>
  form === 'svg' ? 'svg' : form === 'mermaid' ? 'mmd' : json ? 'json' : 'ts';

const write = (path: string, text: string): void => effect(path, () => writeWhole(path, text));
const makeFolder = (path: string): void => effect(path, () => mkdirSync(path, { recursive: true }));

function effect(path: string, run: () => void): void {
  try {
    run();
  } catch (error) {
    const why = error instanceof Error ? error.message : '';
    throw new KlpError('KLP2302', `the file cannot be written: ${why}`, { file: path });
  }
}

interface Found {
  readonly name: string;
  readonly purpose: string;
  readonly machine: AnyStateMachine;
}

/** A machine of machines/, or the system of a scenario. */
function found(name: string): Found {
  const entry = catalogue.find((e) => e.name === name);
  if (entry !== undefined) return { name, purpose: entry.purpose, machine: entry.machine() };
  if (!name.endsWith('.yaml') && !allIds().includes(name)) {
    const names = [...catalogue.map((e) => e.name), ...allIds()];
    const guess = didYouMean(name, names);
    throw new KlpError('KLP2305', `there is no machine "${name}"`, {
      hint: guess ?? `machines: ${catalogue.map((e) => e.name).join(', ')}; or a scenario, for its system`,
    });
  }
  const scenario = loadScenario(pathOf(name));
  const { machine } = system(scenario, profileOf(scenario));
  return { name: scenario.id.replace(/.*\//, ''), purpose: scenario.title, machine };
}

async function textOf(form: Form, { name, purpose, machine }: Found, json: boolean): Promise<string> {
  switch (form) {
    case 'stately':
      return json ? statelyJson(machine) : statelyFile(machine, name, purpose);
    case 'mermaid':
      return mermaidChart(chartOf(machine), name);
    case 'svg':
      return svg(machine, { title: `${name}: ${purpose}` });
    default:
      return form satisfies never;
  }
}

async function docs(options: ChartOptions, asked: readonly Form[], io: Io): Promise<void> {
  if (asked.length > 0 || options.docs !== true) {
    throw new KlpError('KLP2200', '--check goes with --docs, and --docs with no other form', {
      hint: 'klp export --docs, or klp export --docs --check',
    });
  }
  const folder = options.output ?? join(root, 'docs/machines');
  const files = await machineDocs();
  if (options.check !== true) {
    const changed = writeFiles(folder, files);
    io.out(changed.length === 0 ? `${files.size} files, nothing changed` : changed.join('\n'));
    return;
  }
  const wrong = drift(folder, files);
  if (wrong.length === 0) {
    io.out(`${files.size} files are what machines/ says`);
    return;
  }
  for (const line of wrong) io.err(line);
  io.err('  try: npx klp export --docs, then read the difference');
  io.exit(exitCode.conformance);
}
