/** Kernel logs and dumps of /proc, as `klp replay` reads them. */
import fc from 'fast-check';
import { profiles } from '../../../spec/kernels/profiles.ts';
import { parseScenario } from '../../../spec/scenario.ts';
import { simulateOnMachine } from '../../check/simulate.ts';
import { blockersOfProc, readProc } from '../../conform/replay/blockers.ts';
import { mayBeModuleText } from '../../conform/replay/evidence.ts';
import { readLog } from '../../conform/replay/reader.ts';
import { BootReplayer } from '../../conform/replay/replay.ts';
import { reportOf, reportText } from '../../conform/replay/report.ts';
import { logLines } from '../../report/log.ts';
import { paintFor } from '../../report/paint.ts';
import { profileOf } from '../../testgen/shipped.ts';
import { anyText, mutated, some } from '../mutate.ts';
import { type Answer, refusal, target } from '../target.ts';
import { shippedTexts } from './scenario.ts';

const scenarios = some(shippedTexts.map((text) => parseScenario(text, 'fuzz.yaml')));

const stamp = (i: number): string => `[${`${(3 + i * 0.25).toFixed(6)}`.padStart(12)}] `;

/** The log of each shipped story, plain and as dmesg prints it. */
const logs = some(
  scenarios.flatMap((scenario) => {
    if (scenario.story === undefined) return [];
    const events = scenario.story.steps;
    const { trace } = simulateOnMachine(scenario, profileOf(scenario), events);
    const lines = trace.steps.flatMap((step) => logLines(step.event, step.observations));
    const stamped = lines.map((line, i) => `${stamp(i)}${line}`);
    const ofDmesg = lines.map((msg, i) => ({ pri: 5, time: 3 + i / 4, msg }));
    const ofJournal = lines.map((MESSAGE) => JSON.stringify({ _TRANSPORT: 'kernel', MESSAGE }));
    return [
      lines.join('\n'),
      stamped.join('\n'),
      JSON.stringify({ dmesg: ofDmesg }, null, 3),
      ofJournal.join('\n'),
    ];
  }),
);

const phrases = [
  ...[
    "livepatch: enabling patch 'p.1'",
    'p.1: tainting kernel with TAINT_LIVEPATCH',
    '% insmod a.b.ko',
    '% rmmod a\\b',
  ],
  ...["livepatch: applying patch 'p' to loading module 'm.x'", 'p: pre_patch_callback: m.x', 'm.x: init'],
  ...[
    'livepatch:',
    "livepatch: enabling patch 'p'",
    "livepatch: 'p': patching complete",
    "livepatch: 'p': unpatching complete",
  ],
  ...["livepatch: 'p': initializing patching transition", "livepatch: 'p': starting patching transition"],
  ...[
    "livepatch: 'p': reversing transition from patching to unpatching",
    'livepatch: signaling remaining tasks',
  ],
  ...[
    'livepatch: klp_try_switch_task: a:1 is sleeping on function f',
    'livepatch: klp_try_switch_task: b:2 is running',
  ],
  ...[
    '% insmod p.ko',
    '% rmmod p',
    '% echo 0 > /sys/kernel/livepatch/p/enabled',
    '% modprobe p',
    'livepatch: pre-patch callback failed',
  ],
  ...[
    'p: tainting kernel with TAINT_LIVEPATCH',
    '[    0.000000] Linux version 6.1.0',
    'p: pre_patch_callback: vmlinux',
  ],
  ...[
    '===== TEST: x =====',
    'sysctl: setting key "kernel.ftrace_enabled": Device or resource busy',
    '<6>[    1.0] livepatch: ',
  ],
  ...[
    'livepatch kselftest timestamp: 2026-01-01',
    "livepatch: pre-patch callback failed for object 'vmlinux'",
    "livepatch: symbol 'f' not found in symbol table",
    "livepatch: failed to initialize patch 'p' for module 'm' (-22)",
    "livepatch: patch 'p' failed for module 'm', refusing to load module 'm'",
    '         "msg": "livepatch: \\u0041"',
    '         "time":   1.000000,',
    '{"MESSAGE":"livepatch: x","_TRANSPORT":"kernel"}',
    '% insmod p.ko replace=1 pre_patch_ret=-19',
    'insmod: ERROR: could not insert module p.ko: No such device',
  ],
  ...[
    "livepatch: applying patch 'p' to loading module 'm'",
    "livepatch: reverting patch 'p' on unloading module 'm'",
  ],
];

interface LogInput {
  readonly bytes: Uint8Array;
  /** Where the stream is cut into chunks. */
  readonly chunk: number;
  readonly kernel: number;
  readonly scenario: number | null;
  readonly start: 'auto' | 'boot' | 'running';
  readonly debug: 'auto' | 'on' | 'off';
  readonly commands: 'auto' | 'on' | 'off';
  readonly proc: string;
}

const encoder = new TextEncoder();

const lines = fc.array(fc.oneof(anyText(phrases), fc.constantFrom(...phrases)), { maxLength: 25 });
const content: fc.Arbitrary<Uint8Array> = fc.oneof(
  { weight: 6, arbitrary: mutated(logs, phrases).map((text) => encoder.encode(text)) },
  { weight: 3, arbitrary: lines.map((found) => encoder.encode(found.join('\n'))) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 500 }) },
);

const procDump = fc.oneof(
  mutated(
    [
      '/proc/7/comm:worker\n/proc/7/patch_state:0\n/proc/7/stack:[<0>] f+0x1/0x2\n/proc/7/stack:[<0>] g+0x1/0x2',
      '==> /proc/7/comm <==\nworker\n\n==> /proc/7/patch_state <==\n-1\n\n==> /proc/7/stack <==\n[<0>] f+0x1/0x2',
    ],
    ['/proc/1/patch_state:1', '/proc/99999999999/comm:x', '==> /proc/1/task/2/stack <=='],
  ),
  fc.string({ unit: 'binary', maxLength: 200 }),
);

function* chunksOf({ bytes, chunk }: Pick<LogInput, 'bytes' | 'chunk'>): Iterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
}

async function replay(input: LogInput): Promise<Answer> {
  const scenario = input.scenario === null ? undefined : scenarios[input.scenario % scenarios.length];
  const profile = profiles[input.kernel % profiles.length];
  if (profile === undefined) throw new Error('there are no profiles');
  try {
    const log = await readLog(chunksOf(input), {
      limit: 200,
      keep: scenario === undefined ? mayBeModuleText : () => true,
    });
    const { start, debug, commands } = input;
    // Few explanations at a time: how many more would be tried is no question of what is read.
    const options = { start, debug, commands, scenario, profile, limit: 50 };
    const replays = log.boots.map((boot) => new BootReplayer(options).run(boot));
    const report = reportOf('log', profile.name, log, replays, readProc(input.proc));
    const text = reportText(report, paintFor(false)).join('\n');
    if (text.trim() === '') throw new Error('nothing is said');
    JSON.stringify(report);
    return report.verdict;
  } catch (error) {
    return refusal(error);
  }
}

export const logTargets = [
  target<LogInput>({
    name: 'log',
    what: 'kernel logs: any lines, edited ones of shipped stories, bytes',
    share: 1,
    input: fc.record({
      bytes: content,
      chunk: fc.constantFrom(1, 7, 64, 1 << 16),
      kernel: fc.nat(1000),
      scenario: fc.option(fc.nat(1000)),
      start: fc.constantFrom('auto', 'boot', 'running'),
      debug: fc.constantFrom('auto', 'on', 'off'),
      commands: fc.constantFrom('auto', 'on', 'off'),
      proc: procDump,
    }),
    attempt: replay,
    show: ({ bytes, ...rest }) =>
      `${JSON.stringify(rest)}\n${new TextDecoder().decode(bytes)}\n(bytes: ${Buffer.from(bytes).toString('base64')})`,
  }),
  target({
    name: 'log-lines',
    what: 'the lines of kernel logs, read and sorted only',
    share: 14,
    input: fc.record({ bytes: content, chunk: fc.constantFrom(1, 7, 64, 1 << 16) }),
    attempt: async (given) => {
      const log = await readLog(chunksOf(given), { limit: 200, keep: mayBeModuleText });
      const entries = log.boots.flatMap((boot) => boot.entries);
      return entries.length === 0
        ? 'nothing about livepatch'
        : entries.length < 5
          ? 'a few lines'
          : 'many lines';
    },
    show: ({ bytes }) => `bytes: ${Buffer.from(bytes).toString('base64')}`,
  }),
  target({
    name: 'proc',
    what: 'dumps of /proc/<pid>/{comm,patch_state,stack}',
    share: 14,
    input: procDump,
    attempt: (text) => {
      const tasks = readProc(text);
      const blockers = blockersOfProc(tasks, 1, ['vmlinux:f']);
      return tasks.length === 0 ? 'no task' : blockers.length === 0 ? 'no blocker' : 'blockers';
    },
    show: (text) => text,
  }),
];
