/** Text with the names of a scenario taken out. */
export type Names = (text: string) => string;

interface PatchNames {
  readonly name: string;
  readonly objects: readonly { readonly funcs: readonly { readonly func: string }[] }[];
}

/** Replaces patches, modules, tasks and functions by what they are, so that equal differences read alike. */
export function anonymous(scenario: {
  readonly patches: readonly PatchNames[];
  readonly modules: readonly { readonly name: string }[];
  readonly tasks: readonly { readonly name: string }[];
}): Names {
  const kinds = new Map<string, string>();
  for (const { objects } of scenario.patches) {
    for (const { funcs } of objects)
      for (const { func } of funcs) kinds.set(func.replace(/^.*:/, ''), 'FUNCTION');
  }
  for (const { name } of scenario.tasks) kinds.set(name, 'TASK');
  for (const { name } of scenario.modules) kinds.set(name, 'MODULE');
  for (const { name } of scenario.patches) kinds.set(name, 'PATCH');
  const known = (word: string): string => kinds.get(word) ?? word;
  // Only names of functions have dots; events of the charts are names joined by dots.
  return (text) => text.replace(/[\w.-]+/g, (word) => kinds.get(word) ?? word.replace(/[\w-]+/g, known));
}
