/**
 * What an author can get wrong in a livepatch so that the kernel refuses it (semantics.md §2.1 steps 1, 4 and 7;
 * Documentation/livepatch/module-elf-format for relocations). Each is about the patch's first object and its first
 * function. Only words: what becomes of it is a rule, and how it comes about is up to whoever builds the module.
 */
export const mistakes = [
  'no objects',
  'no function array',
  'not marked as a livepatch',
  'function without a name',
  'function without new code',
  'function name too long',
  'object name too long',
  'function twice',
  'object twice',
  'symbol missing',
  'symbol ambiguous',
  // The function says which position (sympos), and there are not so many.
  'symbol position beyond the last',
  'size of the symbol unknown',
  'size of the new code unknown',
  'function untraceable',
  'relocation to a missing symbol',
  'relocation to an unmarked symbol',
  'relocation to a malformed symbol',
  'relocation to a prefixed symbol',
  // There is one, and the relocation says position 12.
  'relocation to a position beyond the last',
  'relocation in a malformed section',
  'relocation in a prefixed section',
  'relocation of a module to vmlinux',
  // Nothing is refused but calls: its init and exit ask the core also for what is too early or too late, and print the answers.
  'calls out of order',
] as const;

export type Mistake = (typeof mistakes)[number];

/** What a patch module can ask the core for; before 5.1 all of it, since then to enable it. */
export type Call = 'register' | 'enable' | 'disable' | 'unregister';

/** What it prints of an answer, without the module's prefix. */
export const answer = (call: Call, errno: number): string => `klp_${call}_patch: ${errno}`;

/** KSYM_NAME_LEN: a name of so many characters, or more, does not fit. */
export const LONGEST_SYMBOL = 512;
/** MODULE_NAME_LEN */
export const LONGEST_MODULE = 56;

/** How relocations name sections and symbols; the malformed ones lack a part, the prefixed ones begin with something else. */
export const relocation = {
  section: (object: string): string => `.klp.rela.${object}.text`,
  symbol: (object: string, name: string, sympos = 0): string => `.klp.sym.${object}.${name},${sympos}`,
  malformedSection: '.klp.rela',
  malformedSymbol: '.klp.sym.vmlinux',
  prefix: 'x',
  beyond: 12,
  missing: 'no_such_symbol',
} as const;
