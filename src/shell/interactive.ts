/** Commands from a terminal or a pipe, line by line, with completion of commands and paths. */
import { createInterface } from 'node:readline';
import { getCommandNames } from 'just-bash';
import type { KernelFs } from './kernel-fs.ts';
import { isIncomplete } from './reader.ts';
import type { NextCommand, ShellOptions } from './shell.ts';

const builtins = [
  'cd',
  'eval',
  'exit',
  'export',
  'local',
  'read',
  'set',
  'source',
  'test',
  'trap',
  'unset',
  'wait',
];

/** What readline wants: the candidates, and the part of the line that they complete. */
export type Completion = [candidates: string[], word: string];

/** A word that can only be this one is followed by a space, unless a path goes on. */
const finished = (candidates: string[]): string[] =>
  candidates.map((c) => (candidates.length === 1 && !c.endsWith('/') ? `${c} ` : c));

/** Completes the last word of `line`: a path if it has a slash or is no command, else a command. */
export async function complete(
  line: string,
  cwd: string,
  fs: KernelFs,
  commands: readonly string[],
): Promise<Completion> {
  const word = /[^\s;|&<>()"'=]*$/.exec(line)?.[0] ?? '';
  const before = line.slice(0, line.length - word.length).trimEnd();
  const isCommand = (before === '' || /[;|&(]$/.test(before)) && !word.includes('/');
  if (isCommand) return [finished(commands.filter((c) => c.startsWith(word))), word];
  const slash = word.lastIndexOf('/') + 1;
  const directory = fs.resolvePath(cwd, word.slice(0, slash) || '.');
  try {
    const entries = await fs.readdirWithFileTypes(directory);
    const found = entries
      .filter((e) => e.name.startsWith(word.slice(slash)))
      .filter((e) => !e.name.startsWith('.') || word.slice(slash).startsWith('.'))
      .map((e) => `${word.slice(0, slash)}${e.name}${e.isDirectory ? '/' : ''}`);
    return [finished(found), word];
  } catch {
    return [[], word];
  }
}

export interface TerminalOptions {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** Prompts, history and completion: only for a person. */
  readonly isTerminal: boolean;
  readonly prompt: string;
  readonly shell: ShellOptions;
  /** Ctrl-C while a command runs. */
  readonly interrupt?: () => void;
  /** A person was thinking, for so many milliseconds. */
  readonly idle?: (ms: number) => void;
}

/** Where runShell's commands come from, and what ends the reading. */
export interface Terminal {
  readonly next: NextCommand;
  readonly close: () => void;
}

export function terminal(options: TerminalOptions): Terminal {
  const { shell, isTerminal } = options;
  let cwd = shell.cwd;
  let ended = false;
  const lines: string[] = [];
  let waiting: ((line: string | null) => void) | undefined;
  const names = [...new Set([...builtins, ...getCommandNames(), ...shell.commands.map((c) => c.name)])]
    .filter((n) => !n.startsWith('_'))
    .sort();

  const readline = createInterface({
    input: options.input,
    terminal: isTerminal,
    historySize: 1000,
    removeHistoryDuplicates: true,
    ...(isTerminal
      ? {
          output: options.output,
          completer: (line: string, done: (error: Error | null, result: Completion) => void) => {
            complete(line, cwd, shell.fs, names).then(
              (result) => done(null, result),
              () => done(null, [[], line]),
            );
          },
        }
      : {}),
  });
  const give = (line: string | null): void => {
    const taker = waiting;
    waiting = undefined;
    if (taker !== undefined) taker(line);
    else if (line !== null) lines.push(line);
  };
  readline.on('line', give);
  readline.on('close', () => {
    ended = true;
    give(null);
  });
  readline.on('SIGINT', () => {
    options.output.write('^C\n');
    if (waiting === undefined) {
      options.interrupt?.();
      return;
    }
    // As in bash: the line is given up, the shell stays.
    readline.write(null, { ctrl: true, name: 'u' });
    give('');
  });

  const nextLine = async (prompt: string): Promise<string | null> => {
    const ready = lines.shift();
    if (ready !== undefined) return ready;
    if (ended) return null;
    const asked = performance.now();
    const line = await new Promise<string | null>((resolve) => {
      waiting = resolve;
      if (!isTerminal) return;
      readline.setPrompt(prompt);
      readline.prompt();
    });
    if (isTerminal) options.idle?.(performance.now() - asked);
    return line;
  };

  return {
    next: async (at) => {
      cwd = at;
      let text = '';
      for (;;) {
        const line = await nextLine(text === '' ? options.prompt : '> ');
        if (line === null) return text.trim() === '' ? null : text;
        if (line === '' && isTerminal) text = '';
        else text = text === '' ? line : `${text}\n${line}`;
        if (text.trim() !== '' && !isIncomplete(text)) return text;
      }
    },
    close: () => readline.close(),
  };
}
