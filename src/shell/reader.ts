/** Lines in, whole commands out: where a line is only the beginning of a command, more are read. */
import { parse } from 'just-bash';

/** just-bash's words for an input that ends too early. */
const endsTooEarly = /unexpected EOF|got EOF|Expected compound command|unexpected token `(fi|done|esac)'/;
/** What the parser takes for a whole command but bash does not. */
const continues = /(&&|\|\||\||(^|[^\\])(\\\\)*\\)\s*$/;

function hasOpenHereDoc(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasOpenHereDoc);
  if (typeof value !== 'object' || value === null) return false;
  if ('terminated' in value && value.terminated === false) return true;
  return Object.values(value).some(hasOpenHereDoc);
}

/** Whether bash would ask for another line. A text that is wrong beyond repair counts as whole: running it says so. */
export function isIncomplete(text: string): boolean {
  const lastLine = text.slice(text.lastIndexOf('\n') + 1);
  if (continues.test(text) && !/^\s*#/.test(lastLine)) return true;
  try {
    return hasOpenHereDoc(parse(`${text}\n`).statements);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (/unexpected token `(fi|done|esac)'/.test(message)) return /\b(then|else|do|in)\s*$/.test(text);
    return endsTooEarly.test(message);
  }
}

/** Cuts a script into the texts that are run one after the other. The last one may be incomplete. */
export function* commands(script: string): Generator<string> {
  let text = '';
  for (const line of script.replace(/\n$/, '').split('\n')) {
    text = text === '' ? line : `${text}\n${line}`;
    if (isIncomplete(text)) continue;
    if (text.trim() !== '') yield text;
    text = '';
  }
  if (text.trim() !== '') yield text;
}
