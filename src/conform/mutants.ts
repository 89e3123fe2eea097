/** A mistake put into the engine's source text, to see that the tests notice. */
export interface Mutant {
  readonly name: string;
  /** File of src/engine/. */
  readonly file: string;
  /** Occurs exactly once in the file. */
  readonly find: string;
  readonly replace: string;
}

/** Put into text rather than into hooks, so that the engine needs no door for them. */
export const mutants: readonly Mutant[] = [
  {
    name: 'post_unpatch also after a failed pre_patch',
    file: 'callbacks.ts',
    find: 'obj.postUnpatchEnabled = ret === 0;',
    replace: 'obj.postUnpatchEnabled = true;',
  },
  {
    name: 'stack check skipped',
    file: 'stack-check.ts',
    find: 'const func = blocker(k, patch, task);',
    replace: 'const func = blocker(s, patch, task) && undefined;',
  },
  {
    name: 'reversal runs pre_unpatch',
    file: 'transition.ts',
    find: '  patch.enabled = !patch.enabled;',
    replace:
      '  for (const obj of patch.objects) if (obj.patched) obj.callbacks.pre_unpatch?.({ ctx: k.context(patch.name), patch: patch.name, object: obj.name, callback: "pre_unpatch", moduleState: null });\n  patch.enabled = !patch.enabled;',
  },
];

/** The file's text with the mistake in it. @throws Error when the place is not there exactly once */
export function mutate(mutant: Mutant, text: string): string {
  const parts = text.split(mutant.find);
  if (parts.length !== 2) {
    throw new Error(
      `"${mutant.find}" occurs ${parts.length - 1} times in src/engine/${mutant.file}, not once`,
    );
  }
  return parts.join(mutant.replace);
}
