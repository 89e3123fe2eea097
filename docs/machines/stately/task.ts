/** A task: its patch_state, whether a transition waits for it, and what it does in the kernel. Written by `klp export --stately task`; guards and actions by name. */
import { createMachine, raise } from 'xstate';

export const task = createMachine({
  id: 'task task',
  initial: 'alive',
  states: {
    absent: {
      id: 'task task absent',
      on: {
        'born.task.idle': {
          target: '#task task idle',
          description: '§1: it stands where its parent stands',
          actions: [{ type: 'beBorn', params: { task: 0 } }],
        },
        'born.task.unpatched settled': {
          target: '#task task unpatched settled',
          description: '§1: it stands where its parent stands',
          actions: [{ type: 'beBorn', params: { task: 0 } }],
        },
        'born.task.unpatched pending': {
          target: '#task task unpatched pending',
          description: '§1: it stands where its parent stands',
          actions: [{ type: 'beBorn', params: { task: 0 } }],
        },
        'born.task.patched settled': {
          target: '#task task patched settled',
          description: '§1: it stands where its parent stands',
          actions: [{ type: 'beBorn', params: { task: 0 } }],
        },
        'born.task.patched pending': {
          target: '#task task patched pending',
          description: '§1: it stands where its parent stands',
          actions: [{ type: 'beBorn', params: { task: 0 } }],
        },
      },
    },
    alive: {
      initial: 'idle',
      on: {
        'enter.task.vmlinux:f': [
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
                params: { task: 'task', func: 'vmlinux:f', version: { patch: 'patch' } },
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
                params: { task: 'task', func: 'vmlinux:f', version: 'original' },
              },
            ],
          },
        ],
        'leave.task': [
          {
            guard: { type: 'inFunction', params: { task: 0 } },
            description: 'it returns',
            actions: [{ type: 'return', params: { task: 0 } }],
          },
        ],
        'sleep.task': {
          guard: { type: 'running', params: { task: 0 } },
          description: 'it blocks or is preempted',
          actions: [{ type: 'leaveCpu', params: { task: 0 } }],
        },
        'wake.task': {
          guard: { type: 'sleeping', params: { task: 0 } },
          description: 'it is on a CPU again',
          actions: [{ type: 'takeCpu', params: { task: 0 } }],
        },
        'exitKernel.task': {
          guard: { type: 'atBoundary', params: { task: 0 } },
          description: '§2.3 kernel exit: not pending, nothing to do',
          actions: ['observe.nothing'],
        },
        'exit.task': {
          guard: { type: 'atBoundary', params: { task: 0 } },
          target: '#task task absent',
          description: 'it ends',
          actions: [{ type: 'die', params: { task: 0 } }],
        },
      },
      states: {
        idle: {
          id: 'task task idle',
          on: {
            'init.patching': { target: 'unpatched', description: '§2.1 step 6: every task patch_state = 0' },
            'init.unpatching': { target: 'patched', description: '§2.2: tasks patch_state = 1' },
            'fork.task.child': {
              guard: {
                type: 'running and absent',
                params: {
                  and: [
                    { type: 'running', params: { task: 0 } },
                    { type: 'absent', params: { task: 1 } },
                  ],
                },
              },
              description: '§1: the child inherits patch_state and pending together',
              actions: ['observe.nothing', raise({ type: 'born.child.idle' })],
            },
          },
        },
        unpatched: {
          initial: 'settled',
          on: {
            'enter.task.vmlinux:f': [
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
                    params: { task: 'task', func: 'vmlinux:f', version: { patch: 'patch' } },
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
                    params: { task: 'task', func: 'vmlinux:f', version: 'original' },
                  },
                ],
              },
            ],
            complete: { target: 'idle', description: '§2.4: every task patch_state = -1' },
          },
          states: {
            settled: {
              id: 'task task unpatched settled',
              on: {
                reverse: { target: 'pending', description: '§2.5: its state is not the new target' },
                'start.patching': { target: 'pending', description: '§2.1 step 8: state ≠ target' },
                'fork.task.child': {
                  guard: {
                    type: 'running and absent',
                    params: {
                      and: [
                        { type: 'running', params: { task: 0 } },
                        { type: 'absent', params: { task: 1 } },
                      ],
                    },
                  },
                  description: '§1: the child inherits patch_state and pending together',
                  actions: ['observe.nothing', raise({ type: 'born.child.unpatched settled' })],
                },
              },
            },
            pending: {
              id: 'task task unpatched pending',
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
                    target: '#task task patched settled',
                    description: '§2.3 stack check: off the CPU, no function to be replaced on its stack',
                  },
                ],
                'exitKernel.task': {
                  guard: { type: 'atBoundary', params: { task: 0 } },
                  target: '#task task patched settled',
                  description: '§2.3 kernel exit, idle loop: moves without a stack check',
                },
                'resched.task': [
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
                    target: '#task task patched settled',
                    description: '§2.3: cond_resched, a stack check of itself',
                  },
                  {
                    guard: { type: 'running', params: { task: 0 } },
                    description: '§2.3: cond_resched, in a function to be replaced',
                    actions: ['observe.nothing'],
                  },
                ],
                signal: {
                  guard: { type: 'sleeping', params: { task: 0 } },
                  description: '§2.3: woken from interruptible sleep',
                  actions: [{ type: 'takeCpu', params: { task: 0 } }],
                },
                force: {
                  target: '#task task patched settled',
                  description: '§2.3 force: moved, safe or not',
                },
                reverse: { target: 'settled', description: '§2.5: its state is the new target' },
                'fork.task.child': {
                  guard: {
                    type: 'running and absent',
                    params: {
                      and: [
                        { type: 'running', params: { task: 0 } },
                        { type: 'absent', params: { task: 1 } },
                      ],
                    },
                  },
                  description: '§1: the child inherits patch_state and pending together',
                  actions: ['observe.nothing', raise({ type: 'born.child.unpatched pending' })],
                },
              },
            },
          },
        },
        patched: {
          initial: 'settled',
          on: { complete: { target: 'idle', description: '§2.4: every task patch_state = -1' } },
          states: {
            settled: {
              id: 'task task patched settled',
              on: {
                reverse: { target: 'pending', description: '§2.5: its state is not the new target' },
                'start.unpatching': { target: 'pending', description: '§2.2: state ≠ target' },
                'fork.task.child': {
                  guard: {
                    type: 'running and absent',
                    params: {
                      and: [
                        { type: 'running', params: { task: 0 } },
                        { type: 'absent', params: { task: 1 } },
                      ],
                    },
                  },
                  description: '§1: the child inherits patch_state and pending together',
                  actions: ['observe.nothing', raise({ type: 'born.child.patched settled' })],
                },
              },
            },
            pending: {
              id: 'task task patched pending',
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
                    target: '#task task unpatched settled',
                    description: '§2.3 stack check: off the CPU, no function to be replaced on its stack',
                  },
                ],
                'exitKernel.task': {
                  guard: { type: 'atBoundary', params: { task: 0 } },
                  target: '#task task unpatched settled',
                  description: '§2.3 kernel exit, idle loop: moves without a stack check',
                },
                'resched.task': [
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
                    target: '#task task unpatched settled',
                    description: '§2.3: cond_resched, a stack check of itself',
                  },
                  {
                    guard: { type: 'running', params: { task: 0 } },
                    description: '§2.3: cond_resched, in a function to be replaced',
                    actions: ['observe.nothing'],
                  },
                ],
                signal: {
                  guard: { type: 'sleeping', params: { task: 0 } },
                  description: '§2.3: woken from interruptible sleep',
                  actions: [{ type: 'takeCpu', params: { task: 0 } }],
                },
                force: {
                  target: '#task task unpatched settled',
                  description: '§2.3 force: moved, safe or not',
                },
                reverse: { target: 'settled', description: '§2.5: its state is the new target' },
                'fork.task.child': {
                  guard: {
                    type: 'running and absent',
                    params: {
                      and: [
                        { type: 'running', params: { task: 0 } },
                        { type: 'absent', params: { task: 1 } },
                      ],
                    },
                  },
                  description: '§1: the child inherits patch_state and pending together',
                  actions: ['observe.nothing', raise({ type: 'born.child.patched pending' })],
                },
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
