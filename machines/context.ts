/** The context of all charts together: what each of them declares (spec/domain.ts). */
import type { ContextOf } from '../spec/domain.ts';
import type { domains as core } from './core.ts';
import type { domains as debug } from './debug.ts';
import type { domains as module } from './module.ts';
import type { domains as patch } from './patch.ts';
import type { domains as relocations } from './relocations.ts';
import type { domains as shadow } from './shadow.ts';
import type { domains as site } from './site.ts';
import type { domains as state } from './state.ts';
import type { domains as task } from './task.ts';

type Of<F extends (...args: never[]) => unknown> = ReturnType<F>;

export type Context = ContextOf<
  Of<typeof core> &
    Of<typeof debug> &
    Of<typeof patch> &
    Of<typeof site> &
    Of<typeof state> &
    Of<typeof relocations> &
    Of<typeof shadow> &
    Of<typeof module> &
    Of<typeof task>
>;
