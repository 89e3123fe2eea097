/** A klp_state: which version of a system-wide change is in effect, who has its data. Written by `klp export --stately state`; guards and actions by name. */
import { createMachine } from 'xstate';

export const state = createMachine({
  id: 'state 1',
  initial: 'original',
  states: {
    original: {
      on: {
        'allocate.console_v1.vmlinux.pre_patch.0': [
          {
            guard: { type: 'allocated', params: { slot: 0 } },
            description: 'allocated again: the old space can never be freed',
            actions: [
              { type: 'allocate', params: { slot: 0, patch: 1 } },
              {
                type: 'observe.effect',
                params: {
                  patch: 'console_v1',
                  object: 'vmlinux',
                  callback: 'pre_patch',
                  effect: 'allocate',
                  subject: '1',
                  outcome: 'lost',
                },
              },
              {
                type: 'observe.log',
                params: {
                  level: 'info',
                  line: 'console_v1: allocate_loglevel_state: allocating space to store console_loglevel',
                },
              },
            ],
          },
          {
            description: '§4: allocated',
            actions: [
              { type: 'allocate', params: { slot: 0, patch: 1 } },
              {
                type: 'observe.effect',
                params: {
                  patch: 'console_v1',
                  object: 'vmlinux',
                  callback: 'pre_patch',
                  effect: 'allocate',
                  subject: '1',
                  outcome: 'done',
                },
              },
              {
                type: 'observe.log',
                params: {
                  level: 'info',
                  line: 'console_v1: allocate_loglevel_state: allocating space to store console_loglevel',
                },
              },
            ],
          },
        ],
        'set.console_v1.vmlinux.post_patch.0': [
          {
            guard: { type: 'nullPointer', params: { slot: 0 } },
            description: 'its pointer is null',
            actions: [
              {
                type: 'observe.effect',
                params: {
                  patch: 'console_v1',
                  object: 'vmlinux',
                  callback: 'post_patch',
                  effect: 'set',
                  subject: '1',
                  outcome: 'null',
                },
              },
              {
                type: 'observe.log',
                params: { level: 'info', line: 'console_v1: fix_console_loglevel: fixing console_loglevel' },
              },
            ],
          },
          {
            guard: { type: 'dangling', params: { slot: 0, slots: [0] } },
            description: 'its pointer dangles: a use after free',
            actions: [
              {
                type: 'observe.effect',
                params: {
                  patch: 'console_v1',
                  object: 'vmlinux',
                  callback: 'post_patch',
                  effect: 'set',
                  subject: '1',
                  outcome: 'dangling',
                },
              },
              {
                type: 'observe.log',
                params: { level: 'info', line: 'console_v1: fix_console_loglevel: fixing console_loglevel' },
              },
            ],
          },
          {
            target: 'version 1',
            description: '§4: modified, what was there is saved',
            actions: [
              { type: 'save', params: { slot: 0, slots: [0], version: 0 } },
              {
                type: 'observe.effect',
                params: {
                  patch: 'console_v1',
                  object: 'vmlinux',
                  callback: 'post_patch',
                  effect: 'set',
                  subject: '1',
                  outcome: 'done',
                },
              },
              {
                type: 'observe.log',
                params: { level: 'info', line: 'console_v1: fix_console_loglevel: fixing console_loglevel' },
              },
            ],
          },
        ],
        'restore.console_v1.vmlinux.pre_unpatch.0': [
          {
            guard: { type: 'nullPointer', params: { slot: 0 } },
            description: 'its pointer is null',
            actions: [
              {
                type: 'observe.effect',
                params: {
                  patch: 'console_v1',
                  object: 'vmlinux',
                  callback: 'pre_unpatch',
                  effect: 'restore',
                  subject: '1',
                  outcome: 'null',
                },
              },
              {
                type: 'observe.log',
                params: {
                  level: 'info',
                  line: 'console_v1: restore_console_loglevel: restoring console_loglevel',
                },
              },
            ],
          },
          {
            guard: { type: 'dangling', params: { slot: 0, slots: [0] } },
            description: 'its pointer dangles: a use after free',
            actions: [
              {
                type: 'observe.effect',
                params: {
                  patch: 'console_v1',
                  object: 'vmlinux',
                  callback: 'pre_unpatch',
                  effect: 'restore',
                  subject: '1',
                  outcome: 'dangling',
                },
              },
              {
                type: 'observe.log',
                params: {
                  level: 'info',
                  line: 'console_v1: restore_console_loglevel: restoring console_loglevel',
                },
              },
            ],
          },
          {
            guard: { type: 'saved', params: { slot: 0, slots: [0], version: 0 } },
            target: 'original',
            description: '§4: restored to what was saved',
            actions: [
              {
                type: 'observe.effect',
                params: {
                  patch: 'console_v1',
                  object: 'vmlinux',
                  callback: 'pre_unpatch',
                  effect: 'restore',
                  subject: '1',
                  outcome: 'done',
                },
              },
              {
                type: 'observe.log',
                params: {
                  level: 'info',
                  line: 'console_v1: restore_console_loglevel: restoring console_loglevel',
                },
              },
            ],
          },
          {
            guard: { type: 'saved', params: { slot: 0, slots: [0], version: 1 } },
            target: 'version 1',
            description: '§4: restored to what was saved',
            actions: [
              {
                type: 'observe.effect',
                params: {
                  patch: 'console_v1',
                  object: 'vmlinux',
                  callback: 'pre_unpatch',
                  effect: 'restore',
                  subject: '1',
                  outcome: 'done',
                },
              },
              {
                type: 'observe.log',
                params: {
                  level: 'info',
                  line: 'console_v1: restore_console_loglevel: restoring console_loglevel',
                },
              },
            ],
          },
        ],
        'free.console_v1.vmlinux.post_unpatch.0': [
          {
            guard: { type: 'nullPointer', params: { slot: 0 } },
            description: 'its pointer is null',
            actions: [
              {
                type: 'observe.effect',
                params: {
                  patch: 'console_v1',
                  object: 'vmlinux',
                  callback: 'post_unpatch',
                  effect: 'free',
                  subject: '1',
                  outcome: 'null',
                },
              },
              {
                type: 'observe.log',
                params: {
                  level: 'info',
                  line: 'console_v1: free_loglevel_state: freeing space for the stored console_loglevel',
                },
              },
            ],
          },
          {
            guard: { type: 'dangling', params: { slot: 0, slots: [0] } },
            description: 'its pointer dangles: a use after free',
            actions: [
              {
                type: 'observe.effect',
                params: {
                  patch: 'console_v1',
                  object: 'vmlinux',
                  callback: 'post_unpatch',
                  effect: 'free',
                  subject: '1',
                  outcome: 'dangling',
                },
              },
              {
                type: 'observe.log',
                params: {
                  level: 'info',
                  line: 'console_v1: free_loglevel_state: freeing space for the stored console_loglevel',
                },
              },
            ],
          },
          {
            description: '§4: freed',
            actions: [
              { type: 'free', params: { slot: 0, slots: [0] } },
              {
                type: 'observe.effect',
                params: {
                  patch: 'console_v1',
                  object: 'vmlinux',
                  callback: 'post_unpatch',
                  effect: 'free',
                  subject: '1',
                  outcome: 'done',
                },
              },
              {
                type: 'observe.log',
                params: {
                  level: 'info',
                  line: 'console_v1: free_loglevel_state: freeing space for the stored console_loglevel',
                },
              },
            ],
          },
        ],
      },
    },
    'version 1': {
      on: {
        'allocate.console_v1.vmlinux.pre_patch.0': [
          {
            guard: { type: 'allocated', params: { slot: 0 } },
            description: 'allocated again: the old space can never be freed',
            actions: [
              { type: 'allocate', params: { slot: 0, patch: 1 } },
              {
                type: 'observe.effect',
                params: {
                  patch: 'console_v1',
                  object: 'vmlinux',
                  callback: 'pre_patch',
                  effect: 'allocate',
                  subject: '1',
                  outcome: 'lost',
                },
              },
              {
                type: 'observe.log',
                params: {
                  level: 'info',
                  line: 'console_v1: allocate_loglevel_state: allocating space to store console_loglevel',
                },
              },
            ],
          },
          {
            description: '§4: allocated',
            actions: [
              { type: 'allocate', params: { slot: 0, patch: 1 } },
              {
                type: 'observe.effect',
                params: {
                  patch: 'console_v1',
                  object: 'vmlinux',
                  callback: 'pre_patch',
                  effect: 'allocate',
                  subject: '1',
                  outcome: 'done',
                },
              },
              {
                type: 'observe.log',
                params: {
                  level: 'info',
                  line: 'console_v1: allocate_loglevel_state: allocating space to store console_loglevel',
                },
              },
            ],
          },
        ],
        'set.console_v1.vmlinux.post_patch.0': [
          {
            guard: { type: 'nullPointer', params: { slot: 0 } },
            description: 'its pointer is null',
            actions: [
              {
                type: 'observe.effect',
                params: {
                  patch: 'console_v1',
                  object: 'vmlinux',
                  callback: 'post_patch',
                  effect: 'set',
                  subject: '1',
                  outcome: 'null',
                },
              },
              {
                type: 'observe.log',
                params: { level: 'info', line: 'console_v1: fix_console_loglevel: fixing console_loglevel' },
              },
            ],
          },
          {
            guard: { type: 'dangling', params: { slot: 0, slots: [0] } },
            description: 'its pointer dangles: a use after free',
            actions: [
              {
                type: 'observe.effect',
                params: {
                  patch: 'console_v1',
                  object: 'vmlinux',
                  callback: 'post_patch',
                  effect: 'set',
                  subject: '1',
                  outcome: 'dangling',
                },
              },
              {
                type: 'observe.log',
                params: { level: 'info', line: 'console_v1: fix_console_loglevel: fixing console_loglevel' },
              },
            ],
          },
          {
            target: 'version 1',
            description: '§4: modified, what was there is saved',
            actions: [
              { type: 'save', params: { slot: 0, slots: [0], version: 1 } },
              {
                type: 'observe.effect',
                params: {
                  patch: 'console_v1',
                  object: 'vmlinux',
                  callback: 'post_patch',
                  effect: 'set',
                  subject: '1',
                  outcome: 'done',
                },
              },
              {
                type: 'observe.log',
                params: { level: 'info', line: 'console_v1: fix_console_loglevel: fixing console_loglevel' },
              },
            ],
          },
        ],
        'restore.console_v1.vmlinux.pre_unpatch.0': [
          {
            guard: { type: 'nullPointer', params: { slot: 0 } },
            description: 'its pointer is null',
            actions: [
              {
                type: 'observe.effect',
                params: {
                  patch: 'console_v1',
                  object: 'vmlinux',
                  callback: 'pre_unpatch',
                  effect: 'restore',
                  subject: '1',
                  outcome: 'null',
                },
              },
              {
                type: 'observe.log',
                params: {
                  level: 'info',
                  line: 'console_v1: restore_console_loglevel: restoring console_loglevel',
                },
              },
            ],
          },
          {
            guard: { type: 'dangling', params: { slot: 0, slots: [0] } },
            description: 'its pointer dangles: a use after free',
            actions: [
              {
                type: 'observe.effect',
                params: {
                  patch: 'console_v1',
                  object: 'vmlinux',
                  callback: 'pre_unpatch',
                  effect: 'restore',
                  subject: '1',
                  outcome: 'dangling',
                },
              },
              {
                type: 'observe.log',
                params: {
                  level: 'info',
                  line: 'console_v1: restore_console_loglevel: restoring console_loglevel',
                },
              },
            ],
          },
          {
            guard: { type: 'saved', params: { slot: 0, slots: [0], version: 0 } },
            target: 'original',
            description: '§4: restored to what was saved',
            actions: [
              {
                type: 'observe.effect',
                params: {
                  patch: 'console_v1',
                  object: 'vmlinux',
                  callback: 'pre_unpatch',
                  effect: 'restore',
                  subject: '1',
                  outcome: 'done',
                },
              },
              {
                type: 'observe.log',
                params: {
                  level: 'info',
                  line: 'console_v1: restore_console_loglevel: restoring console_loglevel',
                },
              },
            ],
          },
          {
            guard: { type: 'saved', params: { slot: 0, slots: [0], version: 1 } },
            target: 'version 1',
            description: '§4: restored to what was saved',
            actions: [
              {
                type: 'observe.effect',
                params: {
                  patch: 'console_v1',
                  object: 'vmlinux',
                  callback: 'pre_unpatch',
                  effect: 'restore',
                  subject: '1',
                  outcome: 'done',
                },
              },
              {
                type: 'observe.log',
                params: {
                  level: 'info',
                  line: 'console_v1: restore_console_loglevel: restoring console_loglevel',
                },
              },
            ],
          },
        ],
        'free.console_v1.vmlinux.post_unpatch.0': [
          {
            guard: { type: 'nullPointer', params: { slot: 0 } },
            description: 'its pointer is null',
            actions: [
              {
                type: 'observe.effect',
                params: {
                  patch: 'console_v1',
                  object: 'vmlinux',
                  callback: 'post_unpatch',
                  effect: 'free',
                  subject: '1',
                  outcome: 'null',
                },
              },
              {
                type: 'observe.log',
                params: {
                  level: 'info',
                  line: 'console_v1: free_loglevel_state: freeing space for the stored console_loglevel',
                },
              },
            ],
          },
          {
            guard: { type: 'dangling', params: { slot: 0, slots: [0] } },
            description: 'its pointer dangles: a use after free',
            actions: [
              {
                type: 'observe.effect',
                params: {
                  patch: 'console_v1',
                  object: 'vmlinux',
                  callback: 'post_unpatch',
                  effect: 'free',
                  subject: '1',
                  outcome: 'dangling',
                },
              },
              {
                type: 'observe.log',
                params: {
                  level: 'info',
                  line: 'console_v1: free_loglevel_state: freeing space for the stored console_loglevel',
                },
              },
            ],
          },
          {
            description: '§4: freed',
            actions: [
              { type: 'free', params: { slot: 0, slots: [0] } },
              {
                type: 'observe.effect',
                params: {
                  patch: 'console_v1',
                  object: 'vmlinux',
                  callback: 'post_unpatch',
                  effect: 'free',
                  subject: '1',
                  outcome: 'done',
                },
              },
              {
                type: 'observe.log',
                params: {
                  level: 'info',
                  line: 'console_v1: free_loglevel_state: freeing space for the stored console_loglevel',
                },
              },
            ],
          },
        ],
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
    forced: [false],
    nops: [false],
    dynamic: [false],
    enabled: [false],
    stacks: [[]],
    pointers: [0],
    spaces: [0],
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
      nops: { kind: 'vec', length: 1, of: { kind: 'oneOf', values: [false, true] } },
      dynamic: { kind: 'vec', length: 1, of: { kind: 'oneOf', values: [false, true] } },
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
      pointers: { kind: 'vec', length: 1, of: { kind: 'int', lo: 0, hi: 1 } },
      spaces: { kind: 'vec', length: 1, of: { kind: 'int', lo: 0, hi: 2 } },
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
});
