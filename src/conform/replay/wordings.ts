import type { LogLevel } from '../../../spec/vocabulary.ts';

/** What a line of the livepatch core says; the wordings are those of semantics.md §2. */
export type CoreWord =
  | 'enabling'
  | 'initializing'
  | 'starting'
  | 'completing'
  | 'complete'
  | 'reversing'
  | 'canceling'
  | 'enable failed'
  | 'callback failed'
  | 'object failed'
  | 'handler failed'
  | 'location missing'
  | 'applying'
  | 'reverting'
  | 'refusing module'
  | 'module init failed'
  | 'module apply failed'
  | 'not compatible'
  | 'not marked'
  | 'symbol missing'
  | 'symbol ambiguous'
  | 'symbol position'
  | 'signaling'
  | 'forcing'
  | 'vmlinux name'
  | 'disabling'
  | 'legacy transition'
  | 'size missing'
  | 'relocation'
  | 'shadow failed'
  | 'not modelled';

/**
 * What the core says about mistakes of a patch's author. No log tells which mistake it was, and of which patch: only a
 * scenario does (spec/mistakes.ts).
 */
export const ofMistakes: ReadonlySet<CoreWord> = new Set<CoreWord>([
  'location missing',
  'not marked',
  'symbol missing',
  'symbol ambiguous',
  'symbol position',
  'size missing',
  'relocation',
  'module init failed',
]);

/** The names a line speaks of. */
export interface LineNames {
  readonly patch?: string;
  readonly object?: string;
  readonly func?: string;
}

const name = `([^\\s']{1,200})`;
const direction = '(?:patching|unpatching)';

type Field = keyof LineNames;

/** One wording: what it says, at which level, which names stand in it, in order. */
const wording = (
  word: CoreWord,
  level: LogLevel,
  pattern: string,
  ...fields: readonly Field[]
): {
  readonly word: CoreWord;
  readonly level: LogLevel;
  readonly pattern: RegExp;
  readonly fields: readonly Field[];
} => ({ word, level, pattern: new RegExp(`^livepatch: ${pattern.replaceAll('@', name)}$`), fields });

/** The core's lines, 4.0 to 6.19; `@` stands for a name. */
export const wordings = [
  wording('enabling', 'notice', `enabling patch '@'`, 'patch'),
  wording('initializing', 'debug', `'@': initializing ${direction} transition`, 'patch'),
  wording('starting', 'notice', `'@': starting ${direction} transition`, 'patch'),
  wording('completing', 'debug', `'@': completing ${direction} transition`, 'patch'),
  wording('complete', 'notice', `'@': ${direction} complete`, 'patch'),
  wording('reversing', 'debug', `'@': reversing transition from ${direction} to ${direction}`, 'patch'),
  wording('canceling', 'debug', `'@': canceling (?:patching )?transition, going to unpatch`, 'patch'),
  wording('enable failed', 'warning', `failed to enable patch '@'`, 'patch'),
  wording('callback failed', 'warning', `pre-patch callback failed for object '@'`, 'object'),
  wording('object failed', 'warning', `failed to patch object '@'`, 'object'),
  wording('handler failed', 'err', `failed to register ftrace handler for function '@' \\(-?\\d+\\)`, 'func'),
  wording('location missing', 'err', `failed to find location for function '@'`, 'func'),
  wording('applying', 'notice', `applying patch '@' to loading module '@'`, 'patch', 'object'),
  wording('reverting', 'notice', `reverting patch '@' on unloading module '@'`, 'patch', 'object'),
  wording(
    'refusing module',
    'warning',
    `patch '@' failed for module '@', refusing to load module '[^']+'`,
    'patch',
    'object',
  ),
  wording(
    'module init failed',
    'warning',
    `failed to initialize patch '@' for module '@' \\(-?\\d+\\)`,
    'patch',
    'object',
  ),
  wording(
    'module apply failed',
    'warning',
    `failed to apply patch '@' to module '@' \\(-?\\d+\\)`,
    'patch',
    'object',
  ),
  wording(
    'not compatible',
    'err',
    'Livepatch patch \\(([^\\s()]{1,200})\\) is not compatible with the already installed livepatches\\.',
    'patch',
  ),
  wording('not marked', 'err', 'module @ is not marked as a livepatch module', 'patch'),
  wording('symbol missing', 'err', `symbol '@' not found in symbol table`, 'func'),
  wording('symbol ambiguous', 'err', `unresolvable ambiguity for symbol '@' in object '@'`, 'func', 'object'),
  wording(
    'symbol position',
    'err',
    `symbol position \\d+ for symbol '@' in object '@' not found`,
    'func',
    'object',
  ),
  wording('signaling', 'notice', 'signaling remaining tasks'),
  wording('forcing', 'warning', 'forcing remaining tasks to the patched state'),
  wording('vmlinux name', 'err', 'vmlinux\\.ko: invalid module name'),
  wording('disabling', 'notice', `disabling patch '@'`, 'patch'),
  wording('legacy transition', 'notice', `'@': (?:patching|unpatching)\\.\\.\\.`, 'patch'),
  wording(
    'not modelled',
    'warning',
    "This architecture doesn't have support for the livepatch consistency model\\.",
  ),
  wording('not modelled', 'warning', 'The livepatch transition may never complete\\.'),
  wording('not modelled', 'err', `failed to set ftrace filter for function '@' \\(-?\\d+\\)`, 'func'),
  wording('size missing', 'err', `kallsyms size lookup failed for '@'(?: replacement)?`, 'func'),
  wording('relocation', 'err', 'symbol .{1,600} is not marked as a livepatch symbol'),
  wording('relocation', 'err', '(?:symbol|section) .{1,600} has an incorrectly formatted name'),
  wording('relocation', 'err', 'invalid access to vmlinux symbol .{1,700}'),
  wording('shadow failed', 'err', 'Failed to construct shadow variable .{1,200}'),
  wording('not modelled', 'debug', 'klp_try_switch_task: Unknown error code .{1,200}'),
] as const;
