/** `klp check --machine`: any XState machine. */
import { KlpError } from '../../spec/error.ts';
import { didYouMean } from '../../spec/suggest.ts';
import type { Engine } from '../check/engine.ts';
import type { Limits } from '../check/explore.ts';
import { checkMachine } from '../check/machine-check.ts';
import { toldJson } from '../report/check-json.ts';
import { reportText } from '../report/check-text.ts';
import { errorText } from '../report/error.ts';
import { machineStory, toldMachine } from '../report/machine-told.ts';
import { fellBack, madeText } from '../report/made-text.ts';
import { paintFor } from '../report/paint.ts';
import { storyText } from '../report/story.ts';
import { exitCode, exitCodeOf } from './exit-code.ts';
import type { Io } from './io.ts';
import { loadMachineModule } from './machine-module.ts';

export interface MachineJob {
  readonly file: string;
  readonly requested: readonly string[] | undefined;
  readonly first: boolean | undefined;
  readonly json: boolean | undefined;
  /** Where to write a page. */
  readonly report: string | undefined;
  readonly limits: Limits;
  readonly engine: Engine;
  readonly verbose: boolean | undefined;
}

/** @throws KlpError KLP2202, KLP2204 */
export async function checkMachineModule(job: MachineJob, io: Io): Promise<void> {
  const { file, requested = [], limits } = job;
  const module = await loadMachineModule(file);
  const ids = module.properties.map((p) => p.id);
  const unknown = requested.find((id) => !ids.includes(id));
  if (unknown !== undefined) {
    throw new KlpError('KLP2202', `there is no property "${unknown}"`, {
      file,
      hint: didYouMean(unknown, ids),
    });
  }
  const start = performance.now();
  const found = checkMachine({
    ...module,
    properties:
      requested.length === 0 ? module.properties : module.properties.filter((p) => requested.includes(p.id)),
    requested,
    limits,
    engine: job.engine,
    first: job.first === true,
  });
  const told = toldMachine(found, module.machine.id, file, performance.now() - start);
  const { fault } = found.result.exploration;
  const paint = paintFor(io.color);
  if (fault !== undefined) {
    const story = machineStory(found.steps(fault.path));
    const { code, message, why, hint } = fault.error;
    if (job.json === true)
      io.out(JSON.stringify({ error: { code, message, file, why, hint, story } }, null, 2));
    else {
      const error = new KlpError(code, message, { file, why, hint });
      io.err(
        [
          errorText(error, paint),
          'It happens with the last of these events:',
          ...storyText(story, paint),
        ].join('\n'),
      );
    }
    io.exit(exitCode.usage);
    return;
  }
  io.out(job.json === true ? JSON.stringify(toldJson(told), null, 2) : reportText(told, paint));
  const { made, result } = found;
  const note = fellBack(told.name, made);
  if (note !== undefined && job.json !== true) io.err(note);
  if (job.verbose === true && job.json !== true) io.out(`\n${madeText(made, result.exploration.states)}`);
  if (job.report !== undefined) {
    const { reportMachine } = await import('./check-report.ts');
    await reportMachine(job.report, told, module.machine, module.events, limits);
  }
  io.exit(exitCodeOf([found.verdict]));
}
