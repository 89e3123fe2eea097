/** What becomes of a livepatch that its author got wrong (semantics.md §2.1 steps 1, 4 and 7, §2.6). */
import { errno as errnoOf } from '../spec/errno.ts';
import { symbolOf } from '../spec/func-id.ts';
import { relocation } from '../spec/mistakes.ts';
import type { LogLevel } from '../spec/vocabulary.ts';
import * as observe from './observe.ts';
import type { ObjectPlan, PatchPlan, Plan } from './plan.ts';
import { type ActionRef, type GuardRef, no, type Transition } from './rules.ts';

/**
 * When it is noticed: `loader`: before the patch's init runs; `check`: §2.1 step 1; `objects`: then, or after steps 1 and 2
 * (profile key `missingObjects`); `setup`: step 4; `symbols`: where the object's symbols are resolved, with the patch or
 * when the object comes; `push`: where the function is patched.
 */
type Moment = 'loader' | 'check' | 'objects' | 'setup' | 'symbols' | 'push';

interface Refusal {
  readonly moment: Moment;
  readonly errno: number;
  readonly says: readonly { readonly level: LogLevel; readonly text: string }[];
}

const errs = (moment: Moment, name: Parameters<typeof errnoOf>[0], ...texts: string[]): Refusal => ({
  moment,
  errno: errnoOf(name),
  says: texts.map((text) => ({ level: 'err', text })),
});

function refusalOf({ name, spec, objects }: PatchPlan): Refusal | undefined {
  const object = objects[0];
  if (spec.mistake === undefined || object === undefined) return undefined;
  const func = symbolOf(object.spec.funcs[0]?.func ?? ':');
  const vmlinux = object.module < 0;
  // The relocations of vmlinux are written by the module loader, those of a module when it is there.
  const relocating = vmlinux ? 'loader' : 'symbols';
  switch (spec.mistake) {
    case 'no objects':
    case 'no function array':
      return errs('objects', 'EINVAL');
    case 'not marked as a livepatch':
      return errs('check', 'EINVAL', `module ${name} is not marked as a livepatch module`);
    case 'function without a name':
    case 'function without new code':
    case 'function name too long':
    case 'object name too long':
      return errs('setup', 'EINVAL');
    case 'function twice':
    case 'object twice':
      return errs('setup', 'EEXIST');
    case 'symbol missing':
      return errs('symbols', 'EINVAL', `symbol '${func}' not found in symbol table`);
    case 'symbol ambiguous': {
      const shown = vmlinux ? '(null)' : object.name;
      return errs('symbols', 'EINVAL', `unresolvable ambiguity for symbol '${func}' in object '${shown}'`);
    }
    case 'symbol position beyond the last':
      return errs(
        'symbols',
        'EINVAL',
        `symbol position ${object.spec.funcs[0]?.sympos} for symbol '${func}' in object '${object.name}' not found`,
      );
    case 'size of the symbol unknown':
      return errs('symbols', 'ENOENT', `kallsyms size lookup failed for '${func}'`);
    case 'size of the new code unknown':
      return errs('symbols', 'ENOENT', `kallsyms size lookup failed for '${func}' replacement`);
    case 'function untraceable':
      return errs('push', 'EINVAL', `failed to find location for function '${func}'`);
    case 'relocation to a missing symbol':
      return errs(relocating, 'EINVAL', `symbol '${relocation.missing}' not found in symbol table`);
    case 'relocation to an unmarked symbol':
      return errs(
        relocating,
        'EINVAL',
        `symbol ${relocation.symbol(object.name, func)} is not marked as a livepatch symbol`,
      );
    case 'relocation to a malformed symbol':
      return errs(
        relocating,
        'EINVAL',
        `symbol ${relocation.malformedSymbol} has an incorrectly formatted name`,
      );
    case 'relocation to a prefixed symbol': {
      const symbol = relocation.prefix + relocation.symbol(object.name, func);
      return errs(relocating, 'EINVAL', `symbol ${symbol} has an incorrectly formatted name`);
    }
    case 'relocation to a position beyond the last':
      return errs(
        relocating,
        'EINVAL',
        `symbol position ${relocation.beyond} for symbol '${func}' in object '${object.name}' not found`,
      );
    case 'relocation in a prefixed section': {
      const section = relocation.prefix + relocation.section(object.name);
      return errs('loader', 'EINVAL', `section ${section} has an incorrectly formatted name`);
    }
    case 'relocation in a malformed section':
      return errs(
        'loader',
        'EINVAL',
        `section ${relocation.malformedSection} has an incorrectly formatted name`,
      );
    case 'calls out of order':
      return undefined;
    case 'relocation of a module to vmlinux':
      return vmlinux
        ? undefined
        : errs(
            'symbols',
            'EINVAL',
            `invalid access to vmlinux symbol '${func}' from module-specific livepatch relocation section`,
          );
  }
}

const lines = ({ says }: Refusal) => says.map(({ level, text }) => observe.core(level, text));

/**
 * What refuses the patch's load at one of these moments: nothing, or one transition, which leaves out everything after it
 * unless the object is a module that need not be there.
 */
export function refusedLoad(
  patch: PatchPlan,
  moments: readonly Exclude<Moment, 'push'>[],
  end: { readonly target: string; readonly before: readonly ActionRef[] },
): readonly Transition[] {
  const refusal = refusalOf(patch);
  if (refusal === undefined || !moments.some((m) => m === refusal.moment)) return [];
  const module = patch.objects[0]?.module ?? -1;
  return [
    {
      ...(refusal.moment === 'symbols' && module >= 0
        ? { guard: { type: 'loaded', params: { module } } as const }
        : {}),
      target: end.target,
      actions: [...end.before, ...lines(refusal), observe.errno(refusal.errno)],
      description: '§2.1 steps 1 and 4: what its author got wrong',
    },
  ];
}

/** What is noticed in steps 1 and 4, on this kernel. */
export function checkedIn({ profile }: Plan): {
  readonly first: readonly Exclude<Moment, 'push'>[];
  readonly setup: readonly Exclude<Moment, 'push'>[];
} {
  return profile.missingObjects === 'first'
    ? { first: ['loader', 'objects', 'check'], setup: ['setup'] }
    : { first: ['loader', 'check'], setup: ['objects', 'setup'] };
}

/** Why the object's symbols cannot be resolved when its module comes (§2.6); `undefined` when they can. */
export function unresolved(
  patch: PatchPlan,
  object: ObjectPlan,
): { readonly says: readonly ActionRef[]; readonly errno: number } | undefined {
  const refusal = patch.objects[0] === object ? refusalOf(patch) : undefined;
  return refusal?.moment === 'symbols' ? { says: lines(refusal), errno: refusal.errno } : undefined;
}

/** The function that cannot be given a handler, and how that is told; asked only where none is there yet (§2.1 step 7). */
export function untraceable(
  patch: PatchPlan,
  object: ObjectPlan,
): readonly { readonly guard: GuardRef; readonly says: readonly ActionRef[]; readonly errno: number }[] {
  const refusal = patch.objects[0] === object ? refusalOf(patch) : undefined;
  const site = object.sites[0];
  if (refusal?.moment !== 'push' || site === undefined) return [];
  return [
    { guard: no({ type: 'hasHandler', params: { site } }), says: lines(refusal), errno: refusal.errno },
  ];
}

/** The module loader refuses it, before it reads its parameters. */
export const refusedByLoader = (patch: PatchPlan): boolean => refusalOf(patch)?.moment === 'loader';

/** Its module does not say that it is a livepatch: the module loader takes it for any other. */
export const unmarked = ({ spec }: PatchPlan): boolean => spec.mistake === 'not marked as a livepatch';

/** The transitions up to the first that nothing can keep from being taken. */
export function possible(transitions: readonly Transition[]): readonly Transition[] {
  const certain = transitions.findIndex(({ guard }) => guard === undefined);
  return certain < 0 ? transitions : transitions.slice(0, certain + 1);
}
