/**
 * What the documentation shows, as something to run. In a page,
 * - a fence `console` holds commands after `$ ` and below each what it prints; `[exit 11]` ends one that fails so;
 *   a line `…` stands for any lines, `…` inside a line for any characters;
 * - a fence with a file name after its language (`yaml my-patch.yaml`) is a file that the commands after it find.
 */
export interface DocCommand {
  readonly kind: 'command';
  readonly line: number;
  readonly command: string;
  readonly prints: readonly string[];
  readonly exit: number;
}

export interface DocFile {
  readonly kind: 'file';
  readonly line: number;
  readonly name: string;
  readonly text: string;
}

/** The commands and files of a page, in order. */
export function commandsOf(page: string): readonly (DocCommand | DocFile)[] {
  const found: (DocCommand | DocFile)[] = [];
  const lines = page.split('\n');
  for (let at = 0; at < lines.length; at++) {
    const fence = /^```(\w+)(?: +(\S+))?\s*$/.exec(lines[at] ?? '');
    if (fence === null) continue;
    const start = at + 1;
    let end = start;
    while (end < lines.length && !(lines[end] ?? '').startsWith('```')) end++;
    const body = lines.slice(start, end);
    const [, language, name] = fence;
    if (language === 'console') found.push(...commandsIn(body, start + 1));
    else if (name !== undefined)
      found.push({ kind: 'file', line: start + 1, name, text: `${body.join('\n')}\n` });
    at = end;
  }
  return found;
}

function commandsIn(body: readonly string[], firstLine: number): readonly DocCommand[] {
  const found: DocCommand[] = [];
  for (const [i, text] of body.entries()) {
    const last = found.at(-1);
    if (text.startsWith('$ ')) {
      found.push({ kind: 'command', line: firstLine + i, command: text.slice(2), prints: [], exit: 0 });
    } else if (last === undefined) {
      throw new Error(`line ${firstLine + i}: output before the first command`);
    } else {
      const exit = /^\[exit (\d+)\]$/.exec(text);
      found.splice(-1, 1, {
        ...last,
        ...(exit === null ? { prints: [...last.prints, text] } : { exit: Number(exit[1]) }),
      });
    }
  }
  return found;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Whether `printed` is what the page shows, `…` standing for anything. */
export function printsAs(shown: readonly string[], printed: string): boolean {
  const pattern = shown
    .map((line) =>
      line.trim() === '…' ? '(?:.*\n)*?' : `${line.trimEnd().split('…').map(escaped).join('.*?')} *\n`,
    )
    .join('');
  return new RegExp(`^${pattern}$`).test(printed.endsWith('\n') || printed === '' ? printed : `${printed}\n`);
}
