/** `/sys/kernel/debug/dynamic_debug/control`: which debug lines the log takes. */
import { errno } from '../../spec/errno.ts';
import type { Kernel } from './kernel.ts';
import { known } from './known.ts';

interface DebugSite {
  /** Names it in the state. */
  readonly id: string;
  readonly file: string;
  readonly line: number;
  readonly func: string;
  readonly format: string;
}

const transition = (id: string, line: number, format: string): DebugSite => ({
  id,
  file: 'kernel/livepatch/transition.c',
  line,
  func: id.replace(/\/.*/, ''),
  format,
});

/** The debug lines of the livepatch core. */
const sites: readonly DebugSite[] = [
  transition('klp_complete_transition', 97, "'%s': completing %s transition\\n"),
  transition('klp_cancel_transition', 168, "'%s': canceling patching transition, going to unpatch\\n"),
  transition('klp_try_switch_task/running', 341, '%s: %s:%d is running\\n'),
  transition('klp_try_switch_task/unreliable', 345, '%s: %s:%d has an unreliable stack\\n'),
  transition('klp_try_switch_task/sleeping', 349, '%s: %s:%d is sleeping on function %s\\n'),
  transition('klp_init_transition', 574, "'%s': initializing %s transition\\n"),
  transition('klp_reverse_transition', 641, "'%s': reversing transition from %s\\n"),
];

/** The control file's text. */
export function showControl(k: Kernel): string {
  const lines = sites.map((s) => {
    const flags = k.state.debug.has(s.id) ? 'p' : '_';
    return `${s.file}:${s.line} [livepatch]${s.func} =${flags} "${s.format}"\n`;
  });
  return `# filename:lineno [module]function flags format\n${lines.join('')}`;
}

const glob = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replace(/\*/g, '.*')
      .replace(/\?/g, '.')}$`,
  );

const inRange = (line: number, range: string): boolean => {
  // Number('') is 0.
  const [from, to] = range.split('-');
  const lo = Number(from);
  const hi = to === undefined ? lo : to === '' ? Number.POSITIVE_INFINITY : Number(to);
  return line >= lo && line <= hi;
};

/** What a pair `keyword value` of a query selects; `undefined` where the keyword is unknown or the value missing. */
function selector(
  keyword: string | undefined,
  value: string | undefined,
): ((site: DebugSite) => boolean) | undefined {
  if (value === undefined) return undefined;
  switch (keyword) {
    case 'file': {
      const pattern = glob(value);
      return (s) => pattern.test(s.file) || pattern.test(s.file.replace(/.*\//, ''));
    }
    case 'func': {
      const pattern = glob(value);
      return (s) => pattern.test(s.func);
    }
    case 'module': {
      const pattern = glob(value);
      return () => pattern.test('livepatch');
    }
    case 'line':
      return /^\d*(-\d*)?$/.test(value) ? (s) => inRange(s.line, value) : undefined;
    case 'format':
      return (s) => s.format.includes(value);
  }
  return undefined;
}

/** The words of a text; quotes hold together what has spaces in it. */
const wordsOf = (text: string): string[] =>
  [...text.matchAll(/"([^"]*)"|\S+/g)].map(([word, quoted = word]) => quoted);

function runQuery(k: Kernel, query: string): boolean {
  const words = wordsOf(query);
  const flags = known(words.pop(), query);
  if (!/^[-+=][pfmltd_]+$/.test(flags)) return false;
  const selectors: ((site: DebugSite) => boolean)[] = [];
  while (words.length > 0) {
    const [keyword, value] = words.splice(0, 2);
    const select = selector(keyword, value);
    if (select === undefined) return false;
    selectors.push(select);
  }
  for (const site of sites) {
    if (!selectors.every((select) => select(site))) continue;
    if (flags.includes('p') && !flags.startsWith('-')) k.state.debug.add(site.id);
    else if (flags.includes('p') || flags.startsWith('=')) k.state.debug.delete(site.id);
  }
  return true;
}

/**
 * Takes queries such as `file kernel/livepatch/* +p`, separated by newlines or semicolons.
 * @returns 0, or -EINVAL when one of them is none; the others count all the same
 */
export function writeControl(k: Kernel, text: string): number {
  let ok = true;
  for (const raw of text.split(/[\n;]/)) {
    const query = raw.replace(/#.*/, '').trim();
    if (query !== '' && !runQuery(k, query)) ok = false;
  }
  return ok ? 0 : errno('EINVAL');
}
