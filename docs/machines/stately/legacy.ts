/** A livepatch before 5.1: registered, enabled, disabled and enabled again, unregistered. Written by `klp export --stately legacy`; guards and actions by name. */
import { createMachine, raise } from 'xstate';

export const legacy = createMachine({
  id: 'patch kpatch_one',
  initial: 'unloaded',
  states: {
    unloaded: {
      id: 'patch kpatch_one unloaded',
      on: {
        'load.kpatch_one': [
          {
            target: 'loaded',
            description: '§2.1: insmod',
            actions: [
              { type: 'setParams', params: { first: 0, count: 0 } },
              raise({ type: 'insert.kpatch_one' }),
            ],
          },
        ],
      },
    },
    loaded: {
      initial: 'inserting',
      on: {
        'setParam.kpatch_one': {
          description: '/sys/module/<patch>/parameters',
          actions: [
            { type: 'setParam', params: { first: 0 } },
            { type: 'observe.errno', params: { errno: 0 } },
          ],
        },
        'unload.kpatch_one': {
          description: '§2.6: its reference is held',
          actions: [{ type: 'observe.errno', params: { errno: -11 } }],
        },
      },
      states: {
        inserting: {
          tags: ['transient'],
          on: {
            'insert.kpatch_one': [
              {
                guard: 'busy',
                target: '#patch kpatch_one unloaded',
                description: '§6: registered, but it cannot be enabled, so its init fails',
                actions: [
                  { type: 'forgetParams', params: { first: 0, count: 0 } },
                  { type: 'observe.errno', params: { errno: -16 } },
                ],
              },
              {
                guard: { type: 'belowDisabled', params: { patch: 1 } },
                target: '#patch kpatch_one unloaded',
                description: '§6: registered, but it cannot be enabled, so its init fails',
                actions: [
                  { type: 'forgetParams', params: { first: 0, count: 0 } },
                  { type: 'observe.errno', params: { errno: -16 } },
                ],
              },
              {
                guard: 'tainted',
                target: 'enabling',
                description: '§6: registered and enabled',
                actions: [
                  { type: 'list', params: { patch: 1 } },
                  {
                    type: 'observe.log',
                    params: { level: 'notice', line: 'livepatch: enabling patch \'kpatch_one\'' },
                  },
                  raise({ type: 'pre_patch.kpatch_one.vmlinux' }),
                ],
              },
              {
                target: 'enabling',
                description: '§6: registered and enabled',
                actions: [
                  'taint',
                  {
                    type: 'observe.log',
                    params: { level: 'notice', line: 'livepatch: tainting kernel with TAINT_LIVEPATCH' },
                  },
                  { type: 'list', params: { patch: 1 } },
                  {
                    type: 'observe.log',
                    params: { level: 'notice', line: 'livepatch: enabling patch \'kpatch_one\'' },
                  },
                  raise({ type: 'pre_patch.kpatch_one.vmlinux' }),
                ],
              },
            ],
          },
        },
        enabling: {
          tags: ['transient'],
          on: {
            'start.patching': {
              description: '§6: a switch is immediate',
              actions: [raise({ type: 'post_patch.kpatch_one.vmlinux' })],
            },
            'finish.kpatch_one': {
              target: 'present.enabled',
              description: '§6: a switch is immediate',
              actions: [
                { type: 'setEnabled', params: { patch: 1, to: true } },
                { type: 'observe.errno', params: { errno: 0 } },
              ],
            },
            'failed.kpatch_one': {
              target: 'cancelling',
              description: '§6: what was patched is unpatched at once',
              actions: [
                {
                  type: 'observe.log',
                  params: { level: 'notice', line: 'livepatch: disabling patch \'kpatch_one\'' },
                },
                { type: 'pop', params: { patch: 1, patches: 2, site: 0 } },
                raise({ type: 'post_unpatch.kpatch_one.vmlinux' }),
              ],
            },
          },
        },
        cancelling: {
          tags: ['transient'],
          on: {
            'finish.kpatch_one': [
              {
                target: '#patch kpatch_one unloaded',
                description: '§6: the module load fails, or it stays disabled',
                actions: [
                  { type: 'unlist', params: { patch: 1 } },
                  { type: 'forgetParams', params: { first: 0, count: 0 } },
                ],
              },
            ],
          },
        },
        present: {
          initial: 'disabled',
          on: {
            'write.kpatch_one.enabled.0': {
              description: '§2.2: equal to the current value',
              actions: [{ type: 'observe.errno', params: { errno: -22 } }],
            },
            'write.kpatch_one.enabled.1': {
              description: '§2.2: equal, or a disabled patch',
              actions: [{ type: 'observe.errno', params: { errno: -22 } }],
            },
            'write.kpatch_one.enabled.bad': {
              description: '§3: not a boolean',
              actions: [{ type: 'observe.errno', params: { errno: -22 } }],
            },
            'write.kpatch_one.enabled.nothing': {
              description: '§3: a write of zero bytes',
              actions: [{ type: 'observe.errno', params: { errno: 0 } }],
            },
          },
          states: {
            enabling: {
              tags: ['transient'],
              on: {
                'start.patching': {
                  description: '§6: a switch is immediate',
                  actions: [raise({ type: 'post_patch.kpatch_one.vmlinux' })],
                },
                'finish.kpatch_one': {
                  target: 'enabled',
                  description: '§6: a switch is immediate',
                  actions: [
                    { type: 'setEnabled', params: { patch: 1, to: true } },
                    { type: 'observe.errno', params: { errno: 0 } },
                  ],
                },
                'failed.kpatch_one': {
                  target: 'cancelling',
                  description: '§6: what was patched is unpatched at once',
                  actions: [
                    {
                      type: 'observe.log',
                      params: { level: 'notice', line: 'livepatch: disabling patch \'kpatch_one\'' },
                    },
                    { type: 'pop', params: { patch: 1, patches: 2, site: 0 } },
                    raise({ type: 'post_unpatch.kpatch_one.vmlinux' }),
                  ],
                },
              },
            },
            cancelling: {
              tags: ['transient'],
              on: {
                'finish.kpatch_one': [
                  {
                    target: 'disabled',
                    description: '§6: the module load fails, or it stays disabled',
                    actions: [],
                  },
                ],
              },
            },
            disabling: {
              tags: ['transient'],
              on: {
                'start.unpatching': {
                  description: '§6: a switch is immediate',
                  actions: [raise({ type: 'post_unpatch.kpatch_one.vmlinux' })],
                },
                'finish.kpatch_one': {
                  target: 'disabled',
                  description: '§6: a switch is immediate',
                  actions: [{ type: 'setEnabled', params: { patch: 1, to: false } }],
                },
              },
            },
            enabled: {
              on: {
                'write.kpatch_one.enabled.0': [
                  {
                    guard: 'busy',
                    description: '§6 order: only the last enabled one',
                    actions: [{ type: 'observe.errno', params: { errno: -16 } }],
                  },
                  {
                    guard: { type: 'aboveEnabled', params: { patch: 1 } },
                    description: '§6 order: only the last enabled one',
                    actions: [{ type: 'observe.errno', params: { errno: -16 } }],
                  },
                  {
                    target: 'disabling',
                    description: '§2.2, §6: disabled, but still registered',
                    actions: [
                      {
                        type: 'observe.log',
                        params: { level: 'notice', line: 'livepatch: disabling patch \'kpatch_one\'' },
                      },
                      { type: 'pop', params: { patch: 1, patches: 2, site: 0 } },
                      raise({ type: 'pre_unpatch.kpatch_one.vmlinux' }),
                      { type: 'observe.errno', params: { errno: 0 } },
                    ],
                  },
                ],
                replaced: [
                  {
                    guard: { type: 'replaced', params: { patch: 1, by: [] } },
                    target: 'replaced',
                    description: '§6 proposal of 2018: replaced, enabled or not; still registered',
                    actions: [{ type: 'setEnabled', params: { patch: 1, to: false } }],
                  },
                ],
              },
            },
            disabled: {
              on: {
                'write.kpatch_one.enabled.1': [
                  {
                    guard: 'busy',
                    description: '§6 order: only the first disabled one',
                    actions: [{ type: 'observe.errno', params: { errno: -16 } }],
                  },
                  {
                    guard: { type: 'belowDisabled', params: { patch: 1 } },
                    description: '§6 order: only the first disabled one',
                    actions: [{ type: 'observe.errno', params: { errno: -16 } }],
                  },
                  {
                    guard: 'tainted',
                    target: 'enabling',
                    description: '§6: writing 1 to a disabled patch enables it',
                    actions: [
                      {
                        type: 'observe.log',
                        params: { level: 'notice', line: 'livepatch: enabling patch \'kpatch_one\'' },
                      },
                      raise({ type: 'pre_patch.kpatch_one.vmlinux' }),
                    ],
                  },
                  {
                    target: 'enabling',
                    description: '§6: writing 1 to a disabled patch enables it',
                    actions: [
                      'taint',
                      {
                        type: 'observe.log',
                        params: { level: 'notice', line: 'livepatch: tainting kernel with TAINT_LIVEPATCH' },
                      },
                      {
                        type: 'observe.log',
                        params: { level: 'notice', line: 'livepatch: enabling patch \'kpatch_one\'' },
                      },
                      raise({ type: 'pre_patch.kpatch_one.vmlinux' }),
                    ],
                  },
                ],
                replaced: {
                  guard: { type: 'replaced', params: { patch: 1, by: [] } },
                  target: 'replaced',
                  description: '§6 proposal of 2018: replaced, enabled or not; still registered',
                  actions: [],
                },
                'unload.kpatch_one': [
                  {
                    description: '§6: the module can never be removed',
                    actions: [{ type: 'observe.errno', params: { errno: -11 } }],
                  },
                ],
              },
            },
            replaced: {
              on: {
                'unload.kpatch_one': [
                  {
                    description: '§6: the module can never be removed',
                    actions: [{ type: 'observe.errno', params: { errno: -11 } }],
                  },
                ],
              },
            },
          },
        },
      },
    },
  },
  context: {
    list: [],
    transition: 0,
    attempts: 0,
    tainted: true,
    ftraceEnabled: true,
    debug: [false, false, false, false, false, false, false],
    kprobes: [false],
    params: [],
    forced: [false, false],
    nops: [false],
    dynamic: [false],
    enabled: [false, false],
    stacks: [[]],
    pointers: [],
    spaces: [],
    relocated: [],
    shadows: [],
    loaded: [],
    frames: [[]],
    running: [false],
    alive: [true],
  },
  meta: {
    domains: {
      list: { kind: 'list', max: 2, of: { kind: 'int', lo: 1, hi: 2 }, distinct: true },
      transition: {
        kind: 'mirror',
        of: { kind: 'int', lo: 0, hi: 2 },
        from: 'the patch whose chart is in a transition',
      },
      attempts: { kind: 'int', lo: 0, hi: 0 },
      tainted: { kind: 'oneOf', values: [true] },
      ftraceEnabled: { kind: 'oneOf', values: [true] },
      debug: { kind: 'vec', length: 7, of: { kind: 'oneOf', values: [false] } },
      params: { kind: 'vec', length: 0, of: { kind: 'int', lo: 0, hi: 0 } },
      forced: { kind: 'vec', length: 2, of: { kind: 'oneOf', values: [false] } },
      nops: { kind: 'vec', length: 1, of: { kind: 'oneOf', values: [false] } },
      dynamic: { kind: 'vec', length: 1, of: { kind: 'oneOf', values: [false] } },
      enabled: {
        kind: 'mirror',
        of: { kind: 'vec', length: 2, of: { kind: 'oneOf', values: [false, true] } },
        from: 'the charts of the patches',
      },
      stacks: {
        kind: 'vec',
        length: 1,
        of: { kind: 'list', max: 2, of: { kind: 'int', lo: 1, hi: 4 }, distinct: true },
      },
      kprobes: {
        kind: 'mirror',
        of: { kind: 'vec', length: 1, of: { kind: 'oneOf', values: [true, false] } },
        from: 'the sites whose charts are in probed',
      },
      pointers: { kind: 'vec', length: 0, of: { kind: 'int', lo: 0, hi: 2 } },
      spaces: { kind: 'vec', length: 0, of: { kind: 'int', lo: 0, hi: 1 } },
      relocated: { kind: 'vec', length: 0, of: { kind: 'oneOf', values: [false, true] } },
      shadows: {
        kind: 'mirror',
        of: { kind: 'vec', length: 0, of: { kind: 'int', lo: 0, hi: 2 } },
        from: 'the charts of the shadow variables',
      },
      loaded: {
        kind: 'mirror',
        of: { kind: 'vec', length: 0, of: { kind: 'oneOf', values: [false, true] } },
        from: 'the modules whose charts are not absent',
      },
      frames: {
        kind: 'vec',
        length: 1,
        of: { kind: 'list', max: 1, of: { kind: 'int', lo: 0, hi: 2 }, distinct: false },
      },
      running: { kind: 'vec', length: 1, of: { kind: 'oneOf', values: [false, true] } },
      alive: {
        kind: 'mirror',
        of: { kind: 'vec', length: 1, of: { kind: 'oneOf', values: [true, false] } },
        from: 'the tasks whose charts are not absent',
      },
    },
  },
});
