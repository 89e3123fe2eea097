/** Files below /sys and /proc that modules, or the computer, have besides the engine's. Outside the engine's state. */
import type { Kernel } from '../engine/kernel.ts';

export interface ExtraFile {
  /** Permission bits, e.g. 0o644. */
  readonly mode: number;
  readonly show: () => string;
  /** 0 or a negative errno. */
  readonly store?: (text: string) => number;
}

const files = new WeakMap<Kernel, Map<string, ExtraFile>>();

/** By absolute path, e.g. `/sys/kernel/NAME/value`; whoever adds a file takes it away again. */
export function extraFiles(kernel: Kernel): Map<string, ExtraFile> {
  const known = files.get(kernel) ?? new Map<string, ExtraFile>();
  files.set(kernel, known);
  return known;
}

/** Names that extra files give to a directory. */
export function extraNames(kernel: Kernel, dir: string): readonly string[] {
  const below = [...extraFiles(kernel).keys()].filter((path) => path.startsWith(`${dir}/`));
  return [...new Set(below.map((path) => path.slice(dir.length + 1).replace(/\/.*/, '')))];
}
