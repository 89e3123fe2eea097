/** How the kernel reads a boolean from user space (semantics.md §3). */

/** The first character decides, or `o` and the second; the rest is ignored. `undefined`: -EINVAL. */
export function parseBool(text: string): boolean | undefined {
  if (/^[1yYtT]/.test(text) || /^[oO][nN]/.test(text)) return true;
  if (/^[0nNfF]/.test(text) || /^[oO][fF]/.test(text)) return false;
  return undefined;
}

/** Only the numbers 0 and 1 (4.0). */
export function parseZeroOrOne(text: string): boolean | undefined {
  const match = /^\+?0*([01])\n?$/.exec(text);
  return match === null ? undefined : match[1] === '1';
}
