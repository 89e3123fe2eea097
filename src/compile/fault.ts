import { KlpError } from '../../spec/error.ts';

/**
 * Codes of the compiler, 1300–1399.
 * What the subset excludes is refused before the search; what only a run can show (1310–1319) stops the search.
 */
export const faultCodes = {
  invoke: 'KLP1300',
  spawn: 'KLP1301',
  send: 'KLP1302',
  delayedRaise: 'KLP1303',
  self: 'KLP1304',
  construct: 'KLP1305',
  missing: 'KLP1306',
  context: 'KLP1307',
  width: 'KLP1308',
  events: 'KLP1309',
  domain: 'KLP1310',
  simultaneous: 'KLP1311',
  endless: 'KLP1312',
  throws: 'KLP1313',
  snapshot: 'KLP1314',
  history: 'KLP1315',
} as const;

export type FaultKind = keyof typeof faultCodes;

/** A refusal of the compiler, or of code it generated. `place` names the state, transition or function meant. */
export class CompileError extends KlpError {
  readonly kind: FaultKind;
  readonly chartPlace: string;

  constructor(kind: FaultKind, place: string, what: string, hint?: string) {
    super(faultCodes[kind], `${place}: ${what}`, { hint });
    this.name = 'CompileError';
    this.kind = kind;
    this.chartPlace = place;
  }
}
