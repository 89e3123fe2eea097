/** A shadow variable: absent, or made by a patch, until somebody frees it. Written by `klp export --stately shadow`; guards and actions by name. */
import { createMachine } from 'xstate';

export const shadow = createMachine({
  id: 'shadow dummy#7',
  initial: 'absent',
  states: {
    absent: {
      on: {
        'getOrAllocShadow.shadow_v1.vmlinux.pre_patch.0': [
          {
            target: 'made by shadow_v1',
            description: '§5 alloc, get_or_alloc: made',
            actions: [
              { type: 'setShadow', params: { shadow: 0, to: 1 } },
              {
                type: 'observe.effect',
                params: {
                  patch: 'shadow_v1',
                  object: 'vmlinux',
                  callback: 'pre_patch',
                  effect: 'getOrAllocShadow',
                  subject: 'dummy#7',
                  outcome: 'done',
                },
              },
            ],
          },
        ],
        'freeShadows.shadow_v1.vmlinux.post_unpatch.0': [
          {
            guard: { type: 'previous', params: { slots: [0, 1], finds: true } },
            description: '§4 klp_get_prev_state: the condition does not hold',
          },
          {
            description: '§5 free_all',
            actions: [
              {
                type: 'observe.effect',
                params: {
                  patch: 'shadow_v1',
                  object: 'vmlinux',
                  callback: 'post_unpatch',
                  effect: 'freeShadows',
                  subject: '7',
                  outcome: 'absent',
                },
              },
            ],
          },
        ],
        'getOrAllocShadow.shadow_v2.vmlinux.pre_patch.0': [
          {
            target: 'made by shadow_v2',
            description: '§5 alloc, get_or_alloc: made',
            actions: [
              { type: 'setShadow', params: { shadow: 0, to: 2 } },
              {
                type: 'observe.effect',
                params: {
                  patch: 'shadow_v2',
                  object: 'vmlinux',
                  callback: 'pre_patch',
                  effect: 'getOrAllocShadow',
                  subject: 'dummy#7',
                  outcome: 'done',
                },
              },
            ],
          },
        ],
        'freeShadows.shadow_v2.vmlinux.post_unpatch.0': [
          {
            guard: { type: 'previous', params: { slots: [0, 1], finds: true } },
            description: '§4 klp_get_prev_state: the condition does not hold',
          },
          {
            description: '§5 free_all',
            actions: [
              {
                type: 'observe.effect',
                params: {
                  patch: 'shadow_v2',
                  object: 'vmlinux',
                  callback: 'post_unpatch',
                  effect: 'freeShadows',
                  subject: '7',
                  outcome: 'absent',
                },
              },
            ],
          },
        ],
      },
    },
    'made by shadow_v1': {
      on: {
        'getOrAllocShadow.shadow_v1.vmlinux.pre_patch.0': [
          {
            description: '§5 get_or_alloc: returns the existing one',
            actions: [
              {
                type: 'observe.effect',
                params: {
                  patch: 'shadow_v1',
                  object: 'vmlinux',
                  callback: 'pre_patch',
                  effect: 'getOrAllocShadow',
                  subject: 'dummy#7',
                  outcome: 'found',
                },
              },
            ],
          },
        ],
        'freeShadows.shadow_v1.vmlinux.post_unpatch.0': [
          {
            guard: { type: 'previous', params: { slots: [0, 1], finds: true } },
            description: '§4 klp_get_prev_state: the condition does not hold',
          },
          {
            target: 'absent',
            description: '§5 free_all',
            actions: [
              { type: 'setShadow', params: { shadow: 0, to: 0 } },
              {
                type: 'observe.effect',
                params: {
                  patch: 'shadow_v1',
                  object: 'vmlinux',
                  callback: 'post_unpatch',
                  effect: 'freeShadows',
                  subject: '7',
                  outcome: 'done',
                },
              },
            ],
          },
        ],
        'getOrAllocShadow.shadow_v2.vmlinux.pre_patch.0': [
          {
            description: '§5 get_or_alloc: returns the existing one',
            actions: [
              {
                type: 'observe.effect',
                params: {
                  patch: 'shadow_v2',
                  object: 'vmlinux',
                  callback: 'pre_patch',
                  effect: 'getOrAllocShadow',
                  subject: 'dummy#7',
                  outcome: 'found',
                },
              },
            ],
          },
        ],
        'freeShadows.shadow_v2.vmlinux.post_unpatch.0': [
          {
            guard: { type: 'previous', params: { slots: [0, 1], finds: true } },
            description: '§4 klp_get_prev_state: the condition does not hold',
          },
          {
            target: 'absent',
            description: '§5 free_all',
            actions: [
              { type: 'setShadow', params: { shadow: 0, to: 0 } },
              {
                type: 'observe.effect',
                params: {
                  patch: 'shadow_v2',
                  object: 'vmlinux',
                  callback: 'post_unpatch',
                  effect: 'freeShadows',
                  subject: '7',
                  outcome: 'done',
                },
              },
            ],
          },
        ],
      },
    },
    'made by shadow_v2': {
      on: {
        'getOrAllocShadow.shadow_v1.vmlinux.pre_patch.0': [
          {
            description: '§5 get_or_alloc: returns the existing one',
            actions: [
              {
                type: 'observe.effect',
                params: {
                  patch: 'shadow_v1',
                  object: 'vmlinux',
                  callback: 'pre_patch',
                  effect: 'getOrAllocShadow',
                  subject: 'dummy#7',
                  outcome: 'found',
                },
              },
            ],
          },
        ],
        'freeShadows.shadow_v1.vmlinux.post_unpatch.0': [
          {
            guard: { type: 'previous', params: { slots: [0, 1], finds: true } },
            description: '§4 klp_get_prev_state: the condition does not hold',
          },
          {
            target: 'absent',
            description: '§5 free_all',
            actions: [
              { type: 'setShadow', params: { shadow: 0, to: 0 } },
              {
                type: 'observe.effect',
                params: {
                  patch: 'shadow_v1',
                  object: 'vmlinux',
                  callback: 'post_unpatch',
                  effect: 'freeShadows',
                  subject: '7',
                  outcome: 'done',
                },
              },
            ],
          },
        ],
        'getOrAllocShadow.shadow_v2.vmlinux.pre_patch.0': [
          {
            description: '§5 get_or_alloc: returns the existing one',
            actions: [
              {
                type: 'observe.effect',
                params: {
                  patch: 'shadow_v2',
                  object: 'vmlinux',
                  callback: 'pre_patch',
                  effect: 'getOrAllocShadow',
                  subject: 'dummy#7',
                  outcome: 'found',
                },
              },
            ],
          },
        ],
        'freeShadows.shadow_v2.vmlinux.post_unpatch.0': [
          {
            guard: { type: 'previous', params: { slots: [0, 1], finds: true } },
            description: '§4 klp_get_prev_state: the condition does not hold',
          },
          {
            target: 'absent',
            description: '§5 free_all',
            actions: [
              { type: 'setShadow', params: { shadow: 0, to: 0 } },
              {
                type: 'observe.effect',
                params: {
                  patch: 'shadow_v2',
                  object: 'vmlinux',
                  callback: 'post_unpatch',
                  effect: 'freeShadows',
                  subject: '7',
                  outcome: 'done',
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
    forced: [false, false],
    nops: [false],
    dynamic: [false],
    enabled: [false, false],
    stacks: [[]],
    pointers: [0, 0],
    spaces: [0, 0],
    relocated: [],
    shadows: [0],
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
      nops: { kind: 'vec', length: 1, of: { kind: 'oneOf', values: [false, true] } },
      dynamic: { kind: 'vec', length: 1, of: { kind: 'oneOf', values: [false, true] } },
      enabled: {
        kind: 'mirror',
        of: { kind: 'vec', length: 2, of: { kind: 'oneOf', values: [false] } },
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
      pointers: { kind: 'vec', length: 2, of: { kind: 'int', lo: 0, hi: 2 } },
      spaces: { kind: 'vec', length: 2, of: { kind: 'int', lo: 0, hi: 2 } },
      relocated: { kind: 'vec', length: 0, of: { kind: 'oneOf', values: [false, true] } },
      shadows: {
        kind: 'mirror',
        of: { kind: 'vec', length: 1, of: { kind: 'int', lo: 0, hi: 2 } },
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
