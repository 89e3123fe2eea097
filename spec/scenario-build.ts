/** A scenario file whose form is right → the scenario: short forms expanded, defaults filled in, names checked. */
import { Alphabet } from './alphabet.ts';
import { KlpError } from './error.ts';
import { parseEvent } from './event-name.ts';
import { profiles } from './kernels/profiles.ts';
import { Names } from './scenario-names.ts';
import { PatchBuilder } from './scenario-patches.ts';
import type { ScenarioFile } from './scenario-schema.ts';
import { TaskBuilder } from './scenario-tasks.ts';
import type { Scenario } from './scenario-types.ts';
import type { Path, Source } from './scenario-yaml.ts';
import type { KlpEvent } from './vocabulary.ts';

/** Runs `read`, and gives an error it throws the place of `path`. */
function placed<T>(source: Source, path: Path, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof KlpError)) throw error;
    throw source.fail(error.code, path, error.message, { why: error.why, hint: error.hint });
  }
}

/** The lines of a block of text, or of a list; a list's items are lines. */
const linesOf = (log: string | readonly string[]): readonly string[] =>
  typeof log === 'string' ? log.split('\n').filter((line) => line !== '') : log;

/**
 * The scenario that a file describes.
 * @throws KlpError KLP1011 to KLP1016 and, for events, KLP1100 to KLP1104
 */
export function buildScenario(source: Source, file: ScenarioFile, id: string): Scenario {
  const names = new Names(source, file);
  const patchBuilder = new PatchBuilder(source, file);
  const taskBuilder = new TaskBuilder(source, file);
  const patches = Object.entries(file.patches).map(([name, p]) => patchBuilder.patch(name, p));
  if (patches.length === 0) throw source.fail('KLP1012', ['patches'], 'there is no patch');
  const modules = Object.keys(file.modules ?? {}).map((m) => taskBuilder.module(m));
  const tasks = Object.keys(file.tasks ?? {}).map((t) => taskBuilder.task(t));
  const alphabet = new Alphabet({ patches, modules, tasks });

  if (file.explore === undefined) alphabet.addUsual();
  else if (typeof file.explore === 'string') {
    const line = file.explore;
    placed(source, ['explore'], () => alphabet.addLine(line));
  } else {
    for (const [i, line] of file.explore.entries())
      placed(source, ['explore', i], () => alphabet.addLine(line));
  }

  const steps: KlpEvent[] = [];
  const log: string[] = [];
  for (const [i, step] of (file.story ?? []).entries()) {
    const text = typeof step === 'string' ? step : step.do;
    const path = typeof step === 'string' ? ['story', i] : ['story', i, 'do'];
    const event = placed(source, path, () => parseEvent(text));
    placed(source, path, () => alphabet.add(event));
    steps.push(event);
    if (typeof step !== 'string') log.push(...linesOf(step.log));
  }

  const kernel = file.kernel ?? '6.12';
  names.known(
    'kernel profile',
    kernel,
    profiles.map((p) => p.name),
    ['kernel'],
  );
  const { verdict, property, states, transitions, depth } = file.expect ?? { verdict: 'holds' };
  if (property !== undefined && verdict !== 'violated') {
    throw source.fail('KLP1016', ['expect', 'property'], `a property is violated only when the verdict is`);
  }
  return {
    id,
    title: file.title,
    source: file.source ?? '',
    kernel,
    tainted: file.tainted ?? false,
    signals: file.signals ?? false,
    ...(file.reliableStacks === undefined ? {} : { reliableStacks: file.reliableStacks }),
    ...(file.initialised === undefined ? {} : { initialised: file.initialised }),
    patches,
    modules,
    tasks,
    alphabet: alphabet.events,
    ...(steps.length === 0 ? {} : { story: { steps, log } }),
    expect: {
      verdict,
      ...(property === undefined ? {} : { property }),
      ...(states === undefined ? {} : { states }),
      ...(transitions === undefined ? {} : { transitions }),
      ...(depth === undefined ? {} : { depth }),
    },
  };
}
