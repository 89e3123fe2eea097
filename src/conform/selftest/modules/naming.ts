/** Names in the descriptions of the test modules, and what their functions print (facts from the modules' sources). */
import type { ModuleState } from '../../../../spec/vocabulary.ts';
import type { Callback, ObjectDesc } from '../../../engine/description.ts';
import type { Naming } from '../../../shell/vmlinux.ts';

export type { Naming };

/** Words for the state of the target module. */
const stateText: Readonly<Record<NonNullable<ModuleState>, string>> = {
  LIVE: '[MODULE_STATE_LIVE] Normal state',
  COMING: '[MODULE_STATE_COMING] Full formed, running module_init',
  GOING: '[MODULE_STATE_GOING] Going away',
};

/** What else a callback does after its line; its result is pre_patch's. */
export type CallbackBody = Partial<
  Record<'pre_patch' | 'post_patch' | 'pre_unpatch' | 'post_unpatch', Callback>
>;

/** All four callbacks, each printing where it runs. */
export function announced(naming: Naming, body: CallbackBody = {}): NonNullable<ObjectDesc['callbacks']> {
  const announce = (name: keyof CallbackBody): Callback => {
    const text = naming(`${name}_callback`);
    return (context) => {
      const { ctx, object, moduleState } = context;
      const where = moduleState === null ? object : `${object} -> ${stateText[moduleState]}`;
      ctx.print(`${text}: ${where}`);
      return body[name]?.(context) ?? 0;
    };
  };
  return {
    pre_patch: announce('pre_patch'),
    post_patch: announce('post_patch'),
    pre_unpatch: announce('pre_unpatch'),
    post_unpatch: announce('post_unpatch'),
  };
}
