/**
 * Two lists of lines side by side: ` ` in both, `-` only in the first, `+` only in the second; three lines of context.
 * Empty when they are equal.
 */
export function lineDifference(expected: readonly string[], actual: readonly string[]): readonly string[] {
  const lines = aligned(expected, actual);
  const differs = lines.map((line) => !line.startsWith(' '));
  if (!differs.includes(true)) return [];
  const context = 3;
  return lines.flatMap((line, i) => {
    const near = differs.slice(Math.max(0, i - context), i + context + 1).includes(true);
    return near ? [line] : [];
  });
}

/** By a longest common subsequence; logs are short. */
function aligned(a: readonly string[], b: readonly string[]): readonly string[] {
  const width = b.length + 1;
  const common = new Int32Array((a.length + 1) * width);
  const at = (i: number, j: number): number => common[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      common[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const lines: string[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push(` ${a[i]}`);
      i++;
      j++;
    } else if (i < a.length && (j >= b.length || at(i + 1, j) >= at(i, j + 1))) lines.push(`-${a[i++]}`);
    else lines.push(`+${b[j++]}`);
  }
  return lines;
}
