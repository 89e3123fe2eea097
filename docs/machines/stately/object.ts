/** What a patch changes in vmlinux or in one module: its callbacks and its functions on their stacks. Written by `klp export --stately object`; guards and actions by name. */
import { createMachine, raise } from 'xstate';

export const object = createMachine({
  id: 'object patch/module',
  initial: 'clean',
  states: {
    clean: {
      on: {
        'pre_patch.patch.module': [
          {
            guard: { type: 'not loaded', params: { not: { type: 'loaded', params: { module: 0 } } } },
            description: '§2.1 step 7: only loaded objects',
            actions: [raise({ type: 'start.patching' })],
          },
          {
            guard: { type: 'param', params: { param: 0, value: 1 } },
            description: '§2.1 step 7: pre_patch returns non-zero',
            actions: [
              {
                type: 'observe.callback',
                params: {
                  patch: 'patch',
                  object: 'module',
                  callback: 'pre_patch',
                  module: 'LIVE',
                  returns: -19,
                },
              },
              {
                type: 'observe.log',
                params: {
                  level: 'info',
                  line: 'patch: pre_patch_callback: module -> [MODULE_STATE_LIVE] Normal state',
                },
              },
              {
                type: 'observe.log',
                params: {
                  level: 'warning',
                  line: 'livepatch: pre-patch callback failed for object \'module\'',
                },
              },
              { type: 'observe.errno', params: { errno: -19 } },
              raise({ type: 'failed.patch' }),
            ],
          },
          {
            guard: { type: 'handlerRefused', params: { site: 1, needsFtrace: true } },
            target: 'prepared',
            description: '§2.1 step 7: registration of the handler refused',
            actions: [
              {
                type: 'observe.callback',
                params: {
                  patch: 'patch',
                  object: 'module',
                  callback: 'pre_patch',
                  module: 'LIVE',
                  returns: 0,
                },
              },
              {
                type: 'observe.log',
                params: {
                  level: 'info',
                  line: 'patch: pre_patch_callback: module -> [MODULE_STATE_LIVE] Normal state',
                },
              },
              {
                type: 'observe.log',
                params: {
                  level: 'err',
                  line: 'livepatch: failed to register ftrace handler for function \'g\' (-16)',
                },
              },
              {
                type: 'observe.log',
                params: { level: 'warning', line: 'livepatch: failed to patch object \'module\'' },
              },
              { type: 'observe.errno', params: { errno: -16 } },
              raise({ type: 'failed.patch' }),
            ],
          },
          {
            target: 'prepared',
            description: '§2.1 step 7: pre_patch, then its functions are pushed',
            actions: [
              {
                type: 'observe.callback',
                params: {
                  patch: 'patch',
                  object: 'module',
                  callback: 'pre_patch',
                  module: 'LIVE',
                  returns: 0,
                },
              },
              {
                type: 'observe.log',
                params: {
                  level: 'info',
                  line: 'patch: pre_patch_callback: module -> [MODULE_STATE_LIVE] Normal state',
                },
              },
              { type: 'push', params: { patch: 1, site: 1 } },
              raise({ type: 'start.patching' }),
            ],
          },
        ],
        'pre_unpatch.patch.module': {
          description: '§2.2: pre_unpatch for each patched object',
          actions: [raise({ type: 'start.unpatching' })],
        },
        'post_patch.patch.module': { description: '§2.4: only loaded objects', actions: [raise({ type: 'finish.patch' })] },
        'post_unpatch.patch.module': {
          description: '§2.4: only where pre_patch had succeeded',
          actions: [raise({ type: 'finish.patch' })],
        },
        'apply.patch.module': [
          {
            guard: { type: 'param', params: { param: 0, value: 1 } },
            description: '§2.6 coming: pre_patch fails, the module is refused',
            actions: [
              {
                type: 'observe.log',
                params: {
                  level: 'notice',
                  line: 'livepatch: applying patch \'patch\' to loading module \'module\'',
                },
              },
              {
                type: 'observe.callback',
                params: {
                  patch: 'patch',
                  object: 'module',
                  callback: 'pre_patch',
                  module: 'COMING',
                  returns: -19,
                },
              },
              {
                type: 'observe.log',
                params: {
                  level: 'info',
                  line: 'patch: pre_patch_callback: module -> [MODULE_STATE_COMING] Full formed, running module_init',
                },
              },
              {
                type: 'observe.log',
                params: {
                  level: 'warning',
                  line: 'livepatch: pre-patch callback failed for object \'module\'',
                },
              },
              {
                type: 'observe.log',
                params: {
                  level: 'warning',
                  line: 'livepatch: patch \'patch\' failed for module \'module\', refusing to load module \'module\'',
                },
              },
              { type: 'observe.errno', params: { errno: -19 } },
              raise({ type: 'refused.module' }),
            ],
          },
          {
            guard: { type: 'handlerRefused', params: { site: 1, needsFtrace: true } },
            description: '§2.6 coming: registration of the handler refused, post_unpatch, the module is refused',
            actions: [
              {
                type: 'observe.log',
                params: {
                  level: 'notice',
                  line: 'livepatch: applying patch \'patch\' to loading module \'module\'',
                },
              },
              {
                type: 'observe.callback',
                params: {
                  patch: 'patch',
                  object: 'module',
                  callback: 'pre_patch',
                  module: 'COMING',
                  returns: 0,
                },
              },
              {
                type: 'observe.log',
                params: {
                  level: 'info',
                  line: 'patch: pre_patch_callback: module -> [MODULE_STATE_COMING] Full formed, running module_init',
                },
              },
              {
                type: 'observe.log',
                params: {
                  level: 'err',
                  line: 'livepatch: failed to register ftrace handler for function \'g\' (-16)',
                },
              },
              {
                type: 'observe.log',
                params: {
                  level: 'warning',
                  line: 'livepatch: failed to apply patch \'patch\' to module \'module\' (-16)',
                },
              },
              {
                type: 'observe.callback',
                params: {
                  patch: 'patch',
                  object: 'module',
                  callback: 'post_unpatch',
                  module: 'COMING',
                  returns: 0,
                },
              },
              {
                type: 'observe.log',
                params: {
                  level: 'info',
                  line: 'patch: post_unpatch_callback: module -> [MODULE_STATE_COMING] Full formed, running module_init',
                },
              },
              {
                type: 'observe.log',
                params: {
                  level: 'warning',
                  line: 'livepatch: patch \'patch\' failed for module \'module\', refusing to load module \'module\'',
                },
              },
              { type: 'observe.errno', params: { errno: -16 } },
              raise({ type: 'refused.module' }),
            ],
          },
          {
            guard: { type: 'inTransition', params: { patch: 1 } },
            target: 'prepared',
            description: '§2.6 coming: no post_patch while the patch is in transition',
            actions: [
              {
                type: 'observe.log',
                params: {
                  level: 'notice',
                  line: 'livepatch: applying patch \'patch\' to loading module \'module\'',
                },
              },
              {
                type: 'observe.callback',
                params: {
                  patch: 'patch',
                  object: 'module',
                  callback: 'pre_patch',
                  module: 'COMING',
                  returns: 0,
                },
              },
              {
                type: 'observe.log',
                params: {
                  level: 'info',
                  line: 'patch: pre_patch_callback: module -> [MODULE_STATE_COMING] Full formed, running module_init',
                },
              },
              { type: 'push', params: { patch: 1, site: 1 } },
              raise({ type: 'applied.patch.module' }),
            ],
          },
          {
            target: 'live',
            description: '§2.6 coming: pre_patch, push, post_patch',
            actions: [
              {
                type: 'observe.log',
                params: {
                  level: 'notice',
                  line: 'livepatch: applying patch \'patch\' to loading module \'module\'',
                },
              },
              {
                type: 'observe.callback',
                params: {
                  patch: 'patch',
                  object: 'module',
                  callback: 'pre_patch',
                  module: 'COMING',
                  returns: 0,
                },
              },
              {
                type: 'observe.log',
                params: {
                  level: 'info',
                  line: 'patch: pre_patch_callback: module -> [MODULE_STATE_COMING] Full formed, running module_init',
                },
              },
              { type: 'push', params: { patch: 1, site: 1 } },
              {
                type: 'observe.callback',
                params: {
                  patch: 'patch',
                  object: 'module',
                  callback: 'post_patch',
                  module: 'COMING',
                  returns: 0,
                },
              },
              {
                type: 'observe.log',
                params: {
                  level: 'info',
                  line: 'patch: post_patch_callback: module -> [MODULE_STATE_COMING] Full formed, running module_init',
                },
              },
              raise({ type: 'applied.patch.module' }),
            ],
          },
        ],
        'rollback.patch.module': {
          description: '§2.6 coming: only the patches already applied are reverted',
          actions: [raise({ type: 'rolledBack.patch.module' })],
        },
      },
    },
    prepared: {
      on: {
        'post_patch.patch.module': {
          target: 'live',
          description: '§2.4: target 1 → post_patch',
          actions: [
            {
              type: 'observe.callback',
              params: {
                patch: 'patch',
                object: 'module',
                callback: 'post_patch',
                module: 'LIVE',
                returns: 0,
              },
            },
            {
              type: 'observe.log',
              params: {
                level: 'info',
                line: 'patch: post_patch_callback: module -> [MODULE_STATE_LIVE] Normal state',
              },
            },
            raise({ type: 'finish.patch' }),
          ],
        },
        'post_unpatch.patch.module': {
          target: 'clean',
          description: '§2.4: target 0 → post_unpatch, its pre_patch had succeeded',
          actions: [
            {
              type: 'observe.callback',
              params: {
                patch: 'patch',
                object: 'module',
                callback: 'post_unpatch',
                module: 'LIVE',
                returns: 0,
              },
            },
            {
              type: 'observe.log',
              params: {
                level: 'info',
                line: 'patch: post_unpatch_callback: module -> [MODULE_STATE_LIVE] Normal state',
              },
            },
            raise({ type: 'finish.patch' }),
          ],
        },
        'revert.patch.module': {
          target: 'clean',
          description: '§2.6 going: in transition: no pre_unpatch',
          actions: [
            {
              type: 'observe.log',
              params: {
                level: 'notice',
                line: 'livepatch: reverting patch \'patch\' on unloading module \'module\'',
              },
            },
            { type: 'pop', params: { patch: 1, patches: 1, site: 1 } },
            {
              type: 'observe.callback',
              params: {
                patch: 'patch',
                object: 'module',
                callback: 'post_unpatch',
                module: 'GOING',
                returns: 0,
              },
            },
            {
              type: 'observe.log',
              params: {
                level: 'info',
                line: 'patch: post_unpatch_callback: module -> [MODULE_STATE_GOING] Going away',
              },
            },
            raise({ type: 'reverted.patch.module' }),
          ],
        },
        'rollback.patch.module': {
          target: 'clean',
          description: '§2.6 coming: rolled back, state still COMING; in transition: no pre_unpatch',
          actions: [
            {
              type: 'observe.log',
              params: {
                level: 'notice',
                line: 'livepatch: reverting patch \'patch\' on unloading module \'module\'',
              },
            },
            { type: 'pop', params: { patch: 1, patches: 1, site: 1 } },
            {
              type: 'observe.callback',
              params: {
                patch: 'patch',
                object: 'module',
                callback: 'post_unpatch',
                module: 'COMING',
                returns: 0,
              },
            },
            {
              type: 'observe.log',
              params: {
                level: 'info',
                line: 'patch: post_unpatch_callback: module -> [MODULE_STATE_COMING] Full formed, running module_init',
              },
            },
            raise({ type: 'rolledBack.patch.module' }),
          ],
        },
      },
    },
    live: {
      on: {
        'pre_unpatch.patch.module': {
          target: 'leaving',
          description: '§2.2: pre_unpatch for each patched object',
          actions: [
            {
              type: 'observe.callback',
              params: {
                patch: 'patch',
                object: 'module',
                callback: 'pre_unpatch',
                module: 'LIVE',
                returns: 0,
              },
            },
            {
              type: 'observe.log',
              params: {
                level: 'info',
                line: 'patch: pre_unpatch_callback: module -> [MODULE_STATE_LIVE] Normal state',
              },
            },
            raise({ type: 'start.unpatching' }),
          ],
        },
        replaced: {
          guard: { type: 'replaced', params: { patch: 1, by: [] } },
          target: 'clean',
          description: '§2.4: replaced patches leave without callbacks',
        },
        'revert.patch.module': {
          target: 'clean',
          description: '§2.6 going: pre_unpatch, pop, post_unpatch',
          actions: [
            {
              type: 'observe.callback',
              params: {
                patch: 'patch',
                object: 'module',
                callback: 'pre_unpatch',
                module: 'GOING',
                returns: 0,
              },
            },
            {
              type: 'observe.log',
              params: {
                level: 'info',
                line: 'patch: pre_unpatch_callback: module -> [MODULE_STATE_GOING] Going away',
              },
            },
            {
              type: 'observe.log',
              params: {
                level: 'notice',
                line: 'livepatch: reverting patch \'patch\' on unloading module \'module\'',
              },
            },
            { type: 'pop', params: { patch: 1, patches: 1, site: 1 } },
            {
              type: 'observe.callback',
              params: {
                patch: 'patch',
                object: 'module',
                callback: 'post_unpatch',
                module: 'GOING',
                returns: 0,
              },
            },
            {
              type: 'observe.log',
              params: {
                level: 'info',
                line: 'patch: post_unpatch_callback: module -> [MODULE_STATE_GOING] Going away',
              },
            },
            raise({ type: 'reverted.patch.module' }),
          ],
        },
        'rollback.patch.module': {
          target: 'clean',
          description: '§2.6 coming: rolled back, state still COMING; pre_unpatch, pop, post_unpatch',
          actions: [
            {
              type: 'observe.callback',
              params: {
                patch: 'patch',
                object: 'module',
                callback: 'pre_unpatch',
                module: 'COMING',
                returns: 0,
              },
            },
            {
              type: 'observe.log',
              params: {
                level: 'info',
                line: 'patch: pre_unpatch_callback: module -> [MODULE_STATE_COMING] Full formed, running module_init',
              },
            },
            {
              type: 'observe.log',
              params: {
                level: 'notice',
                line: 'livepatch: reverting patch \'patch\' on unloading module \'module\'',
              },
            },
            { type: 'pop', params: { patch: 1, patches: 1, site: 1 } },
            {
              type: 'observe.callback',
              params: {
                patch: 'patch',
                object: 'module',
                callback: 'post_unpatch',
                module: 'COMING',
                returns: 0,
              },
            },
            {
              type: 'observe.log',
              params: {
                level: 'info',
                line: 'patch: post_unpatch_callback: module -> [MODULE_STATE_COMING] Full formed, running module_init',
              },
            },
            raise({ type: 'rolledBack.patch.module' }),
          ],
        },
      },
    },
    leaving: {
      on: {
        'post_patch.patch.module': {
          target: 'live',
          description: '§2.5: a reversed disable ends as a patching',
          actions: [
            {
              type: 'observe.callback',
              params: {
                patch: 'patch',
                object: 'module',
                callback: 'post_patch',
                module: 'LIVE',
                returns: 0,
              },
            },
            {
              type: 'observe.log',
              params: {
                level: 'info',
                line: 'patch: post_patch_callback: module -> [MODULE_STATE_LIVE] Normal state',
              },
            },
            raise({ type: 'finish.patch' }),
          ],
        },
        'post_unpatch.patch.module': {
          target: 'clean',
          description: '§2.4: target 0 → post_unpatch',
          actions: [
            {
              type: 'observe.callback',
              params: {
                patch: 'patch',
                object: 'module',
                callback: 'post_unpatch',
                module: 'LIVE',
                returns: 0,
              },
            },
            {
              type: 'observe.log',
              params: {
                level: 'info',
                line: 'patch: post_unpatch_callback: module -> [MODULE_STATE_LIVE] Normal state',
              },
            },
            raise({ type: 'finish.patch' }),
          ],
        },
        'revert.patch.module': {
          target: 'clean',
          description: '§2.6 going: in transition: no pre_unpatch',
          actions: [
            {
              type: 'observe.log',
              params: {
                level: 'notice',
                line: 'livepatch: reverting patch \'patch\' on unloading module \'module\'',
              },
            },
            { type: 'pop', params: { patch: 1, patches: 1, site: 1 } },
            {
              type: 'observe.callback',
              params: {
                patch: 'patch',
                object: 'module',
                callback: 'post_unpatch',
                module: 'GOING',
                returns: 0,
              },
            },
            {
              type: 'observe.log',
              params: {
                level: 'info',
                line: 'patch: post_unpatch_callback: module -> [MODULE_STATE_GOING] Going away',
              },
            },
            raise({ type: 'reverted.patch.module' }),
          ],
        },
        'rollback.patch.module': {
          target: 'clean',
          description: '§2.6 coming: rolled back, state still COMING; in transition: no pre_unpatch',
          actions: [
            {
              type: 'observe.log',
              params: {
                level: 'notice',
                line: 'livepatch: reverting patch \'patch\' on unloading module \'module\'',
              },
            },
            { type: 'pop', params: { patch: 1, patches: 1, site: 1 } },
            {
              type: 'observe.callback',
              params: {
                patch: 'patch',
                object: 'module',
                callback: 'post_unpatch',
                module: 'COMING',
                returns: 0,
              },
            },
            {
              type: 'observe.log',
              params: {
                level: 'info',
                line: 'patch: post_unpatch_callback: module -> [MODULE_STATE_COMING] Full formed, running module_init',
              },
            },
            raise({ type: 'rolledBack.patch.module' }),
          ],
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
