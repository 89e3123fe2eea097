/** Runs command lines in this process, for tests. */
import { run } from './main.ts';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** One command line, in words, without `klp`. */
export async function klp(...args: readonly string[]): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(args, {
    out: (text) => out.push(`${text}\n`),
    err: (text) => err.push(`${text}\n`),
    progress: () => {},
    color: false,
    exit: () => {},
  });
  return { code, out: out.join(''), err: err.join('') };
}
