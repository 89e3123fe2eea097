/** A target module: absent, coming, live, going. Written by `klp export --stately module`; guards and actions by name. */
import { createMachine, raise } from 'xstate';

export const module = createMachine({
  id: 'module module',
  initial: 'absent',
  states: {
    absent: {
      on: {
        'loadModule.module.0': {
          target: 'loading',
          description: '§2.6 coming: before its init runs',
          actions: [{ type: 'setLoaded', params: { module: 0, to: true } }, raise({ type: 'coming.module' })],
        },
        'loadModule.module.-12': {
          target: 'loading, init will return -12',
          description: '§2.6 coming: before its init runs',
          actions: [{ type: 'setLoaded', params: { module: 0, to: true } }, raise({ type: 'coming.module' })],
        },
      },
    },
    loading: {
      tags: ['transient'],
      on: {
        'coming.module': [
          {
            guard: { type: 'next', params: { after: 0, patch: 1, among: [1] } },
            description: '§2.6 coming: the next listed patch with an object of that name',
            actions: [raise({ type: 'apply.patch.module' })],
          },
          {
            target: 'live',
            description: '§2.6: its init runs',
            actions: [
              { type: 'observe.log', params: { level: 'info', line: 'module: init' } },
              { type: 'observe.errno', params: { errno: 0 } },
            ],
          },
        ],
        'applied.patch.module': [
          {
            target: 'live',
            description: '§2.6: its init runs',
            actions: [
              { type: 'observe.log', params: { level: 'info', line: 'module: init' } },
              { type: 'observe.errno', params: { errno: 0 } },
            ],
          },
        ],
        'refused.module': {
          target: 'rolling back',
          description: '§2.6 coming: the module load fails',
          actions: [raise({ type: 'rollback.module' })],
        },
      },
    },
    'loading, init will return -12': {
      tags: ['transient'],
      on: {
        'coming.module': [
          {
            guard: { type: 'next', params: { after: 0, patch: 1, among: [1] } },
            description: '§2.6 coming: the next listed patch with an object of that name',
            actions: [raise({ type: 'apply.patch.module' })],
          },
          {
            target: 'going',
            description: '§2.6 going: after its init failed',
            actions: [
              { type: 'observe.log', params: { level: 'info', line: 'module: init' } },
              { type: 'observe.errno', params: { errno: -12 } },
              raise({ type: 'going.module' }),
            ],
          },
        ],
        'applied.patch.module': [
          {
            target: 'going',
            description: '§2.6 going: after its init failed',
            actions: [
              { type: 'observe.log', params: { level: 'info', line: 'module: init' } },
              { type: 'observe.errno', params: { errno: -12 } },
              raise({ type: 'going.module' }),
            ],
          },
        ],
        'refused.module': {
          target: 'rolling back',
          description: '§2.6 coming: the module load fails',
          actions: [raise({ type: 'rollback.module' })],
        },
      },
    },
    'rolling back': {
      tags: ['transient'],
      on: {
        'rollback.module': [
          {
            guard: { type: 'next', params: { after: 0, patch: 1, among: [1] } },
            description: '§2.6 coming: the patches already applied, oldest first',
            actions: [raise({ type: 'rollback.patch.module' })],
          },
          {
            target: 'absent',
            description: '§2.6 coming: refused',
            actions: [{ type: 'setLoaded', params: { module: 0, to: false } }],
          },
        ],
        'rolledBack.patch.module': [
          {
            target: 'absent',
            description: '§2.6 coming: refused',
            actions: [{ type: 'setLoaded', params: { module: 0, to: false } }],
          },
        ],
      },
    },
    live: {
      on: {
        'unloadModule.module': {
          guard: { type: 'unused', params: { funcs: [1], versions: 2 } },
          target: 'going',
          description: '§2.6 going: after its exit ran; never refused',
          actions: [
            { type: 'observe.log', params: { level: 'info', line: 'module: exit' } },
            { type: 'observe.errno', params: { errno: 0 } },
            raise({ type: 'going.module' }),
          ],
        },
      },
    },
    going: {
      tags: ['transient'],
      on: {
        'going.module': [
          {
            guard: { type: 'next', params: { after: 0, patch: 1, among: [1] } },
            description: '§2.6 going: the next listed patch with that object',
            actions: [raise({ type: 'revert.patch.module' })],
          },
          {
            target: 'absent',
            description: '§2.6 going: gone',
            actions: [{ type: 'setLoaded', params: { module: 0, to: false } }],
          },
        ],
        'reverted.patch.module': [
          {
            target: 'absent',
            description: '§2.6 going: gone',
            actions: [{ type: 'setLoaded', params: { module: 0, to: false } }],
          },
        ],
      },
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
