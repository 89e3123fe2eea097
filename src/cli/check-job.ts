/** One scenario's check, described by plain data so that it can run in another thread. */
import type { KlpCode } from '../../spec/error.ts';
import { KlpError } from '../../spec/error.ts';
import { properties as allProperties } from '../../spec/properties/all.ts';
import { loadScenario } from '../../spec/scenario.ts';
import type { Engine } from '../check/engine.ts';
import type { Limits, Progress } from '../check/explore.ts';
import { MachineFault } from '../check/machine-fault.ts';
import { checkScenario, type ScenarioReport } from '../check/scenario-check.ts';
import type { Trace } from '../check/trace.ts';

export interface CheckJob {
  readonly file: string;
  /** Ids of the properties to check. */
  readonly properties: readonly string[];
  /** Those among them that were asked for by name. */
  readonly requested: readonly string[];
  readonly limits: Limits;
  readonly first: boolean;
  readonly engine: Engine;
  /** Count what the search saw of the charts. */
  readonly coverage: boolean;
}

/** A KlpError as plain data. */
export interface PlainError {
  readonly code: KlpCode;
  readonly message: string;
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  readonly why?: string | undefined;
  readonly hint?: string | undefined;
  readonly trace?: Trace | undefined;
}

export type JobResult = { readonly report: ScenarioReport } | { readonly error: PlainError };

/** Runs it. Mistakes in what was given are part of the result; anything else is thrown. */
export function runJob(job: CheckJob, progress?: (progress: Progress) => void): JobResult {
  try {
    const scenario = loadScenario(job.file);
    const report = checkScenario(scenario, job.file, {
      properties: allProperties.filter((p) => job.properties.includes(p.id)),
      requested: job.requested,
      limits: job.limits,
      first: job.first,
      engine: job.engine,
      coverage: job.coverage,
      ...(progress === undefined ? {} : { progress }),
    });
    return { report };
  } catch (error) {
    if (!(error instanceof KlpError)) throw error;
    const { code, message, file, line, column, why, hint } = error;
    const trace = error instanceof MachineFault ? error.trace : undefined;
    return { error: { code, message, file, line, column, why, hint, trace } };
  }
}

/** The error that the data describes. */
export function revived({ code, message, trace, ...details }: PlainError): KlpError {
  const error = new KlpError(code, message, details);
  return trace === undefined ? error : new MachineFault(error, details.file ?? '', trace);
}
