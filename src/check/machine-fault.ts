import { KlpError } from '../../spec/error.ts';
import type { Trace } from './trace.ts';

/** A mistake of a machine, with the run that shows it. */
export class MachineFault extends KlpError {
  readonly trace: Trace;

  constructor(error: KlpError, file: string, trace: Trace) {
    super(error.code, error.message, { file, why: error.why, hint: error.hint });
    this.trace = trace;
  }
}
