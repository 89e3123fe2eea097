/** Module parameters as a scenario declares them. What a text means that one is given is a rule: machines/parameters.ts. */

interface Declared {
  /** Of its file `/sys/module/<module>/parameters/<name>`; 0: there is none. */
  readonly mode: number;
  /** The values that the scenario names, as the kernel spells them in the file: the default first. */
  readonly values: readonly [string, ...string[]];
}

/** One parameter of a module (include/linux/moduleparam.h). */
export type ParamSpec =
  | (Declared & { readonly type: 'int' | 'bool' })
  /** `module_param_array` with a variable for the count: only as many elements show as were given. */
  | (Declared & { readonly type: 'array of int'; readonly max: number });

/** An integer with these values, the default first; root may read and write its file. */
export const intParam = (first: number, ...others: readonly number[]): ParamSpec => ({
  type: 'int',
  mode: 0o644,
  values: [String(first), ...others.map(String)],
});

/** The parameter that a name given to insmod means: a dash counts as an underscore (kernel/params.c). */
export const paramNamed = (name: string): string => name.replaceAll('-', '_');

/** Whether anybody may write to its file. */
export const isWritable = ({ mode }: ParamSpec): boolean => (mode & 0o222) !== 0;
