import { eventName } from '../../spec/event-name.ts';
import type { Scenario } from '../../spec/scenario-types.ts';
import type { PathStep, Suite } from './model.ts';
import { look, outcome } from './outcome.ts';
import { title } from './title.ts';

/** Where a scenario's generated tests stand, from the root of the project. */
export const testFile = (scenarioId: string): string => `generated-tests/${scenarioId}.test.ts`;

/**
 * The vitest file of a scenario: one test for the system as it starts, then one per path. A step is the name of an
 * event and the complete outcome as text (outcome.ts says how it reads).
 * @param twins ids of scenarios whose tests these are too (suites.ts)
 */
export function emit(
  scenario: Pick<Scenario, 'id' | 'title'>,
  suite: Suite,
  twins: readonly string[] = [],
): string {
  const up = '../'.repeat(testFile(scenario.id).split('/').length - 1);
  const steps = suite.paths.reduce((n, path) => n + path.length, 0);
  return [
    `// ${scenario.title}`,
    '//',
    `// Generated from spec/scenarios/${scenario.id}.yaml and machines/ by \`npx klp generate ${scenario.id}\`; do not edit.`,
    ...(twins.length === 0 ? [] : [`// The same system, another story: ${twins.join(', ')}.`]),
    `// ${suite.graph.states.length} states, ${suite.graph.transitions} transitions, ${suite.graph.signatures.length} signatures of macrosteps;`,
    `// ${plural(suite.paths.length, 'test')} with ${plural(steps, 'step')} take every signature.`,
    "import { test } from 'vitest';",
    `import { engine } from '${up}src/testgen/run.ts';`,
    '',
    `const boot = engine(${quote(scenario.id)});`,
    '',
    `test('0: the system as it starts', () => {`,
    `  boot().looks(${text(look(suite.initial))});`,
    '});',
    ...suite.paths.flatMap((path, i) => ['', ...emitPath(i + 1, path)]),
    '',
  ].join('\n');
}

const plural = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;

const emitPath = (number: number, path: readonly PathStep[]): readonly string[] => [
  `test(${quote(`${number}: ${title(path)}`)}, () => {`,
  '  const { step } = boot();',
  ...path.map((s) => {
    const lines = outcome(s.observations, s.before, s.after);
    return `  step(${text([`> ${eventName(s.event)}`, ...lines])});`;
  }),
  '});',
];

const quote = (value: string): string =>
  value.includes("'") && !value.includes('"')
    ? `"${value}"`
    : `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** A template literal, one line each, indented below the call; run.ts takes the indentation off. */
const text = (lines: readonly string[]): string => {
  const escaped = lines.map(
    (line) => `    ${line.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${')}`,
  );
  return ['`', ...escaped, '  `'].join('\n');
};
