import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { simulateOnMachine } from '../../check/simulate.ts';
import { logLines } from '../../report/log.ts';
import { profileOf, shippedIds, shippedScenario } from '../../testgen/shipped.ts';
import { ending } from './ending.ts';
import { replayOne, replayText } from './testing.ts';

const debugOf = (lines: readonly string[]): readonly string[] =>
  lines.filter((l) => !/: (?:initializing|completing|reversing|canceling) /.test(l));

/** Ids of the documented stories, which are real logs. */
const stories = shippedIds().filter((id) => id.startsWith('callbacks/'));
const logOf = (id: string): readonly string[] => {
  const log = shippedScenario(id).story?.log;
  if (log === undefined) throw new Error(`${id} tells no story`);
  return log;
};

describe.each(stories)('the documented log of %s', (id) => {
  const log = logOf(id);

  it('is accepted with its scenario', async () => {
    const replay = await replayOne(log, { scenario: shippedScenario(id), start: 'boot' });
    expect(replay.rejected).toBeUndefined();
    expect(replay.outcome).toBe('accepted');
  });

  it('is accepted without one', async () => {
    expect((await replayOne(log, { start: 'boot' })).outcome).toBe('accepted');
  });

  it('is accepted without debug lines', async () => {
    expect((await replayOne(debugOf(log), { start: 'boot' })).outcome).toBe('accepted');
  });

  it('is accepted with timestamps and other lines between', async () => {
    const stamped = log.flatMap((line, i) => [
      `[    5.${String(i).padStart(6, '0')}] ${line}`,
      `[    5.${String(i).padStart(6, '0')}] usb 1-${i}: new high-speed USB device number ${i}`,
    ]);
    expect((await replayOne(stamped, { scenario: shippedScenario(id) })).outcome).toBe('accepted');
  });
});

/** Every shipped scenario with a story, the log of which the machines print. */
const told = shippedIds().filter((id) => shippedScenario(id).story !== undefined && !stories.includes(id));

test.each(told)('the log of the story of %s is accepted with its scenario', async (id) => {
  const scenario = shippedScenario(id);
  const steps = scenario.story?.steps ?? [];
  const { trace } = simulateOnMachine(scenario, profileOf(scenario), steps);
  const log = trace.steps.flatMap((step) => logLines(step.event, step.observations));
  if (log.length === 0) return;
  const replay = await replayOne(log, { scenario, start: 'boot' });
  expect(replay.rejected).toBeUndefined();
  expect(replay.outcome).toBe('accepted');
});

it('accepts a log in each of its beginnings', async () => {
  const log = logOf('callbacks/test-9');
  for (let end = 1; end < log.length; end++) {
    const replay = await replayOne(log.slice(0, end), {
      scenario: shippedScenario('callbacks/test-9'),
      start: 'boot',
    });
    expect(replay.outcome, `first ${end} lines`).toBe('accepted');
  }
});

/** Lines that the core or a callback prints; insmod's own words are not the kernel's. */
const isKernel = (line: string | undefined): boolean => line !== undefined && !line.startsWith('insmod: ');

describe.each(['callbacks/test-2', 'callbacks/test-9'])('%s with one line changed', (id) => {
  const scenario = shippedScenario(id);
  const log = logOf(id);
  const rejectedLine = async (lines: readonly string[]): Promise<number> => {
    const replay = await replayOne(lines, { scenario, start: 'boot', debug: 'on' });
    expect(replay.outcome, lines.join('\n')).toBe('rejected');
    expect(replay.rejected?.rejection.reason).not.toBe('');
    return replay.rejected?.entry.number ?? 0;
  };

  it('dropped: never earlier than the gap, and inside an operation right there', async () => {
    for (let i = 0; i < log.length - 1; i++) {
      if (!isKernel(log[i])) continue;
      const at = await rejectedLine(log.toSpliced(i, 1));
      expect(at, `without line ${i + 1}`).toBeGreaterThanOrEqual(i + 1);
      const inside = !/_init|_exit|busymod_work_func/.test(`${log[i]}${log[i + 1]}`);
      if (inside) expect(at, `without line ${i + 1}: ${log[i]}`).toBe(i + 1);
    }
  });

  it('swapped with the next', async () => {
    for (let i = 0; i < log.length - 1; i++) {
      const [one, two] = [log[i], log[i + 1]];
      if (one === two || one === undefined || two === undefined || !isKernel(one) || !isKernel(two)) continue;
      const at = await rejectedLine([...log.slice(0, i), two, one, ...log.slice(i + 2)]);
      expect([i + 1, i + 2], `lines ${i + 1} and ${i + 2}`).toContain(at);
    }
  });

  it('invented', async () => {
    for (let i = 0; i <= log.length; i++) {
      const at = await rejectedLine(log.toSpliced(i, 0, "livepatch: 'somebody_else': patching complete"));
      expect(at).toBe(i + 1);
    }
  });
});

const demo = 'livepatch_callbacks_demo';
const enabled = [
  `livepatch: enabling patch '${demo}'`,
  `livepatch: '${demo}': initializing patching transition`,
  `livepatch: '${demo}': starting patching transition`,
  `livepatch: '${demo}': completing patching transition`,
  `livepatch: '${demo}': patching complete`,
];
const disabled = enabled.slice(1).map((l) => l.replaceAll('patching', 'unpatching'));
const other = enabled.map((l) => l.replaceAll(demo, 'other'));

describe('the reason of a rejection', () => {
  const reasonOf = async (lines: readonly string[]): Promise<string> =>
    (await replayOne(lines, { start: 'boot', debug: 'on' })).rejected?.rejection.reason ?? '';

  it('names the line that is missing', async () => {
    expect(await reasonOf(enabled.toSpliced(2, 1))).toMatch(
      /"load .*" is going on, and its next line is ".*starting patching transition": that line is missing/,
    );
  });

  it('sees lines that changed places', async () => {
    const [a = '', b = '', c = '', ...rest] = enabled;
    expect(await reasonOf([a, c, b, ...rest])).toContain('have changed places');
  });

  it('names errno and guard of an operation that is refused there', async () => {
    const replay = await replayOne([...enabled.slice(0, 3), ...other], { start: 'boot', debug: 'on' });
    expect(replay.rejected?.entry.number).toBe(4);
    expect(replay.rejected?.rejection.reason).toBe(
      '"load other" prints it, but is refused here with -EBUSY; what stands in the way: busy',
    );
    expect(replay.rejected?.rejection.guards).toEqual(['busy']);
  });

  it('says what would have been allowed', async () => {
    const replay = await replayOne([...enabled, ...enabled], { start: 'boot', debug: 'on' });
    expect(replay.rejected?.entry.number).toBe(6);
    expect(replay.rejected?.rejection.allowed.map((a) => a.text)).toContain(disabled[0]);
  });

  it('says when nothing prints it', async () => {
    expect(await reasonOf(['livepatch: I am new here'])).toContain('nothing that can happen');
  });
});

describe('what is inferred', () => {
  it('a patch that was replaced, when an older one comes again', async () => {
    const replay = await replayOne([...enabled, ...other, ...enabled], { start: 'boot' });
    expect(replay.outcome).toBe('accepted');
    expect(replay.parts.flatMap((p) => p.assumptions)).toContain('other replaces all older patches');
  });

  it('a callback that a patch does not have', async () => {
    const printing = enabled.toSpliced(2, 0, `${demo}: pre_patch_callback: vmlinux`);
    const replay = await replayOne(printing, { start: 'boot' });
    expect(replay.outcome).toBe('accepted');
    expect(replay.parts[0]?.assumptions.join()).toContain(`${demo} has only pre_patch callbacks for vmlinux`);
    // Where it was seen once, it must be there each time.
    const twice = await replayOne([...printing, ...disabled, ...enabled], { start: 'boot' });
    expect(twice.rejected?.rejection.reason).toContain('pre_patch_callback: vmlinux');
  });

  it('callbacks that a patch has for one object and not for another', async () => {
    const mod = (callback: string): string =>
      `${demo}: ${callback}_callback: mod -> [MODULE_STATE_LIVE] Normal state`;
    const log = [
      ...enabled.slice(0, 2),
      `${demo}: pre_patch_callback: vmlinux`,
      mod('pre_patch'),
      ...enabled.slice(2, 4),
      mod('post_patch'),
      ...enabled.slice(4),
      ...disabled.slice(0, 1),
      mod('pre_unpatch'),
      ...disabled.slice(1, 3),
      mod('post_unpatch'),
      ...disabled.slice(3),
    ];
    const replay = await replayOne(log, { start: 'boot' });
    expect(replay.outcome).toBe('accepted');
    const assumed = replay.parts[0]?.assumptions.join('\n');
    expect(assumed).toContain(`${demo} has only pre_patch callbacks for vmlinux`);
    expect(assumed).toContain(`${demo} has all four callbacks for mod`);
    // Once more, and a callback that was there is missing.
    const again = [...log, ...log.toSpliced(6, 1)];
    const missing = await replayOne(again, { start: 'boot' });
    expect(missing.rejected?.entry.number).toBe(log.length + 7);
    expect(missing.rejected?.repair?.how).toBe('one more line');
  });

  it('not an object that only an invented line tells of', async () => {
    const stranger = `${demo}: post_patch_callback: ghost -> [MODULE_STATE_LIVE] Normal state`;
    const replay = await replayOne([...enabled, ...disabled.toSpliced(2, 0, stranger)], { start: 'boot' });
    expect(replay.rejected?.entry.number).toBe(enabled.length + 3);
    expect(replay.rejected?.repair?.how).toBe('without this line');
  });

  it('a callback that fails and prints nothing', async () => {
    const failed = [
      `livepatch: enabling patch '${demo}'`,
      "livepatch: pre-patch callback failed for object 'vmlinux'",
      `livepatch: failed to enable patch '${demo}'`,
      `livepatch: '${demo}': unpatching complete`,
    ];
    const replay = await replayOne(failed, { start: 'boot' });
    expect(replay.outcome).toBe('accepted');
    expect(replay.parts.flatMap((p) => p.assumptions).join()).toContain('and prints nothing');
    // One that prints elsewhere prints here, too.
    const printing = enabled.toSpliced(2, 0, `${demo}: pre_patch_callback: vmlinux`);
    const silent = await replayOne([...debugOf([...printing, ...disabled]), ...failed], { start: 'boot' });
    expect(silent.rejected?.rejection.reason).toContain('pre_patch_callback: vmlinux');
  });

  it('a version of a state, from a refusal', async () => {
    const refused = `livepatch: Livepatch patch (${demo}) is not compatible with the already installed livepatches.`;
    const replay = await replayOne([...other, refused], { start: 'boot' });
    expect(replay.outcome).toBe('accepted');
  });

  it('a ring that lost its start, in the middle of an operation', async () => {
    const replay = await replayOne([...enabled.slice(2), ...disabled].map((l, i) => `[  900.${i}] ${l}`));
    expect(replay.outcome).toBe('accepted');
    expect(replay.parts[0]?.running).toBe(true);
  });

  it('but not when the log has its first lines', async () => {
    const replay = await replayOne(['[    0.000000] Linux version 6.12.0', ...enabled.slice(2)]);
    expect(replay.outcome).toBe('rejected');
  });

  it('no debug lines that begin in the middle of an enabling', async () => {
    const failed = [
      `livepatch: enabling patch '${demo}'`,
      "livepatch: failed to register ftrace handler for function 'f' (-16)",
      "livepatch: failed to patch object 'vmlinux'",
      `livepatch: failed to enable patch '${demo}'`,
      `livepatch: '${demo}': canceling patching transition, going to unpatch`,
    ];
    const replay = await replayOne(failed, { start: 'boot' });
    expect(replay.rejected?.entry.number).toBe(2);
  });

  it('debug lines that were switched on later', async () => {
    const replay = await replayOne([...debugOf([...enabled, ...disabled]), ...other], { start: 'boot' });
    expect(replay.outcome).toBe('accepted');
  });

  it('each boot by itself', async () => {
    const boots = await replayText([...enabled, 'Linux version 6.12.0', ...other].join('\n'));
    // The loader announces the first livepatch of a boot, and the second boot has its start.
    expect(boots.map((b) => b.outcome)).toEqual(['accepted', 'rejected']);
    const announced = ['other: tainting kernel with TAINT_LIVEPATCH', ...other];
    const again = await replayText([...enabled, 'Linux version 6.12.0', ...announced].join('\n'));
    expect(again.map((b) => b.outcome)).toEqual(['accepted', 'accepted']);
  });
});

describe("a test script's commands", () => {
  const script = [
    `% insmod test_modules/${demo}.ko`,
    ...enabled,
    `% echo 0 > /sys/kernel/livepatch/${demo}/enabled`,
    ...disabled,
    `% rmmod ${demo}`,
  ];

  it('are what was done', async () => {
    expect((await replayOne(script, { start: 'boot' })).outcome).toBe('accepted');
  });

  it('must be there', async () => {
    const replay = await replayOne(script.toSpliced(6, 1), { start: 'boot' });
    expect(replay.rejected?.entry.number).toBe(7);
    expect(replay.rejected?.rejection.reason).toContain('no command line before it says');
    expect((await replayOne(script.toSpliced(6, 1), { start: 'boot', commands: 'off' })).outcome).toBe(
      'accepted',
    );
  });

  it('have been run when the next test begins', async () => {
    const next = ['livepatch kselftest timestamp: 2026-01-01 00:00:07', '===== TEST: more =====', ...script];
    expect((await replayOne([...script, ...next], { start: 'boot' })).outcome).toBe('accepted');
    const twice = await replayOne([...script, ...script.slice(-1), ...next], { start: 'boot' });
    expect(twice.rejected?.entry.number).toBe(script.length + 2);
    expect(twice.rejected?.rejection.reason).toContain('cannot have been run by now');
    // A module that was left loaded cannot be loaded again, be it another test that tries.
    const left = await replayOne([...script.slice(0, -1), ...next], { start: 'boot' });
    expect(left.rejected?.entry.number).toBe(script.length + 3);
    expect(left.rejected?.rejection.reason).toContain(`${demo} is loaded already`);
  });

  it('tell of their errors', async () => {
    const failing = [
      ...script.slice(0, 6),
      '% insmod test_modules/other.ko',
      'livepatch: Livepatch patch (other) is not compatible with the already installed livepatches.',
      'insmod: ERROR: could not insert module test_modules/other.ko: Invalid parameters',
      ...script.slice(6),
    ];
    expect((await replayOne(failing, { start: 'boot' })).outcome).toBe('accepted');
    const silent = await replayOne(failing.toSpliced(8, 1), { start: 'boot' });
    expect(silent.rejected?.rejection.reason).toBe(
      'the command before it fails with -EINVAL, and the error line is missing',
    );
  });
});

describe('the end of a log', () => {
  it('names the patches and the transition that is going on', async () => {
    const replay = await replayOne([...other, ...enabled.slice(0, 3)], { start: 'boot' });
    expect(ending(replay, [])).toMatchObject({
      stack: [
        { patch: 'other', enabled: true, forced: false },
        { patch: demo, enabled: true, forced: false },
      ],
      transition: { patch: demo, target: 'patched' },
      forced: false,
    });
  });

  it('remembers a force', async () => {
    const forced = 'livepatch: forcing remaining tasks to the patched state';
    const [a = '', b = '', ...rest] = disabled;
    const replay = await replayOne([...enabled, a, b, forced, ...rest], { start: 'boot' });
    expect(replay.outcome).toBe('accepted');
    expect(ending(replay, [])?.forced).toBe(true);
  });

  it('names who blocks, from debug lines or from a dump of /proc', async () => {
    const blocked = [
      ...enabled.slice(0, 3),
      'livepatch: klp_try_switch_task: bash:700 is sleeping on function do_wait',
      'livepatch: klp_try_switch_task: worker:9 is running',
    ];
    const replay = await replayOne(blocked, { start: 'boot' });
    expect(ending(replay, [])?.blockers).toMatchObject([
      { pid: 700, task: 'bash', why: 'do_wait is on its stack, and the transition replaces it' },
      { pid: 9, task: 'worker' },
    ]);
    const proc = [
      { pid: 1, comm: 'init', state: 1 as const, stack: [] },
      { pid: 7, comm: 'stuck', state: 0 as const, stack: ['do_wait'] },
    ];
    expect(ending(replay, proc)?.blockers).toMatchObject([{ pid: 7, task: 'stuck', stack: ['do_wait'] }]);
  });
});

test('any text gives an answer', async () => {
  const word = fc.constantFrom(
    ...enabled,
    ...disabled,
    ...other,
    `livepatch: applying patch '${demo}' to loading module 'm'`,
    `livepatch: reverting patch '${demo}' on unloading module 'm'`,
    `${demo}: pre_patch_callback: m -> [MODULE_STATE_COMING] Full formed, running module_init`,
    `livepatch: pre-patch callback failed for object 'm'`,
    `livepatch: Livepatch patch (${demo}) is not compatible with the already installed livepatches.`,
    `livepatch: failed to register ftrace handler for function 'f' (-16)`,
    'livepatch: signaling remaining tasks',
    'livepatch: forcing remaining tasks to the patched state',
    `% insmod ${demo}.ko`,
    `% rmmod ${demo}`,
    `insmod: ERROR: could not insert module ${demo}.ko: No such device`,
    'Linux version 6.1.0-18-amd64',
    'm: m_init',
  );
  const line = fc.oneof({ weight: 9, arbitrary: word }, fc.string({ unit: 'binary' }));
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 14 }), async (lines) => {
      for (const replay of await replayText(lines.join('\n'), { limit: 500 })) {
        expect(['accepted', 'rejected', 'inconclusive']).toContain(replay.outcome);
        ending(replay, []);
      }
    }),
    { numRuns: 60 },
  );
});

it('accepts the fake signal with a scenario that does not count retries', async () => {
  const scenario = shippedScenario('transitions/stuck-task-reversed');
  expect(scenario.signals).toBe(false);
  const log = [
    "livepatch: enabling patch 'livepatch_sample'",
    'livepatch_sample: pre_patch_callback: vmlinux',
    "livepatch: 'livepatch_sample': starting patching transition",
    'livepatch: signaling remaining tasks',
  ];
  const replay = await replayOne(log, { scenario, start: 'boot' });
  expect(replay.outcome).toBe('accepted');
  // It is not taken for granted: before a transition there is nobody to signal.
  const early = await replayOne([...log.slice(3), ...log.slice(0, 3)], { scenario, start: 'boot' });
  expect(early.outcome).toBe('rejected');
});
