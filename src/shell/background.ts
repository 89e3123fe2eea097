/**
 * `command &` and `$!`: just-bash runs a background command in the foreground and always says 0 for its process.
 * In the text of each command they are replaced by our own command and variable before it runs.
 */
import { parse } from 'just-bash';

export const backgroundCommand = '__klp_background';
export const backgroundPid = '__klp_background_pid';

const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

function backgroundTexts(value: unknown, found: string[]): void {
  if (Array.isArray(value)) {
    for (const v of value) backgroundTexts(v, found);
  } else if (typeof value === 'object' && value !== null) {
    if ('background' in value && value.background === true && 'sourceText' in value) {
      if (typeof value.sourceText === 'string') found.push(value.sourceText);
      return;
    }
    for (const v of Object.values(value)) backgroundTexts(v, found);
  }
}

/** The same text with each background command replaced; unchanged if there is none or it does not parse. */
export function withoutBackground(text: string): string {
  if (!text.includes('&') && !text.includes('$!')) return text;
  const found: string[] = [];
  try {
    backgroundTexts(parse(text).statements, found);
  } catch {
    return text;
  }
  let at = 0;
  let out = text;
  for (const source of found) {
    const start = out.indexOf(source, at);
    if (start < 0) continue;
    const replacement = `${backgroundCommand} ${quote(source.replace(/\s*&\s*$/, ''))}`;
    out = out.slice(0, start) + replacement + out.slice(start + source.length);
    at = start + replacement.length;
  }
  return out.replace(/\$!(?![\w(){[])/g, `\${${backgroundPid}}`);
}
