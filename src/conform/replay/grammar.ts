import type { CallbackName, LogLevel, ModuleState } from '../../../spec/vocabulary.ts';
import { type CoreWord, type LineNames, wordings } from './wordings.ts';

export interface CoreLine extends LineNames {
  readonly kind: 'core';
  readonly word: CoreWord;
  readonly level: LogLevel;
}

/** A callback that says it was entered, in the words of spec/printed.ts. */
export interface CallbackLine {
  readonly kind: 'callback';
  readonly patch: string;
  readonly callback: CallbackName;
  readonly object: string;
  readonly module: ModuleState;
}

/** A debug line of the core about one task that could not be moved. */
export interface BlockerLine {
  readonly kind: 'blocker';
  readonly task: string;
  readonly pid: number;
  /** The function it sleeps in; otherwise it runs, or its stack cannot be unwound. */
  readonly why: 'running' | 'unreliable' | { readonly func: string };
}

/** A command that a test script wrote into the log before it ran it: `% insmod demo.ko`. */
export interface CommandLine {
  readonly kind: 'command';
  readonly command:
    | { readonly verb: 'insmod'; readonly module: string; readonly args: Readonly<Record<string, string>> }
    | { readonly verb: 'rmmod'; readonly module: string }
    | { readonly verb: 'write'; readonly patch: string; readonly file: string; readonly value: string }
    | { readonly verb: 'setParam'; readonly module: string; readonly param: string; readonly value: string }
    | { readonly verb: 'ftrace'; readonly value: 0 | 1; readonly failed: boolean };
}

/** What such a script then wrote about its failure, e.g. `insmod: ERROR: could not insert module demo.ko: No such device`. */
export interface ResultLine {
  readonly kind: 'result';
  readonly text: string;
}

export type LineKind =
  | CoreLine
  | CallbackLine
  | BlockerLine
  | CommandLine
  | ResultLine
  /** About the first livepatch since boot: the module loader's line, or that of the core (before 4.9), without a name. */
  | { readonly kind: 'taint'; readonly patch?: string }
  /** The first line of a boot. */
  | { readonly kind: 'boot'; readonly release: string }
  /** A test script starts a new test; the line before its title has none. */
  | { readonly kind: 'test'; readonly title: string }
  /** It starts as the core's lines do, but no kernel that we know prints it. */
  | { readonly kind: 'unknown' }
  /** `<owner>: <text>`, which may be a module of a scenario; or anything else, with an empty owner. */
  | { readonly kind: 'other'; readonly owner: string };

const callback =
  /^([^\s:]{1,200}): (pre_patch|post_patch|pre_unpatch|post_unpatch)_callback: ([^\s:]{1,200})(?: -> \[MODULE_STATE_(LIVE|COMING|GOING)\] [A-Za-z, _]{1,60})?$/;
const blocker =
  /^livepatch: klp_try_switch_task: (.{1,100}):(\d{1,10}) (?:is (running)|has an (unreliable) stack|is sleeping on function (\S{1,512}))$/;
const taint = /^([^\s:]{1,200}): tainting kernel with TAINT_LIVEPATCH$/;
const insmod = /^% (?:insmod|modprobe) (?:-\S+ )*(\S{1,300})((?: \S{1,4000})*)$/;
const rmmod = /^% (?:rmmod|modprobe -r) (?:-\S+ )*(\S{1,300})$/;
const write = /^% echo (.{1,200}?) ?> ?\/sys\/kernel\/livepatch\/([^\s/]{1,200})\/(\w{1,40})$/;
const setParam = /^% echo (\S{1,200}) ?> ?\/sys\/module\/([^\s/]{1,200})\/parameters\/(\S{1,200})$/;
const ftrace = /^livepatch: kernel\.ftrace_enabled = ([01])$/;
const ftraceFailed = /^livepatch: sysctl: setting key "kernel\.ftrace_enabled": /;
const result = /^(?:insmod|modprobe|rmmod): ERROR: /;
const test = /^===== TEST: (.{0,300}) =====$/;
const timestamp = 'livepatch kselftest timestamp: ';
const owner = /^([A-Za-z0-9_]{1,200}): /;

const isCallback = (text: string): text is CallbackName =>
  text === 'pre_patch' || text === 'post_patch' || text === 'pre_unpatch' || text === 'post_unpatch';
const isModuleState = (text: string): text is Exclude<ModuleState, null> =>
  text === 'LIVE' || text === 'COMING' || text === 'GOING';

/** A module's name from the path of its file: `test_modules/a-b.ko` is `a_b`. */
export const moduleName = (path: string): string =>
  path
    .slice(path.lastIndexOf('/') + 1)
    .replace(/\.ko(?:\.\w+)?$/, '')
    .replaceAll('-', '_');

function argsOf(text: string): Readonly<Record<string, string>> {
  const pairs = text
    .split(' ')
    .filter((word) => word !== '')
    .map((word): [string, string] => {
      const at = word.indexOf('=');
      return at < 0 ? [word, ''] : [word.slice(0, at), word.slice(at + 1)];
    });
  return Object.fromEntries(pairs);
}

function commandOf(text: string): CommandLine | undefined {
  const removed = rmmod.exec(text);
  if (removed?.[1] !== undefined) {
    return { kind: 'command', command: { verb: 'rmmod', module: moduleName(removed[1]) } };
  }
  const inserted = insmod.exec(text);
  if (inserted?.[1] !== undefined) {
    const args = argsOf(inserted[2] ?? '');
    return { kind: 'command', command: { verb: 'insmod', module: moduleName(inserted[1]), args } };
  }
  const written = write.exec(text);
  if (written?.[1] !== undefined && written[2] !== undefined && written[3] !== undefined) {
    const [, value, patch, file] = written;
    return { kind: 'command', command: { verb: 'write', patch, file, value } };
  }
  const set = setParam.exec(text);
  if (set?.[1] !== undefined && set[2] !== undefined && set[3] !== undefined) {
    return { kind: 'command', command: { verb: 'setParam', module: set[2], param: set[3], value: set[1] } };
  }
  return undefined;
}

function livepatchLine(text: string): LineKind {
  for (const { word, level, pattern, fields } of wordings) {
    const found = pattern.exec(text);
    if (found === null) continue;
    const names = Object.fromEntries(fields.map((field, i) => [field, found[i + 1]]));
    return { kind: 'core', word, level, ...names };
  }
  const task = blocker.exec(text);
  if (task?.[1] !== undefined) {
    const why = task[5] !== undefined ? { func: task[5] } : task[4] !== undefined ? 'unreliable' : 'running';
    return { kind: 'blocker', task: task[1], pid: Number(task[2]), why };
  }
  const sysctl = ftrace.exec(text);
  if (sysctl !== null) {
    return { kind: 'command', command: { verb: 'ftrace', value: sysctl[1] === '1' ? 1 : 0, failed: false } };
  }
  if (ftraceFailed.test(text)) {
    return { kind: 'command', command: { verb: 'ftrace', value: 0, failed: true } };
  }
  return { kind: 'unknown' };
}

/** What no name of a module has in a scenario: the charts' ids are paths with dots. */
const odd = /[.\\]/;

/** The modules that a line names. */
function modulesOf(kind: LineKind): readonly (string | undefined)[] {
  switch (kind.kind) {
    case 'core':
    case 'callback':
      return [kind.patch, kind.object];
    case 'taint':
      return [kind.patch];
    case 'other':
      return [kind.owner];
    case 'command':
      return [
        'module' in kind.command ? kind.command.module : undefined,
        'patch' in kind.command ? kind.command.patch : undefined,
      ];
    default:
      return [];
  }
}

/**
 * What a line of a kernel log (without its timestamp) says about livepatch. Accepts any text. A line of the core about a
 * module with a name that none has is unknown, another one is nobody's.
 */
export function classify(text: string): LineKind {
  const kind = sorted(text);
  if (!modulesOf(kind).some((name) => name !== undefined && odd.test(name))) return kind;
  return kind.kind === 'core' ? { kind: 'unknown' } : { kind: 'other', owner: '' };
}

function sorted(text: string): LineKind {
  if (text === 'livepatch: tainting kernel with TAINT_LIVEPATCH') return { kind: 'taint' };
  if (text.startsWith('livepatch: ')) return livepatchLine(text);
  if (text.startsWith(timestamp)) return { kind: 'test', title: '' };
  if (text.startsWith('Linux version ')) return { kind: 'boot', release: text.split(' ', 3)[2] ?? '' };
  if (text.startsWith('% ')) return commandOf(text) ?? { kind: 'other', owner: '' };
  if (text.startsWith('=====')) {
    const title = test.exec(text)?.[1];
    return title === undefined ? { kind: 'other', owner: '' } : { kind: 'test', title };
  }
  const called = callback.exec(text);
  if (called !== null) {
    const [, patch = '', which = '', object = '', state = ''] = called;
    if (isCallback(which)) {
      return {
        kind: 'callback',
        patch,
        callback: which,
        object,
        module: isModuleState(state) ? state : null,
      };
    }
  }
  const tainted = taint.exec(text)?.[1];
  if (tainted !== undefined) return { kind: 'taint', patch: tainted };
  if (result.test(text)) return { kind: 'result', text };
  return { kind: 'other', owner: owner.exec(text)?.[1] ?? '' };
}
