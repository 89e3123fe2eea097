/** What stands in a simulated module file: the name of a description, behind the magic of an ELF file. */

const text = (name: string): string => `\x7fELF klp module ${name}\n`;

/** The content of a module's file. */
export const moduleFile = text;

/** The description that a file names; `undefined` when it is no module. */
export const moduleNameIn = (content: string): string | undefined =>
  /^\x7fELF klp module (\S+)\n$/.exec(content)?.[1];

/** Where installed modules are. */
export const moduleDirectory = (release: string): string => `/lib/modules/${release}/kernel/lib/livepatch`;
