import { closeSync, createReadStream, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { type KlpCode, KlpError } from '../../spec/error.ts';
import { profile, profiles } from '../../spec/kernels/profiles.ts';
import { loadScenario } from '../../spec/scenario.ts';
import { didYouMean } from '../../spec/suggest.ts';
import type { KernelProfile } from '../../spec/vocabulary.ts';
import { closestProfile } from '../conform/closest-profile.ts';
import { readProc } from '../conform/replay/blockers.ts';
import { mayBeModuleText } from '../conform/replay/evidence.ts';
import { readLog } from '../conform/replay/reader.ts';
import { BootReplayer } from '../conform/replay/replay.ts';
import { reportOf, reportText } from '../conform/replay/report.ts';
import { replayTrace, traceText } from '../conform/replay/trace.ts';
import { readItf } from '../report/itf.ts';
import { paintFor } from '../report/paint.ts';
import { exitCode } from './exit-code.ts';
import type { Io } from './io.ts';
import { whole } from './options.ts';
import { pathOf } from './scenario-path.ts';

interface Options {
  readonly scenario?: string;
  readonly kernel?: string;
  readonly proc?: string;
  readonly start: 'auto' | 'boot' | 'running';
  readonly debug: 'auto' | 'on' | 'off';
  readonly commands: 'auto' | 'on' | 'off';
  readonly limit: number;
  readonly lines: number;
  readonly json?: boolean;
}

const examples = `
Examples:
  dmesg | klp replay -                                  is this log legal, and what state is the system in
  journalctl -kb -1 | klp replay -                      of the boot before this one
  klp replay dmesg.txt --kernel 6.1                     by the rules of another kernel
  klp replay dmesg.txt --scenario my-stack.yaml         my patches, instead of what the log shows of them
  klp replay leak.itf.json                              a trace that klp export --as itf wrote
  grep . /proc/[0-9]*/{comm,patch_state,stack} > proc.txt; klp replay dmesg.txt --proc proc.txt
                                                        who blocks the transition`;

/** `klp replay`: whether a kernel log is one that the rules allow; exit 15 at the first line that they do not. */
export function register(program: Command, io: Io): void {
  const auto = (flags: string, what: string, ...choices: readonly string[]): Option =>
    new Option(flags, what).choices(['auto', ...choices]).default('auto');
  program
    .command('replay')
    .description('check a kernel log against the rules, and tell what it says about patches and transitions')
    .argument(
      '<log>',
      'a file as dmesg, journalctl (JSON, too) or a serial console prints it; - for standard input; or a trace, *.json',
    )
    .option(
      '--scenario <file>',
      'patches and modules of the system; otherwise they are inferred from the log',
    )
    .option(
      '--kernel <name>',
      "kernel whose rules hold; default: the scenario's, the one the log names, or 6.12",
    )
    .option('--proc <file>', 'a dump of /proc/<pid>/{comm,patch_state,stack}, by grep or tail')
    .addOption(
      auto('--start <how>', 'where the log starts: at boot or in a running system', 'boot', 'running'),
    )
    .addOption(auto('--debug <how>', 'whether debug lines were printed', 'on', 'off'))
    .addOption(
      auto('--commands <how>', 'whether "% …" lines of test scripts are all that was done', 'on', 'off'),
    )
    .option('--limit <n>', 'most explanations kept at a time', whole(1, 10_000_000), 20_000)
    .option('--lines <n>', 'most lines about livepatch that are read', whole(1, 10_000_000), 100_000)
    .option('--json', 'print JSON')
    .addHelpText('after', examples)
    .action((file: string, options: Options) => replay(file, options, io));
}

/** A file named *.json is one of our traces, unless it begins as `dmesg --json` or `journalctl -o json` do. */
function isTrace(file: string): boolean {
  if (!file.endsWith('.json') || statSync(file, { throwIfNoEntry: false })?.isFile() !== true) {
    return file.endsWith('.json');
  }
  const start = Buffer.alloc(4096);
  const opened = openSync(file, 'r');
  const size = readSync(opened, start);
  closeSync(opened);
  return !/^\s*\{\s*"dmesg"\s*:|^\{"[^\n]*"MESSAGE"\s*:/.test(start.toString('utf8', 0, size));
}

/** Opens a file for reading, with an error that says what is wrong with it. */
function open(file: string): AsyncIterable<Uint8Array> {
  if (file === '-') return process.stdin;
  const wrong = (what: string): KlpError =>
    new KlpError('KLP2401', `the log cannot be read: ${what}`, { file });
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat === undefined) throw wrong('there is no such file');
  if (stat.isDirectory()) throw wrong('this is a directory');
  return createReadStream(file);
}

async function replay(file: string, options: Options, io: Io): Promise<void> {
  if (isTrace(file)) {
    replayRecorded(file, options, io);
    return;
  }
  const scenario = options.scenario === undefined ? undefined : loadScenario(pathOf(options.scenario));
  const asked = options.kernel ?? scenario?.kernel;
  if (asked !== undefined) profileNamed(asked);
  const proc =
    options.proc === undefined ? [] : readProc(readWhole(options.proc, 'KLP2403', 'the dump of /proc'));
  const log = await readLog(open(file), {
    limit: options.lines,
    keep: scenario === undefined ? mayBeModuleText : () => true,
  });
  const replays = log.boots.map((boot) => {
    const rules =
      asked === undefined ? (closestProfile(boot.release ?? '') ?? profile('6.12')) : profileNamed(asked);
    return new BootReplayer({ ...options, scenario, profile: rules }).run(boot);
  });
  const kernel = asked ?? closestProfile(log.boots.at(-1)?.release ?? '')?.name ?? '6.12';
  const report = reportOf(file, kernel, log, replays, proc);
  io.out(
    options.json === true
      ? JSON.stringify(report, null, 2)
      : reportText(report, paintFor(io.color)).join('\n'),
  );
  if (report.verdict === 'rejected') io.exit(exitCode.conformance);
  if (report.verdict === 'inconclusive') io.exit(exitCode.inconclusive);
}

function profileNamed(name: string): KernelProfile {
  const found =
    profiles.find((p) => p.name === name) ?? (/^\d+\.\d+$/.test(name) ? closestProfile(name) : undefined);
  if (found !== undefined) return found;
  const names = profiles.map((p) => p.name);
  throw new KlpError('KLP2402', `no kernel profile is named "${name}"`, { hint: didYouMean(name, names) });
}

/** A trace that `klp export --as itf` wrote. */
function replayRecorded(file: string, options: Options, io: Io): void {
  const trace = readItf(readWhole(file, 'KLP2401', 'the trace'), file);
  const scenario = loadScenario(pathOf(options.scenario ?? trace.file));
  const rules = profileNamed(options.kernel ?? trace.kernel);
  const result = replayTrace(trace, scenario, rules);
  io.out(
    options.json === true
      ? JSON.stringify({ file, scenario: scenario.id, kernel: rules.name, ...result }, null, 2)
      : traceText(result, rules.name, paintFor(io.color)).join('\n'),
  );
  if (result.verdict === 'rejected') io.exit(exitCode.conformance);
}

const largest = 64 * 2 ** 20;

function readWhole(file: string, code: KlpCode, what: string): string {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat?.isFile() === true && stat.size <= largest) return readFileSync(file, 'utf8');
  const why =
    stat === undefined
      ? 'there is no such file'
      : stat.isFile()
        ? 'it is larger than 64 MiB'
        : 'it is no file';
  throw new KlpError(code, `${what} cannot be read: ${why}`, { file });
}
