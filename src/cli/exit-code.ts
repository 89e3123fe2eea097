import type { Overall } from '../check/check.ts';

/** Exit codes, the same for every verb. */
export const exitCode = {
  holds: 0,
  usage: 1,
  internal: 2,
  deadlock: 10,
  violated: 11,
  violatedLiveness: 12,
  unwitnessed: 13,
  inconclusive: 14,
  conformance: 15,
  differs: 16,
} as const;

const gravest: readonly Overall[] = ['violated', 'deadlock', 'inconclusive', 'unwitnessed', 'holds'];

/** One code for several checks: that of the gravest verdict; 0 for none. */
export function exitCodeOf(verdicts: readonly Overall[]): number {
  const found = gravest.find((v) => verdicts.includes(v));
  return found === undefined ? exitCode.holds : exitCode[found];
}
