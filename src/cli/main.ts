/** The command line: finds the verb, runs it, and is the one place that decides how the process ends. */
import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import picocolors from 'picocolors';
import { KlpError } from '../../spec/error.ts';
import { errorJson, errorText } from '../report/error.ts';
import { paintFor } from '../report/paint.ts';
import { exitCode } from './exit-code.ts';
import type { Io } from './io.ts';

interface Verb {
  readonly register: (program: Command, io: Io) => void;
}

/** Loaded when called for: a verb should not wait for what only another one needs. */
const verbs: Readonly<Record<string, () => Promise<Verb>>> = {
  check: () => import('./check.ts'),
  simulate: () => import('./simulate.ts'),
  export: () => import('./export.ts'),
  diff: () => import('./diff.ts'),
  replay: () => import('./replay.ts'),
  generate: () => import('./generate.ts'),
  lockstep: () => import('./lockstep.ts'),
  shell: () => import('./shell.ts'),
  selftest: () => import('./selftest.ts'),
  completion: () => import('./completion.ts'),
};

/** The verbs' names, in the order of `klp --help`. */
export const verbNames: readonly string[] = Object.keys(verbs);

const version = (): string => {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  const found = /"version": "([^"]*)"/.exec(text);
  return found?.[1] ?? 'unknown';
};

const exitCodesHelp = `
Exit codes: 0 holds, 1 usage or input error, 2 internal error, 10 deadlock, 11 violated (safety), 12 violated (liveness),
13 unwitnessed, 14 inconclusive, 15 conformance difference, 16 behaviour differs.

First steps:
  npm start                                             every shipped scenario
  npx klp check spec/scenarios/callbacks/test-9.yaml    one scenario
  npx klp simulate spec/scenarios/callbacks/test-9.yaml the log it prints`;

/**
 * Runs one command line.
 * @param args without the names of node and script
 * @returns the exit code
 */
export async function run(args: readonly string[], io: Io): Promise<number> {
  let code: number = exitCode.holds;
  const verbIo: Io = {
    ...io,
    exit: (wanted) => {
      code = wanted;
    },
  };
  const program = new Command('klp')
    .description('livepatch as an executable specification: check it, simulate it, test with it')
    .version(version())
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.out(text.replace(/\n$/, '')),
      writeErr: (text) => io.err(text.replace(/\n$/, '')),
      getOutHasColors: () => io.color,
      getErrHasColors: () => io.color,
      ...(io.width === undefined ? {} : { getOutHelpWidth: () => io.width ?? 80 }),
    })
    .showHelpAfterError('(klp --help, or klp <verb> --help, says more)')
    .addHelpText('after', exitCodesHelp);
  try {
    const named = args.find((arg) => !arg.startsWith('-')) ?? '';
    // Completion speaks of all verbs.
    const wanted = Object.hasOwn(verbs, named) && named !== 'completion' ? [named] : Object.keys(verbs);
    for (const name of wanted) (await verbs[name]?.())?.register(program, verbIo);
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    io.progress('');
    return failed(error, args.includes('--json'), io);
  }
}

function failed(error: unknown, json: boolean, io: Io): number {
  if (error instanceof CommanderError) {
    // commander has already said it.
    return error.exitCode === 0 ? exitCode.holds : exitCode.usage;
  }
  if (error instanceof KlpError) {
    if (json) io.out(JSON.stringify({ error: errorJson(error) }, null, 2));
    else io.err(errorText(error, paintFor(io.color)));
    return exitCode.usage;
  }
  const message = error instanceof Error ? error.message : String(error);
  if (json) io.out(JSON.stringify({ error: { code: 'KLP9000', message } }, null, 2));
  else {
    io.err(`internal error: ${message} [KLP9000]`);
    io.err('  This is a defect of klp. Please report it with the command line and the files it read.');
    io.err('  try: the same with KLP_DEBUG=1, which shows where it happened');
  }
  if (process.env.KLP_DEBUG === '1' && error instanceof Error) io.err(error.stack ?? '');
  return exitCode.internal;
}

const processIo = (): Io => {
  const progress = process.stderr.isTTY === true;
  return {
    out: (text) => {
      process.stdout.write(`${text}\n`);
    },
    err: (text) => {
      process.stderr.write(`${text}\n`);
    },
    progress: (text) => {
      if (progress) process.stderr.write(`\r\u001b[2K${text}`);
    },
    color: picocolors.isColorSupported && process.stdout.isTTY === true,
    exit: () => {},
  };
};

/** The `klp` command. @param argv as process.argv */
export async function main(argv: readonly string[]): Promise<void> {
  // A reader that has seen enough (`klp … | head`) is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? exitCode.holds);
    throw error;
  });
  const code = await run(argv.slice(2), processIo());
  // Verbs that set process.exitCode themselves keep it.
  if (code !== exitCode.holds) process.exitCode = code;
}
