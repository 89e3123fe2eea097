import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callbackLine } from '../../../spec/printed.ts';
import { classify, moduleName } from './grammar.ts';

// The wordings are those of semantics.md §2, typed again here so that a slip in the grammar shows.
describe('classify', () => {
  it.each([
    ["livepatch: enabling patch 'demo'", 'enabling', { patch: 'demo' }],
    ["livepatch: 'demo': initializing patching transition", 'initializing', { patch: 'demo' }],
    ["livepatch: 'demo': starting unpatching transition", 'starting', { patch: 'demo' }],
    ["livepatch: 'demo': completing patching transition", 'completing', { patch: 'demo' }],
    ["livepatch: 'demo': unpatching complete", 'complete', { patch: 'demo' }],
    ["livepatch: 'demo': reversing transition from patching to unpatching", 'reversing', { patch: 'demo' }],
    ["livepatch: 'demo': canceling patching transition, going to unpatch", 'canceling', { patch: 'demo' }],
    ["livepatch: 'demo': canceling transition, going to unpatch", 'canceling', { patch: 'demo' }],
    ["livepatch: failed to enable patch 'demo'", 'enable failed', { patch: 'demo' }],
    ["livepatch: pre-patch callback failed for object 'vmlinux'", 'callback failed', { object: 'vmlinux' }],
    ["livepatch: failed to patch object 'vmlinux'", 'object failed', { object: 'vmlinux' }],
    ["livepatch: failed to register ftrace handler for function 'f' (-16)", 'handler failed', { func: 'f' }],
    ["livepatch: failed to find location for function 'f'", 'location missing', { func: 'f' }],
    [
      "livepatch: applying patch 'demo' to loading module 'mod'",
      'applying',
      { patch: 'demo', object: 'mod' },
    ],
    [
      "livepatch: reverting patch 'demo' on unloading module 'mod'",
      'reverting',
      { patch: 'demo', object: 'mod' },
    ],
    [
      "livepatch: patch 'demo' failed for module 'mod', refusing to load module 'mod'",
      'refusing module',
      { patch: 'demo', object: 'mod' },
    ],
    [
      "livepatch: failed to initialize patch 'demo' for module 'mod' (-22)",
      'module init failed',
      { patch: 'demo', object: 'mod' },
    ],
    [
      'livepatch: Livepatch patch (demo) is not compatible with the already installed livepatches.',
      'not compatible',
      { patch: 'demo' },
    ],
    ['livepatch: module demo is not marked as a livepatch module', 'not marked', { patch: 'demo' }],
    ["livepatch: symbol 'f' not found in symbol table", 'symbol missing', { func: 'f' }],
    [
      "livepatch: unresolvable ambiguity for symbol 'f' in object '(null)'",
      'symbol ambiguous',
      { func: 'f', object: '(null)' },
    ],
    ['livepatch: signaling remaining tasks', 'signaling', {}],
    ['livepatch: forcing remaining tasks to the patched state', 'forcing', {}],
  ])('%s', (text, word, names) => {
    expect(classify(text)).toMatchObject({ kind: 'core', word, ...names });
  });

  it.each([null, 'LIVE', 'COMING', 'GOING'] as const)('reads what callbacks print (%s)', (module) => {
    const object = module === null ? 'vmlinux' : 'mod';
    expect(classify(callbackLine('demo', 'post_unpatch', object, module))).toEqual({
      kind: 'callback',
      patch: 'demo',
      callback: 'post_unpatch',
      object,
      module,
    });
  });

  it.each([
    ['worker:12 is running', 'worker', 'running'],
    ['kworker/0:1:77 has an unreliable stack', 'kworker/0:1', 'unreliable'],
    ['bash:3 is sleeping on function do_wait', 'bash', { func: 'do_wait' }],
  ])('reads who blocks: %s', (text, task, why) => {
    expect(classify(`livepatch: klp_try_switch_task: ${text}`)).toMatchObject({ kind: 'blocker', task, why });
  });

  it.each([
    ['% insmod test_modules/a-b.ko x=1', { verb: 'insmod', module: 'a_b', args: { x: '1' } }],
    ['% rmmod demo', { verb: 'rmmod', module: 'demo' }],
    [
      '% echo 0 > /sys/kernel/livepatch/demo/enabled',
      { verb: 'write', patch: 'demo', file: 'enabled', value: '0' },
    ],
    [
      '% echo -19 > /sys/module/demo/parameters/pre_patch_ret',
      { verb: 'setParam', module: 'demo', param: 'pre_patch_ret', value: '-19' },
    ],
    ['livepatch: kernel.ftrace_enabled = 0', { verb: 'ftrace', value: 0, failed: false }],
    [
      'livepatch: sysctl: setting key "kernel.ftrace_enabled": Device or resource busy',
      { verb: 'ftrace', value: 0, failed: true },
    ],
  ])('reads commands: %s', (text, command) => {
    expect(classify(text)).toEqual({ kind: 'command', command });
  });

  it('knows other lines when it sees them', () => {
    expect(classify('Linux version 6.12.0')).toEqual({ kind: 'boot', release: '6.12.0' });
    expect(classify('demo: tainting kernel with TAINT_LIVEPATCH')).toEqual({ kind: 'taint', patch: 'demo' });
    expect(classify('livepatch: tainting kernel with TAINT_LIVEPATCH')).toEqual({ kind: 'taint' });
    expect(classify('===== TEST: sysfs test =====')).toEqual({ kind: 'test', title: 'sysfs test' });
    expect(classify('mod: mod_init')).toEqual({ kind: 'other', owner: 'mod' });
    expect(classify("livepatch: enabling patch 'demo' again")).toEqual({ kind: 'unknown' });
    expect(classify('usb 1-1: new device')).toEqual({ kind: 'other', owner: '' });
  });

  it('accepts anything, however long', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('', 'livepatch: ', '% echo ', '% insmod ', "livepatch: '"),
        fc.string(),
        (a, b) => {
          classify(a + b.repeat(50));
        },
      ),
    );
  });
});

describe('moduleName', () => {
  it.each([
    ['demo', 'demo'],
    ['/lib/modules/x/a-b.ko.xz', 'a_b'],
  ])('%s', (path, expected) => {
    expect(moduleName(path)).toBe(expected);
  });
});

it.each([
  ["livepatch: enabling patch 'a.b'", 'unknown'],
  ["livepatch: applying patch 'p' to loading module 'm.x'", 'unknown'],
  ['a.b: tainting kernel with TAINT_LIVEPATCH', 'other'],
  ['p: pre_patch_callback: m\\x', 'other'],
  ['% insmod a.b.ko', 'other'],
  ["livepatch: failed to find location for function 'f.isra.0'", 'core'],
])('a module whose name no chart could have is nobody: %s', (line, kind) => {
  expect(classify(line).kind).toBe(kind);
});
