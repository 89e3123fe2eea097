/** Livepatches that change the console's log level and hand the change on: test_klp_state, 2, 3. */
import type { ModuleContext } from '../../../engine/context.ts';
import type { ModuleDesc } from '../../../engine/description.ts';
import { extraFiles } from '../../../shell/extra-files.ts';
import { announced, type CallbackBody, type Naming } from './naming.ts';

const stateId = 1;
/** CONSOLE_LOGLEVEL_MOTORMOUTH */
const motormouth = 15;
const defaultLevel = 7;
/** Its first number is the console's log level. */
const file = '/proc/sys/kernel/printk';

function consoleLoglevel(ctx: ModuleContext): number {
  const text = extraFiles(ctx.kernel).get(file)?.show();
  return text === undefined ? defaultLevel : Number.parseInt(text, 10);
}

function setConsoleLoglevel(ctx: ModuleContext, level: number): void {
  extraFiles(ctx.kernel).set(file, { mode: 0o444, show: () => `${level}\t4\t1\t7\n` });
}

/** The saved level of the patch from which this one takes the state over; `undefined` when there is none. */
function previous(ctx: ModuleContext): { readonly saved: unknown } | undefined {
  const state = ctx.getPrevState(stateId);
  if (state === undefined) return undefined;
  const owner = ctx.kernel.state.patches.find((p) => p.desc.states?.includes(state));
  return { saved: owner === undefined ? undefined : ctx.kernel.context(owner.name).get('saved') };
}

function stateful(naming: Naming, name: string, version: number, migrates: boolean): ModuleDesc {
  const say = (ctx: ModuleContext, func: string, text: string): void => ctx.print(`${naming(func)}: ${text}`);
  const before = (ctx: ModuleContext): ReturnType<typeof previous> => (migrates ? previous(ctx) : undefined);
  const body: CallbackBody = {
    pre_patch: ({ ctx }) => {
      if (before(ctx) === undefined) {
        ctx.set('saved', 0);
        say(ctx, 'allocate_loglevel_state', 'allocating space to store console_loglevel');
      } else {
        say(ctx, 'allocate_loglevel_state', 'space to store console_loglevel already allocated');
      }
      return 0;
    },
    post_patch: ({ ctx }) => {
      const old = before(ctx);
      if (old === undefined) {
        say(ctx, 'fix_console_loglevel', 'fixing console_loglevel');
        ctx.set('saved', consoleLoglevel(ctx));
        setConsoleLoglevel(ctx, motormouth);
      } else {
        say(ctx, 'fix_console_loglevel', 'taking over the console_loglevel change');
        ctx.set('saved', old.saved);
      }
      return 0;
    },
    pre_unpatch: ({ ctx }) => {
      if (before(ctx) === undefined) {
        say(ctx, 'restore_console_loglevel', 'restoring console_loglevel');
        setConsoleLoglevel(ctx, Number(ctx.get('saved')));
      } else {
        say(ctx, 'restore_console_loglevel', 'passing the console_loglevel change back to the old livepatch');
      }
      return 0;
    },
    post_unpatch: ({ ctx }) => {
      const text =
        before(ctx) === undefined
          ? 'freeing space for the stored console_loglevel'
          : 'keeping space to store console_loglevel';
      say(ctx, 'free_loglevel_state', text);
      return 0;
    },
  };
  return {
    name: naming(name),
    patch: {
      objects: [{ name: null, funcs: [], callbacks: announced(naming, body) }],
      states: [{ id: stateId, version }],
      replace: true,
    },
  };
}

/** Version 1 cannot take anything over. */
export const state = (naming: Naming): ModuleDesc => stateful(naming, 'test_klp_state', 1, false);
export const state2 = (naming: Naming): ModuleDesc => stateful(naming, 'test_klp_state2', 2, true);
export const state3 = (naming: Naming): ModuleDesc => stateful(naming, 'test_klp_state3', 2, true);
