/**
 * Stands in for `vitest` in the mutation run (collector.tsconfig.json says so to the module loader): the generated
 * tests are kept as functions that can be called again for each mutant, in one process and without a test framework.
 * It offers what src/testgen/run.ts and generated tests use, and nothing else: whatever is missing fails at loading.
 */
import { strictEqual } from 'node:assert/strict';

/** A generated test as it stands in its file. */
export interface Collected {
  readonly name: string;
  /** Throws when the test fails. */
  readonly run: () => void;
}

const collected: Collected[] = [];

export function test(name: string, run: () => void): void {
  collected.push({ name, run });
}

/** The tests that have come since the last call, in the order of their files' lines. */
export const takeTests = (): readonly Collected[] => collected.splice(0);

export const expect = Object.assign(
  (actual: string, message?: string) => ({
    toBe: (expected: string): void => strictEqual(actual, expected, message),
  }),
  {
    fail: (message: string): never => {
      throw new Error(message);
    },
  },
);
