/** All charts of one scenario in parallel regions: the machine that is checked and tested. Written by `klp export --stately system`; guards and actions by name. */
import { createMachine, raise } from 'xstate';

export const system = createMachine({
  id: 'system',
  type: 'parallel',
  context: {
    list: [],
    transition: 0,
    attempts: 0,
    tainted: true,
    ftraceEnabled: true,
    debug: [false, false, false, false, false, false, false],
    kprobes: [false],
    params: [],
    forced: [false],
    nops: [false],
    dynamic: [false],
    enabled: [false],
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
      list: { kind: 'list', max: 1, of: { kind: 'int', lo: 1, hi: 1 }, distinct: true },
      transition: {
        kind: 'mirror',
        of: { kind: 'int', lo: 0, hi: 1 },
        from: 'the patch whose chart is in a transition',
      },
      attempts: { kind: 'int', lo: 0, hi: 0 },
      tainted: { kind: 'oneOf', values: [true] },
      ftraceEnabled: { kind: 'oneOf', values: [true] },
      debug: { kind: 'vec', length: 7, of: { kind: 'oneOf', values: [false] } },
      params: { kind: 'vec', length: 0, of: { kind: 'int', lo: 0, hi: 0 } },
      forced: { kind: 'vec', length: 1, of: { kind: 'oneOf', values: [false] } },
      nops: { kind: 'vec', length: 1, of: { kind: 'oneOf', values: [false] } },
      dynamic: { kind: 'vec', length: 1, of: { kind: 'oneOf', values: [false] } },
      enabled: {
        kind: 'mirror',
        of: { kind: 'vec', length: 1, of: { kind: 'oneOf', values: [false] } },
        from: 'the charts of the patches',
      },
      stacks: {
        kind: 'vec',
        length: 1,
        of: { kind: 'list', max: 1, of: { kind: 'int', lo: 1, hi: 2 }, distinct: true },
      },
      kprobes: {
        kind: 'mirror',
        of: { kind: 'vec', length: 1, of: { kind: 'oneOf', values: [true, false] } },
        from: 'the sites whose charts are in probed',
      },
      pointers: { kind: 'vec', length: 0, of: { kind: 'int', lo: 0, hi: 1 } },
      spaces: { kind: 'vec', length: 0, of: { kind: 'int', lo: 0, hi: 1 } },
      relocated: { kind: 'vec', length: 0, of: { kind: 'oneOf', values: [false, true] } },
      shadows: {
        kind: 'mirror',
        of: { kind: 'vec', length: 0, of: { kind: 'int', lo: 0, hi: 1 } },
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
        of: { kind: 'list', max: 1, of: { kind: 'int', lo: 0, hi: 1 }, distinct: false },
      },
      running: { kind: 'vec', length: 1, of: { kind: 'oneOf', values: [false, true] } },
      alive: {
        kind: 'mirror',
        of: { kind: 'vec', length: 1, of: { kind: 'oneOf', values: [true, false] } },
        from: 'the tasks whose charts are not absent',
      },
    },
  },
  options: { maxIterations: 1000 },
  states: {
    'task reader': {
      id: 'task reader',
      initial: 'alive',
      states: {
        absent: {
          id: 'task reader absent',
          on: {
            'born.reader.idle': {
              target: '#task reader idle',
              description: '§1: it stands where its parent stands',
              actions: [{ type: 'beBorn', params: { task: 0 } }],
            },
            'born.reader.unpatched settled': {
              target: '#task reader unpatched settled',
              description: '§1: it stands where its parent stands',
              actions: [{ type: 'beBorn', params: { task: 0 } }],
            },
            'born.reader.unpatched pending': {
              target: '#task reader unpatched pending',
              description: '§1: it stands where its parent stands',
              actions: [{ type: 'beBorn', params: { task: 0 } }],
            },
            'born.reader.patched settled': {
              target: '#task reader patched settled',
              description: '§1: it stands where its parent stands',
              actions: [{ type: 'beBorn', params: { task: 0 } }],
            },
            'born.reader.patched pending': {
              target: '#task reader patched pending',
              description: '§1: it stands where its parent stands',
              actions: [{ type: 'beBorn', params: { task: 0 } }],
            },
          },
        },
        alive: {
          initial: 'idle',
          on: {
            'enter.reader.vmlinux:cmdline_proc_show': [
              {
                guard: {
                  type: 'canCall and runs',
                  params: {
                    and: [
                      { type: 'canCall', params: { task: 0, depth: 1 } },
                      { type: 'runs', params: { site: 0, version: 1, state: 1, patches: 1 } },
                    ],
                  },
                },
                description: '§2.7: the new function runs',
                actions: [
                  { type: 'call', params: { task: 0, frame: 1 } },
                  {
                    type: 'observe.ran',
                    params: {
                      task: 'reader',
                      func: 'vmlinux:cmdline_proc_show',
                      version: { patch: 'livepatch_sample' },
                    },
                  },
                ],
              },
              {
                guard: {
                  type: 'canCall',
                  params: { and: [{ type: 'canCall', params: { task: 0, depth: 1 } }] },
                },
                description: '§2.7: the original runs',
                actions: [
                  { type: 'call', params: { task: 0, frame: 0 } },
                  {
                    type: 'observe.ran',
                    params: { task: 'reader', func: 'vmlinux:cmdline_proc_show', version: 'original' },
                  },
                ],
              },
            ],
            'leave.reader': [
              {
                guard: { type: 'inFunction', params: { task: 0 } },
                description: 'it returns',
                actions: [{ type: 'return', params: { task: 0 } }],
              },
            ],
            'sleep.reader': {
              guard: { type: 'running', params: { task: 0 } },
              description: 'it blocks or is preempted',
              actions: [{ type: 'leaveCpu', params: { task: 0 } }],
            },
            'wake.reader': {
              guard: { type: 'sleeping', params: { task: 0 } },
              description: 'it is on a CPU again',
              actions: [{ type: 'takeCpu', params: { task: 0 } }],
            },
            'exitKernel.reader': {
              guard: { type: 'atBoundary', params: { task: 0 } },
              description: '§2.3 kernel exit: not pending, nothing to do',
              actions: ['observe.nothing'],
            },
            'exit.reader': {
              guard: { type: 'atBoundary', params: { task: 0 } },
              target: '#task reader absent',
              description: 'it ends',
              actions: [{ type: 'die', params: { task: 0 } }],
            },
          },
          states: {
            idle: {
              id: 'task reader idle',
              on: {
                'init.patching': { target: 'unpatched', description: '§2.1 step 6: every task patch_state = 0' },
                'init.unpatching': { target: 'patched', description: '§2.2: tasks patch_state = 1' },
              },
            },
            unpatched: {
              initial: 'settled',
              on: {
                'enter.reader.vmlinux:cmdline_proc_show': [
                  {
                    guard: {
                      type: 'canCall and runs',
                      params: {
                        and: [
                          { type: 'canCall', params: { task: 0, depth: 1 } },
                          { type: 'runs', params: { site: 0, version: 1, state: 0, patches: 1 } },
                        ],
                      },
                    },
                    description: '§2.7: the new function runs',
                    actions: [
                      { type: 'call', params: { task: 0, frame: 1 } },
                      {
                        type: 'observe.ran',
                        params: {
                          task: 'reader',
                          func: 'vmlinux:cmdline_proc_show',
                          version: { patch: 'livepatch_sample' },
                        },
                      },
                    ],
                  },
                  {
                    guard: {
                      type: 'canCall',
                      params: { and: [{ type: 'canCall', params: { task: 0, depth: 1 } }] },
                    },
                    description: '§2.7: the original runs',
                    actions: [
                      { type: 'call', params: { task: 0, frame: 0 } },
                      {
                        type: 'observe.ran',
                        params: { task: 'reader', func: 'vmlinux:cmdline_proc_show', version: 'original' },
                      },
                    ],
                  },
                ],
                complete: { target: 'idle', description: '§2.4: every task patch_state = -1' },
              },
              states: {
                settled: {
                  id: 'task reader unpatched settled',
                  on: {
                    reverse: { target: 'pending', description: '§2.5: its state is not the new target' },
                    'start.patching': { target: 'pending', description: '§2.1 step 8: state ≠ target' },
                  },
                },
                pending: {
                  id: 'task reader unpatched pending',
                  on: {
                    attempt: [
                      {
                        guard: {
                          type: 'sleeping and clear',
                          params: {
                            and: [
                              { type: 'sleeping', params: { task: 0 } },
                              { type: 'clear', params: { task: 0, site: 0, to: 1, patches: 1 } },
                            ],
                          },
                        },
                        target: '#task reader patched settled',
                        description: '§2.3 stack check: off the CPU, no function to be replaced on its stack',
                      },
                    ],
                    'exitKernel.reader': {
                      guard: { type: 'atBoundary', params: { task: 0 } },
                      target: '#task reader patched settled',
                      description: '§2.3 kernel exit, idle loop: moves without a stack check',
                    },
                    'resched.reader': [
                      {
                        guard: {
                          type: 'running and clear',
                          params: {
                            and: [
                              { type: 'running', params: { task: 0 } },
                              { type: 'clear', params: { task: 0, site: 0, to: 1, patches: 1 } },
                            ],
                          },
                        },
                        target: '#task reader patched settled',
                        description: '§2.3: cond_resched, a stack check of itself',
                      },
                      {
                        guard: { type: 'running', params: { task: 0 } },
                        description: '§2.3: cond_resched, in a function to be replaced',
                        actions: ['observe.nothing'],
                      },
                    ],
                    force: {
                      target: '#task reader patched settled',
                      description: '§2.3 force: moved, safe or not',
                    },
                    reverse: { target: 'settled', description: '§2.5: its state is the new target' },
                  },
                },
              },
            },
            patched: {
              initial: 'settled',
              on: { complete: { target: 'idle', description: '§2.4: every task patch_state = -1' } },
              states: {
                settled: {
                  id: 'task reader patched settled',
                  on: {
                    reverse: { target: 'pending', description: '§2.5: its state is not the new target' },
                    'start.unpatching': { target: 'pending', description: '§2.2: state ≠ target' },
                  },
                },
                pending: {
                  id: 'task reader patched pending',
                  on: {
                    attempt: [
                      {
                        guard: {
                          type: 'sleeping and clear',
                          params: {
                            and: [
                              { type: 'sleeping', params: { task: 0 } },
                              { type: 'clear', params: { task: 0, site: 0, to: 0, patches: 1 } },
                            ],
                          },
                        },
                        target: '#task reader unpatched settled',
                        description: '§2.3 stack check: off the CPU, no function to be replaced on its stack',
                      },
                    ],
                    'exitKernel.reader': {
                      guard: { type: 'atBoundary', params: { task: 0 } },
                      target: '#task reader unpatched settled',
                      description: '§2.3 kernel exit, idle loop: moves without a stack check',
                    },
                    'resched.reader': [
                      {
                        guard: {
                          type: 'running and clear',
                          params: {
                            and: [
                              { type: 'running', params: { task: 0 } },
                              { type: 'clear', params: { task: 0, site: 0, to: 0, patches: 1 } },
                            ],
                          },
                        },
                        target: '#task reader unpatched settled',
                        description: '§2.3: cond_resched, a stack check of itself',
                      },
                      {
                        guard: { type: 'running', params: { task: 0 } },
                        description: '§2.3: cond_resched, in a function to be replaced',
                        actions: ['observe.nothing'],
                      },
                    ],
                    force: {
                      target: '#task reader unpatched settled',
                      description: '§2.3 force: moved, safe or not',
                    },
                    reverse: { target: 'settled', description: '§2.5: its state is the new target' },
                  },
                },
              },
            },
          },
        },
      },
    },
    'patch livepatch_sample': {
      id: 'patch livepatch_sample',
      initial: 'unloaded',
      states: {
        unloaded: {
          id: 'patch livepatch_sample unloaded',
          on: {
            'load.livepatch_sample': [
              {
                guard: 'tainted',
                target: 'loaded',
                description: '§2.1: insmod',
                actions: [
                  { type: 'setParams', params: { first: 0, count: 0 } },
                  raise({ type: 'insert.livepatch_sample' }),
                ],
              },
              {
                target: 'loaded',
                description: '§2.1 step 6: the first livepatch since boot',
                actions: [
                  'taint',
                  {
                    type: 'observe.log',
                    params: {
                      level: 'notice',
                      line: 'livepatch_sample: tainting kernel with TAINT_LIVEPATCH',
                    },
                  },
                  { type: 'setParams', params: { first: 0, count: 0 } },
                  raise({ type: 'insert.livepatch_sample' }),
                ],
              },
            ],
          },
        },
        loaded: {
          initial: 'inserting',
          on: {
            'setParam.livepatch_sample': {
              description: '/sys/module/<patch>/parameters',
              actions: [
                { type: 'setParam', params: { first: 0 } },
                { type: 'observe.errno', params: { errno: 0 } },
              ],
            },
            'unload.livepatch_sample': {
              description: '§2.6: its reference is held',
              actions: [{ type: 'observe.errno', params: { errno: -11 } }],
            },
          },
          states: {
            inserting: {
              tags: ['transient'],
              on: {
                'insert.livepatch_sample': [
                  {
                    guard: { type: 'incompatible', params: { with: [] } },
                    target: '#patch livepatch_sample unloaded',
                    description: '§2.1 step 2, §4',
                    actions: [
                      { type: 'forgetParams', params: { first: 0, count: 0 } },
                      {
                        type: 'observe.log',
                        params: {
                          level: 'err',
                          line: 'livepatch: Livepatch patch (livepatch_sample) is not compatible with the already installed livepatches.',
                        },
                      },
                      { type: 'observe.errno', params: { errno: -22 } },
                    ],
                  },
                  {
                    guard: 'busy',
                    target: '#patch livepatch_sample unloaded',
                    description: '§2.1 step 5: another patch in transition',
                    actions: [
                      { type: 'forgetParams', params: { first: 0, count: 0 } },
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
                        params: { level: 'notice', line: 'livepatch: enabling patch \'livepatch_sample\'' },
                      },
                      { type: 'beginTransition', params: { patch: 1 } },
                      {
                        type: 'observe.log',
                        params: {
                          level: 'debug',
                          line: 'livepatch: \'livepatch_sample\': initializing patching transition',
                        },
                      },
                      raise({ type: 'init.patching' }),
                      raise({ type: 'pre_patch.livepatch_sample.vmlinux' }),
                    ],
                  },
                ],
              },
            },
            enabling: {
              tags: ['transient'],
              on: {
                'failed.livepatch_sample': {
                  target: 'cancelling',
                  description: '§2.1 step 7: cancelled',
                  actions: [
                    {
                      type: 'observe.log',
                      params: {
                        level: 'warning',
                        line: 'livepatch: failed to enable patch \'livepatch_sample\'',
                      },
                    },
                    {
                      type: 'observe.log',
                      params: {
                        level: 'debug',
                        line: 'livepatch: \'livepatch_sample\': canceling patching transition, going to unpatch',
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
                      params: {
                        level: 'notice',
                        line: 'livepatch: \'livepatch_sample\': starting patching transition',
                      },
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
                      params: {
                        level: 'debug',
                        line: 'livepatch: \'livepatch_sample\': completing unpatching transition',
                      },
                    },
                    { type: 'pop', params: { patch: 1, patches: 1, site: 0 } },
                    raise({ type: 'post_unpatch.livepatch_sample.vmlinux' }),
                  ],
                },
                'finish.livepatch_sample': {
                  description: '§2.4',
                  actions: [
                    {
                      type: 'observe.log',
                      params: {
                        level: 'notice',
                        line: 'livepatch: \'livepatch_sample\': unpatching complete',
                      },
                    },
                    raise({ type: 'done' }),
                  ],
                },
                done: [
                  {
                    target: '#patch livepatch_sample unloaded',
                    description: '§2.1 step 7, §2.4: the module load fails, nothing is left behind',
                    actions: [
                      { type: 'unlist', params: { patch: 1 } },
                      { type: 'forgetParams', params: { first: 0, count: 0 } },
                      'endTransition',
                    ],
                  },
                ],
              },
            },
            present: {
              initial: 'patching',
              on: {
                'write.livepatch_sample.enabled.0': {
                  description: '§2.2: equal to the current value',
                  actions: [{ type: 'observe.errno', params: { errno: -22 } }],
                },
                'write.livepatch_sample.enabled.1': {
                  description: '§2.2: equal, or a disabled patch',
                  actions: [{ type: 'observe.errno', params: { errno: -22 } }],
                },
                'write.livepatch_sample.enabled.bad': {
                  description: '§3: not a boolean',
                  actions: [{ type: 'observe.errno', params: { errno: -22 } }],
                },
                'write.livepatch_sample.enabled.nothing': {
                  description: '§3: a write of zero bytes',
                  actions: [{ type: 'observe.errno', params: { errno: 0 } }],
                },
                'write.livepatch_sample.transition.0': {
                  description: '§3: opening against the mode',
                  actions: [{ type: 'observe.errno', params: { errno: -13 } }],
                },
                'write.livepatch_sample.transition.1': {
                  description: '§3: opening against the mode',
                  actions: [{ type: 'observe.errno', params: { errno: -13 } }],
                },
                'write.livepatch_sample.transition.bad': {
                  description: '§3: opening against the mode',
                  actions: [{ type: 'observe.errno', params: { errno: -13 } }],
                },
                'write.livepatch_sample.transition.nothing': {
                  description: '§3: opening against the mode',
                  actions: [{ type: 'observe.errno', params: { errno: -13 } }],
                },
                'write.livepatch_sample.force.bad': {
                  description: '§3: not a boolean',
                  actions: [{ type: 'observe.errno', params: { errno: -22 } }],
                },
                'write.livepatch_sample.force.nothing': {
                  description: '§3: a write of zero bytes',
                  actions: [{ type: 'observe.errno', params: { errno: 0 } }],
                },
                'write.livepatch_sample.force.0': {
                  description: '§2.3 force: writing 0 does nothing',
                  actions: [{ type: 'observe.errno', params: { errno: 0 } }],
                },
                'write.livepatch_sample.force.1': {
                  description: '§2.3 force: only while it is in transition',
                  actions: [{ type: 'observe.errno', params: { errno: -22 } }],
                },
                'write.livepatch_sample.replace.0': {
                  description: '§3: opening against the mode',
                  actions: [{ type: 'observe.errno', params: { errno: -13 } }],
                },
                'write.livepatch_sample.replace.1': {
                  description: '§3: opening against the mode',
                  actions: [{ type: 'observe.errno', params: { errno: -13 } }],
                },
                'write.livepatch_sample.replace.bad': {
                  description: '§3: opening against the mode',
                  actions: [{ type: 'observe.errno', params: { errno: -13 } }],
                },
                'write.livepatch_sample.replace.nothing': {
                  description: '§3: opening against the mode',
                  actions: [{ type: 'observe.errno', params: { errno: -13 } }],
                },
              },
              states: {
                patching: {
                  on: {
                    'write.livepatch_sample.enabled.0': {
                      target: 'unpatching',
                      description: '§2.5',
                      actions: [
                        {
                          type: 'observe.log',
                          params: {
                            level: 'debug',
                            line: 'livepatch: \'livepatch_sample\': reversing transition from patching to unpatching',
                          },
                        },
                        {
                          type: 'observe.log',
                          params: {
                            level: 'notice',
                            line: 'livepatch: \'livepatch_sample\': starting unpatching transition',
                          },
                        },
                        raise({ type: 'reverse' }),
                        { type: 'observe.errno', params: { errno: 0 } },
                      ],
                    },
                    'write.livepatch_sample.force.1': {
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
                            line: 'livepatch: \'livepatch_sample\': completing patching transition',
                          },
                        },
                        raise({ type: 'post_patch.livepatch_sample.vmlinux' }),
                      ],
                    },
                  },
                },
                'completing patching': {
                  tags: ['transient'],
                  on: {
                    'finish.livepatch_sample': {
                      description: '§2.4',
                      actions: [
                        {
                          type: 'observe.log',
                          params: {
                            level: 'notice',
                            line: 'livepatch: \'livepatch_sample\': patching complete',
                          },
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
                            line: 'livepatch: \'livepatch_sample\': starting unpatching transition',
                          },
                        },
                      ],
                    },
                  },
                },
                unpatching: {
                  on: {
                    'write.livepatch_sample.enabled.1': {
                      target: 'patching',
                      description: '§2.5',
                      actions: [
                        {
                          type: 'observe.log',
                          params: {
                            level: 'debug',
                            line: 'livepatch: \'livepatch_sample\': reversing transition from unpatching to patching',
                          },
                        },
                        {
                          type: 'observe.log',
                          params: {
                            level: 'notice',
                            line: 'livepatch: \'livepatch_sample\': starting patching transition',
                          },
                        },
                        raise({ type: 'reverse' }),
                        { type: 'observe.errno', params: { errno: 0 } },
                      ],
                    },
                    'write.livepatch_sample.force.1': {
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
                            line: 'livepatch: \'livepatch_sample\': completing unpatching transition',
                          },
                        },
                        { type: 'pop', params: { patch: 1, patches: 1, site: 0 } },
                        raise({ type: 'post_unpatch.livepatch_sample.vmlinux' }),
                      ],
                    },
                  },
                },
                'completing unpatching': {
                  tags: ['transient'],
                  on: {
                    'finish.livepatch_sample': {
                      description: '§2.4',
                      actions: [
                        {
                          type: 'observe.log',
                          params: {
                            level: 'notice',
                            line: 'livepatch: \'livepatch_sample\': unpatching complete',
                          },
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
                    'write.livepatch_sample.enabled.0': [
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
                              line: 'livepatch: \'livepatch_sample\': initializing unpatching transition',
                            },
                          },
                          raise({ type: 'init.unpatching' }),
                          raise({ type: 'pre_unpatch.livepatch_sample.vmlinux' }),
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
                    'free.livepatch_sample': {
                      target: '#patch livepatch_sample freed',
                      description: '§2.4: the worker removes its directory, then drops the reference unless forced',
                      actions: ['observe.nothing'],
                    },
                  },
                },
              },
            },
            freed: {
              id: 'patch livepatch_sample freed',
              on: {
                'unload.livepatch_sample': [
                  {
                    guard: { type: 'forced', params: { patch: 1 } },
                    description: '§2.3 force: refused for ever',
                    actions: [{ type: 'observe.errno', params: { errno: -11 } }],
                  },
                  {
                    target: '#patch livepatch_sample unloaded',
                    description: '§2.6: disabled or replaced, its reference dropped, not forced',
                    actions: [
                      { type: 'forgetParams', params: { first: 0, count: 0 } },
                      { type: 'observe.errno', params: { errno: 0 } },
                    ],
                  },
                ],
              },
            },
          },
        },
      },
    },
    'object livepatch_sample/vmlinux': {
      id: 'object livepatch_sample/vmlinux',
      initial: 'clean',
      states: {
        clean: {
          on: {
            'pre_patch.livepatch_sample.vmlinux': [
              {
                guard: { type: 'handlerRefused', params: { site: 0, needsFtrace: true } },
                target: 'prepared',
                description: '§2.1 step 7: registration of the handler refused',
                actions: [
                  {
                    type: 'observe.callback',
                    params: {
                      patch: 'livepatch_sample',
                      object: 'vmlinux',
                      callback: 'pre_patch',
                      module: null,
                      returns: 0,
                    },
                  },
                  {
                    type: 'observe.log',
                    params: { level: 'info', line: 'livepatch_sample: pre_patch_callback: vmlinux' },
                  },
                  {
                    type: 'observe.log',
                    params: {
                      level: 'err',
                      line: 'livepatch: failed to register ftrace handler for function \'cmdline_proc_show\' (-16)',
                    },
                  },
                  {
                    type: 'observe.log',
                    params: { level: 'warning', line: 'livepatch: failed to patch object \'vmlinux\'' },
                  },
                  { type: 'observe.errno', params: { errno: -16 } },
                  raise({ type: 'failed.livepatch_sample' }),
                ],
              },
              {
                target: 'prepared',
                description: '§2.1 step 7: pre_patch, then its functions are pushed',
                actions: [
                  {
                    type: 'observe.callback',
                    params: {
                      patch: 'livepatch_sample',
                      object: 'vmlinux',
                      callback: 'pre_patch',
                      module: null,
                      returns: 0,
                    },
                  },
                  {
                    type: 'observe.log',
                    params: { level: 'info', line: 'livepatch_sample: pre_patch_callback: vmlinux' },
                  },
                  { type: 'push', params: { patch: 1, site: 0 } },
                  raise({ type: 'start.patching' }),
                ],
              },
            ],
            'pre_unpatch.livepatch_sample.vmlinux': {
              description: '§2.2: pre_unpatch for each patched object',
              actions: [raise({ type: 'start.unpatching' })],
            },
            'post_patch.livepatch_sample.vmlinux': {
              description: '§2.4: only loaded objects',
              actions: [raise({ type: 'finish.livepatch_sample' })],
            },
            'post_unpatch.livepatch_sample.vmlinux': {
              description: '§2.4: only where pre_patch had succeeded',
              actions: [raise({ type: 'finish.livepatch_sample' })],
            },
          },
        },
        prepared: {
          on: {
            'post_patch.livepatch_sample.vmlinux': {
              target: 'live',
              description: '§2.4: target 1 → post_patch',
              actions: [
                {
                  type: 'observe.callback',
                  params: {
                    patch: 'livepatch_sample',
                    object: 'vmlinux',
                    callback: 'post_patch',
                    module: null,
                    returns: 0,
                  },
                },
                {
                  type: 'observe.log',
                  params: { level: 'info', line: 'livepatch_sample: post_patch_callback: vmlinux' },
                },
                raise({ type: 'finish.livepatch_sample' }),
              ],
            },
            'post_unpatch.livepatch_sample.vmlinux': {
              target: 'clean',
              description: '§2.4: target 0 → post_unpatch, its pre_patch had succeeded',
              actions: [
                {
                  type: 'observe.callback',
                  params: {
                    patch: 'livepatch_sample',
                    object: 'vmlinux',
                    callback: 'post_unpatch',
                    module: null,
                    returns: 0,
                  },
                },
                {
                  type: 'observe.log',
                  params: { level: 'info', line: 'livepatch_sample: post_unpatch_callback: vmlinux' },
                },
                raise({ type: 'finish.livepatch_sample' }),
              ],
            },
          },
        },
        live: {
          on: {
            'pre_unpatch.livepatch_sample.vmlinux': {
              target: 'leaving',
              description: '§2.2: pre_unpatch for each patched object',
              actions: [
                {
                  type: 'observe.callback',
                  params: {
                    patch: 'livepatch_sample',
                    object: 'vmlinux',
                    callback: 'pre_unpatch',
                    module: null,
                    returns: 0,
                  },
                },
                {
                  type: 'observe.log',
                  params: { level: 'info', line: 'livepatch_sample: pre_unpatch_callback: vmlinux' },
                },
                raise({ type: 'start.unpatching' }),
              ],
            },
            replaced: {
              guard: { type: 'replaced', params: { patch: 1, by: [] } },
              target: 'clean',
              description: '§2.4: replaced patches leave without callbacks',
            },
          },
        },
        leaving: {
          on: {
            'post_patch.livepatch_sample.vmlinux': {
              target: 'live',
              description: '§2.5: a reversed disable ends as a patching',
              actions: [
                {
                  type: 'observe.callback',
                  params: {
                    patch: 'livepatch_sample',
                    object: 'vmlinux',
                    callback: 'post_patch',
                    module: null,
                    returns: 0,
                  },
                },
                {
                  type: 'observe.log',
                  params: { level: 'info', line: 'livepatch_sample: post_patch_callback: vmlinux' },
                },
                raise({ type: 'finish.livepatch_sample' }),
              ],
            },
            'post_unpatch.livepatch_sample.vmlinux': {
              target: 'clean',
              description: '§2.4: target 0 → post_unpatch',
              actions: [
                {
                  type: 'observe.callback',
                  params: {
                    patch: 'livepatch_sample',
                    object: 'vmlinux',
                    callback: 'post_unpatch',
                    module: null,
                    returns: 0,
                  },
                },
                {
                  type: 'observe.log',
                  params: { level: 'info', line: 'livepatch_sample: post_unpatch_callback: vmlinux' },
                },
                raise({ type: 'finish.livepatch_sample' }),
              ],
            },
          },
        },
      },
    },
    core: {
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
              { target: 'waiting', description: '§2.3: retried about every second' },
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
            reverse: { description: '§2.5: no attempt inside the write' },
          },
        },
        completing: {
          tags: ['transient'],
          on: {
            complete: { description: '§2.4: the patch and the tasks answer' },
            replaced: { description: '§2.4: the replaced patches and their objects answer' },
            done: { target: 'idle', description: '§2.4: transition over' },
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
          actions: [
            { type: 'setFtrace', params: { to: true } },
            { type: 'observe.errno', params: { errno: 0 } },
          ],
        },
      },
    },
  },
});
