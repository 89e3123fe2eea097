/** The livepatch core: one transition at a time, its attempts and its end; the ftrace switch. Written by `klp export --stately core`; guards and actions by name. */
import { createMachine, raise } from 'xstate';

export const core = createMachine({
  id: 'core',
  initial: 'idle',
  states: {
    idle: {
      on: {
        'init.patching': { target: 'initializing', description: '§2.1 step 6' },
        'init.unpatching': { target: 'initializing', description: '§2.2' },
      },
    },
    initializing: {
      tags: ['transient'],
      on: {
        'start.patching': {
          target: 'attempting',
          description: '§2.1 step 8: at once',
          actions: [raise({ type: 'attempt' }), raise({ type: 'attempted' })],
        },
        'start.unpatching': {
          target: 'attempting',
          description: '§2.2: at once',
          actions: [raise({ type: 'attempt' }), raise({ type: 'attempted' })],
        },
        complete: { target: 'completing', description: '§2.1 step 7: cancelled before it started' },
      },
    },
    attempting: {
      tags: ['transient'],
      on: {
        attempt: { description: '§2.3: the pending tasks answer' },
        attempted: [
          {
            guard: 'settled',
            target: 'completing',
            description: '§2.3: all moved',
            actions: [raise({ type: 'complete' })],
          },
          {
            guard: { type: 'attempts', params: { count: 15 } },
            target: 'waiting',
            description: '§2.3: on the 15th failed retry a fake signal, announced once',
            actions: [
              'countAttempt',
              {
                type: 'observe.log',
                params: { level: 'notice', line: 'livepatch: signaling remaining tasks' },
              },
              raise({ type: 'signal' }),
            ],
          },
          {
            guard: { type: 'attempts', params: { count: 30 } },
            target: 'waiting',
            description: '§2.3: silently again on the 30th, 45th …',
            actions: ['countAttempt', raise({ type: 'signal' })],
          },
          {
            target: 'waiting',
            description: '§2.3: retried about every second',
            actions: ['countAttempt'],
          },
        ],
      },
    },
    waiting: {
      on: {
        retry: {
          target: 'attempting',
          description: '§2.3: the delayed work',
          actions: [raise({ type: 'attempt' }), raise({ type: 'attempted' })],
        },
        signal: { description: '§2.3: the pending tasks hear it' },
        force: { description: '§2.3 force: completes at the next attempt' },
        reverse: { description: '§2.5: the signal counter starts again', actions: ['resetAttempts'] },
      },
    },
    completing: {
      tags: ['transient'],
      on: {
        complete: { description: '§2.4: the patch and the tasks answer' },
        replaced: { description: '§2.4: the replaced patches and their objects answer' },
        done: { target: 'idle', description: '§2.4: transition over', actions: ['resetAttempts'] },
      },
    },
  },
  on: {
    'sysctl.ftrace_enabled.0': [
      {
        guard: 'anyHandler',
        description: '§6 ftrace_enabled=0: -EBUSY while patched',
        actions: [{ type: 'observe.errno', params: { errno: -16 } }],
      },
      {
        description: '§6 ftrace_enabled=0',
        actions: [
          { type: 'setFtrace', params: { to: false } },
          { type: 'observe.errno', params: { errno: 0 } },
        ],
      },
    ],
    'sysctl.ftrace_enabled.1': {
      description: '§6 ftrace_enabled=1',
      actions: [{ type: 'setFtrace', params: { to: true } }, { type: 'observe.errno', params: { errno: 0 } }],
    },
  },
  context: {
    list: [],
    transition: 0,
    attempts: 0,
    tainted: false,
    ftraceEnabled: true,
    debug: [false, false, false, false, false, false, false],
    kprobes: [false, false],
    params: [0],
    forced: [false],
    nops: [false, false],
    dynamic: [false, false],
    enabled: [false],
    stacks: [[], []],
    pointers: [],
    spaces: [],
    relocated: [],
    shadows: [],
    loaded: [false],
    frames: [[], []],
    running: [true, false],
    alive: [true, false],
  },
  meta: {
    domains: {
      list: { kind: 'list', max: 1, of: { kind: 'int', lo: 1, hi: 1 }, distinct: true },
      transition: {
        kind: 'mirror',
        of: { kind: 'int', lo: 0, hi: 1 },
        from: 'the patch whose chart is in a transition',
      },
      attempts: { kind: 'int', lo: 0, hi: 30 },
      tainted: { kind: 'oneOf', values: [false, true] },
      ftraceEnabled: { kind: 'oneOf', values: [false, true] },
      debug: { kind: 'vec', length: 7, of: { kind: 'oneOf', values: [false] } },
      params: { kind: 'vec', length: 1, of: { kind: 'int', lo: 0, hi: 1 } },
      forced: { kind: 'vec', length: 1, of: { kind: 'oneOf', values: [false, true] } },
      nops: { kind: 'vec', length: 2, of: { kind: 'oneOf', values: [false] } },
      dynamic: { kind: 'vec', length: 2, of: { kind: 'oneOf', values: [false] } },
      enabled: {
        kind: 'mirror',
        of: { kind: 'vec', length: 1, of: { kind: 'oneOf', values: [false] } },
        from: 'the charts of the patches',
      },
      stacks: {
        kind: 'vec',
        length: 2,
        of: { kind: 'list', max: 1, of: { kind: 'int', lo: 1, hi: 2 }, distinct: true },
      },
      kprobes: {
        kind: 'mirror',
        of: { kind: 'vec', length: 2, of: { kind: 'oneOf', values: [false, true] } },
        from: 'the sites whose charts are in probed',
      },
      pointers: { kind: 'vec', length: 0, of: { kind: 'int', lo: 0, hi: 1 } },
      spaces: { kind: 'vec', length: 0, of: { kind: 'int', lo: 0, hi: 2 } },
      relocated: { kind: 'vec', length: 0, of: { kind: 'oneOf', values: [false, true] } },
      shadows: {
        kind: 'mirror',
        of: { kind: 'vec', length: 0, of: { kind: 'int', lo: 0, hi: 1 } },
        from: 'the charts of the shadow variables',
      },
      loaded: {
        kind: 'mirror',
        of: { kind: 'vec', length: 1, of: { kind: 'oneOf', values: [false, true] } },
        from: 'the modules whose charts are not absent',
      },
      frames: {
        kind: 'vec',
        length: 2,
        of: { kind: 'list', max: 1, of: { kind: 'int', lo: 0, hi: 3 }, distinct: false },
      },
      running: { kind: 'vec', length: 2, of: { kind: 'oneOf', values: [false, true] } },
      alive: {
        kind: 'mirror',
        of: { kind: 'vec', length: 2, of: { kind: 'oneOf', values: [false, true] } },
        from: 'the tasks whose charts are not absent',
      },
    },
  },
});
