/** A livepatch since 5.1: enabled by its module’s init, gone once it is disabled. Written by `klp export --stately patch`; guards and actions by name. */
import { createMachine, raise } from 'xstate';

export const patch = createMachine({
  id: 'patch patch',
  initial: 'unloaded',
  states: {
    unloaded: {
      id: 'patch patch unloaded',
      on: {
        'load.patch': [
          {
            guard: 'tainted',
            target: 'loaded',
            description: '§2.1: insmod',
            actions: [{ type: 'setParams', params: { first: 0, count: 1 } }, raise({ type: 'insert.patch' })],
          },
          {
            target: 'loaded',
            description: '§2.1 step 6: the first livepatch since boot',
            actions: [
              'taint',
              {
                type: 'observe.log',
                params: { level: 'notice', line: 'patch: tainting kernel with TAINT_LIVEPATCH' },
              },
              { type: 'setParams', params: { first: 0, count: 1 } },
              raise({ type: 'insert.patch' }),
            ],
          },
        ],
      },
    },
    loaded: {
      initial: 'inserting',
      on: {
        'setParam.patch': {
          description: '/sys/module/<patch>/parameters',
          actions: [
            { type: 'setParam', params: { first: 0 } },
            { type: 'observe.errno', params: { errno: 0 } },
          ],
        },
        'unload.patch': {
          description: '§2.6: its reference is held',
          actions: [{ type: 'observe.errno', params: { errno: -11 } }],
        },
      },
      states: {
        inserting: {
          tags: ['transient'],
          on: {
            'insert.patch': [
              {
                guard: { type: 'incompatible', params: { with: [] } },
                target: '#patch patch unloaded',
                description: '§2.1 step 2, §4',
                actions: [
                  { type: 'forgetParams', params: { first: 0, count: 1 } },
                  {
                    type: 'observe.log',
                    params: {
                      level: 'err',
                      line: 'livepatch: Livepatch patch (patch) is not compatible with the already installed livepatches.',
                    },
                  },
                  { type: 'observe.errno', params: { errno: -22 } },
                ],
              },
              {
                guard: 'busy',
                target: '#patch patch unloaded',
                description: '§2.1 step 5: another patch in transition',
                actions: [
                  { type: 'forgetParams', params: { first: 0, count: 1 } },
                  { type: 'observe.errno', params: { errno: -16 } },
                ],
              },
              {
                target: 'enabling',
                description: '§2.1 steps 4 and 6',
                actions: [
                  { type: 'list', params: { patch: 1 } },
                  {
                    type: 'observe.log',
                    params: { level: 'notice', line: 'livepatch: enabling patch \'patch\'' },
                  },
                  { type: 'beginTransition', params: { patch: 1 } },
                  {
                    type: 'observe.log',
                    params: {
                      level: 'debug',
                      line: 'livepatch: \'patch\': initializing patching transition',
                    },
                  },
                  raise({ type: 'init.patching' }),
                  raise({ type: 'pre_patch.patch.vmlinux' }),
                ],
              },
            ],
          },
        },
        enabling: {
          tags: ['transient'],
          on: {
            'failed.patch': {
              target: 'cancelling',
              description: '§2.1 step 7: cancelled',
              actions: [
                {
                  type: 'observe.log',
                  params: { level: 'warning', line: 'livepatch: failed to enable patch \'patch\'' },
                },
                {
                  type: 'observe.log',
                  params: {
                    level: 'debug',
                    line: 'livepatch: \'patch\': canceling patching transition, going to unpatch',
                  },
                },
                raise({ type: 'complete' }),
              ],
            },
            'start.patching': {
              target: 'present.patching',
              description: '§2.1 step 8',
              actions: [
                {
                  type: 'observe.log',
                  params: { level: 'notice', line: 'livepatch: \'patch\': starting patching transition' },
                },
                { type: 'observe.errno', params: { errno: 0 } },
              ],
            },
          },
        },
        cancelling: {
          tags: ['transient'],
          on: {
            complete: {
              description: '§2.1 step 7: what was patched is unpatched',
              actions: [
                {
                  type: 'observe.log',
                  params: { level: 'debug', line: 'livepatch: \'patch\': completing unpatching transition' },
                },
                { type: 'pop', params: { patch: 1, patches: 1, site: 0 } },
                { type: 'pop', params: { patch: 1, patches: 1, site: 1 } },
                raise({ type: 'post_unpatch.patch.vmlinux' }),
              ],
            },
            'finish.patch': {
              description: '§2.4',
              actions: [
                {
                  type: 'observe.log',
                  params: { level: 'notice', line: 'livepatch: \'patch\': unpatching complete' },
                },
                raise({ type: 'done' }),
              ],
            },
            done: [
              {
                target: '#patch patch unloaded',
                description: '§2.1 step 7, §2.4: the module load fails, nothing is left behind',
                actions: [
                  { type: 'unlist', params: { patch: 1 } },
                  { type: 'forgetParams', params: { first: 0, count: 1 } },
                  'endTransition',
                ],
              },
            ],
          },
        },
        present: {
          initial: 'patching',
          on: {
            'write.patch.enabled.0': {
              description: '§2.2: equal to the current value',
              actions: [{ type: 'observe.errno', params: { errno: -22 } }],
            },
            'write.patch.enabled.1': {
              description: '§2.2: equal, or a disabled patch',
              actions: [{ type: 'observe.errno', params: { errno: -22 } }],
            },
            'write.patch.enabled.bad': {
              description: '§3: not a boolean',
              actions: [{ type: 'observe.errno', params: { errno: -22 } }],
            },
            'write.patch.enabled.nothing': {
              description: '§3: a write of zero bytes',
              actions: [{ type: 'observe.errno', params: { errno: 0 } }],
            },
            'write.patch.transition.0': {
              description: '§3: opening against the mode',
              actions: [{ type: 'observe.errno', params: { errno: -13 } }],
            },
            'write.patch.transition.1': {
              description: '§3: opening against the mode',
              actions: [{ type: 'observe.errno', params: { errno: -13 } }],
            },
            'write.patch.transition.bad': {
              description: '§3: opening against the mode',
              actions: [{ type: 'observe.errno', params: { errno: -13 } }],
            },
            'write.patch.transition.nothing': {
              description: '§3: opening against the mode',
              actions: [{ type: 'observe.errno', params: { errno: -13 } }],
            },
            'write.patch.force.bad': {
              description: '§3: not a boolean',
              actions: [{ type: 'observe.errno', params: { errno: -22 } }],
            },
            'write.patch.force.nothing': {
              description: '§3: a write of zero bytes',
              actions: [{ type: 'observe.errno', params: { errno: 0 } }],
            },
            'write.patch.force.0': {
              description: '§2.3 force: writing 0 does nothing',
              actions: [{ type: 'observe.errno', params: { errno: 0 } }],
            },
            'write.patch.force.1': {
              description: '§2.3 force: only while it is in transition',
              actions: [{ type: 'observe.errno', params: { errno: -22 } }],
            },
            'write.patch.replace.0': {
              description: '§3: opening against the mode',
              actions: [{ type: 'observe.errno', params: { errno: -13 } }],
            },
            'write.patch.replace.1': {
              description: '§3: opening against the mode',
              actions: [{ type: 'observe.errno', params: { errno: -13 } }],
            },
            'write.patch.replace.bad': {
              description: '§3: opening against the mode',
              actions: [{ type: 'observe.errno', params: { errno: -13 } }],
            },
            'write.patch.replace.nothing': {
              description: '§3: opening against the mode',
              actions: [{ type: 'observe.errno', params: { errno: -13 } }],
            },
          },
          states: {
            patching: {
              on: {
                'write.patch.enabled.0': {
                  target: 'unpatching',
                  description: '§2.5',
                  actions: [
                    {
                      type: 'observe.log',
                      params: {
                        level: 'debug',
                        line: 'livepatch: \'patch\': reversing transition from patching to unpatching',
                      },
                    },
                    {
                      type: 'observe.log',
                      params: {
                        level: 'notice',
                        line: 'livepatch: \'patch\': starting unpatching transition',
                      },
                    },
                    raise({ type: 'reverse' }),
                    { type: 'observe.errno', params: { errno: 0 } },
                  ],
                },
                'write.patch.force.1': {
                  description: '§2.3 force: every pending task is moved; what is being removed is marked',
                  actions: [
                    {
                      type: 'observe.log',
                      params: {
                        level: 'warning',
                        line: 'livepatch: forcing remaining tasks to the patched state',
                      },
                    },
                    raise({ type: 'force' }),
                    { type: 'observe.errno', params: { errno: 0 } },
                  ],
                },
                complete: {
                  target: 'completing patching',
                  description: '§2.4 target 1',
                  actions: [
                    {
                      type: 'observe.log',
                      params: {
                        level: 'debug',
                        line: 'livepatch: \'patch\': completing patching transition',
                      },
                    },
                    raise({ type: 'post_patch.patch.vmlinux' }),
                  ],
                },
              },
            },
            'completing patching': {
              tags: ['transient'],
              on: {
                'finish.patch': {
                  description: '§2.4',
                  actions: [
                    {
                      type: 'observe.log',
                      params: { level: 'notice', line: 'livepatch: \'patch\': patching complete' },
                    },
                    raise({ type: 'done' }),
                  ],
                },
                done: {
                  target: 'enabled',
                  description: '§2.4: transition over',
                  actions: ['endTransition'],
                },
              },
            },
            disabling: {
              tags: ['transient'],
              on: {
                'start.unpatching': {
                  target: 'unpatching',
                  description: '§2.2',
                  actions: [
                    {
                      type: 'observe.log',
                      params: {
                        level: 'notice',
                        line: 'livepatch: \'patch\': starting unpatching transition',
                      },
                    },
                  ],
                },
              },
            },
            unpatching: {
              on: {
                'write.patch.enabled.1': {
                  target: 'patching',
                  description: '§2.5',
                  actions: [
                    {
                      type: 'observe.log',
                      params: {
                        level: 'debug',
                        line: 'livepatch: \'patch\': reversing transition from unpatching to patching',
                      },
                    },
                    {
                      type: 'observe.log',
                      params: {
                        level: 'notice',
                        line: 'livepatch: \'patch\': starting patching transition',
                      },
                    },
                    raise({ type: 'reverse' }),
                    { type: 'observe.errno', params: { errno: 0 } },
                  ],
                },
                'write.patch.force.1': {
                  description: '§2.3 force: every pending task is moved; what is being removed is marked',
                  actions: [
                    {
                      type: 'observe.log',
                      params: {
                        level: 'warning',
                        line: 'livepatch: forcing remaining tasks to the patched state',
                      },
                    },
                    { type: 'markForced', params: { patch: 1, replaces: [], which: 'this' } },
                    raise({ type: 'force' }),
                    { type: 'observe.errno', params: { errno: 0 } },
                  ],
                },
                complete: {
                  target: 'completing unpatching',
                  description: '§2.4 target 0',
                  actions: [
                    {
                      type: 'observe.log',
                      params: {
                        level: 'debug',
                        line: 'livepatch: \'patch\': completing unpatching transition',
                      },
                    },
                    { type: 'pop', params: { patch: 1, patches: 1, site: 0 } },
                    { type: 'pop', params: { patch: 1, patches: 1, site: 1 } },
                    raise({ type: 'post_unpatch.patch.vmlinux' }),
                  ],
                },
              },
            },
            'completing unpatching': {
              tags: ['transient'],
              on: {
                'finish.patch': {
                  description: '§2.4',
                  actions: [
                    {
                      type: 'observe.log',
                      params: { level: 'notice', line: 'livepatch: \'patch\': unpatching complete' },
                    },
                    raise({ type: 'done' }),
                  ],
                },
                done: [
                  {
                    target: 'freeing',
                    description: '§2.4: it leaves the list',
                    actions: [{ type: 'unlist', params: { patch: 1 } }, 'endTransition'],
                  },
                ],
              },
            },
            enabled: {
              on: {
                'write.patch.enabled.0': [
                  {
                    guard: 'busy',
                    description: '§2.2: another patch in transition',
                    actions: [{ type: 'observe.errno', params: { errno: -16 } }],
                  },
                  {
                    target: 'disabling',
                    description: '§2.2',
                    actions: [
                      { type: 'beginTransition', params: { patch: 1 } },
                      {
                        type: 'observe.log',
                        params: {
                          level: 'debug',
                          line: 'livepatch: \'patch\': initializing unpatching transition',
                        },
                      },
                      raise({ type: 'init.unpatching' }),
                      raise({ type: 'pre_unpatch.patch.vmlinux' }),
                      { type: 'observe.errno', params: { errno: 0 } },
                    ],
                  },
                ],
                replaced: {
                  guard: { type: 'replaced', params: { patch: 1, by: [] } },
                  target: 'freeing',
                  description: '§2.4: replaced by the patch in transition',
                },
              },
            },
            freeing: {
              on: {
                'free.patch': {
                  target: '#patch patch freed',
                  description: '§2.4: the worker removes its directory, then drops the reference unless forced',
                  actions: ['observe.nothing'],
                },
              },
            },
          },
        },
        freed: {
          id: 'patch patch freed',
          on: {
            'unload.patch': [
              {
                guard: { type: 'forced', params: { patch: 1 } },
                description: '§2.3 force: refused for ever',
                actions: [{ type: 'observe.errno', params: { errno: -11 } }],
              },
              {
                target: '#patch patch unloaded',
                description: '§2.6: disabled or replaced, its reference dropped, not forced',
                actions: [
                  { type: 'forgetParams', params: { first: 0, count: 1 } },
                  { type: 'observe.errno', params: { errno: 0 } },
                ],
              },
            ],
          },
        },
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
