/**
 * The name of an event: one line that a person can type, stable across versions, used in scenario files, traces and
 * generated tests. `eventName` and `parseEvent` are exact inverses (parameters that are an empty record count as absent).
 *
 *     load demo pre_patch_ret=-19        unload demo              write demo enabled 0
 *     setParam demo pre_patch_ret -19    loadModule mod init=-12  unloadModule mod
 *     load demo pre_patch_ret=0x10 flag  setParam demo flag "Y\n"
 *     enter t1 vmlinux:f                 leave t1                 exitKernel t1
 *     resched t1                         sleep t1                 wake t1
 *     fork t1 t2                         exit t1                  retry
 *     free demo                          kprobe on vmlinux:f      sysctl kernel.ftrace_enabled 0
 *     debug "func klp_* +p"
 *
 * A written value that has spaces, quotes or nothing in it is quoted as in JSON: `write demo enabled "1\n"`. What insmod
 * gives a parameter has no spaces and no quotes; a parameter may stand without `=`. `init` of loadModule is no parameter.
 */
import { KlpError } from './error.ts';
import { nearest } from './suggest.ts';
import type { EventType, FuncId, GivenParams, KlpEvent } from './vocabulary.ts';

const name = /^[^\s"=]+$/;
const plainValue = /^[^\s"]+$/;
// Digits alone would be sorted before other names.
const param = /^(?!\d+$)[^\s"=]+$/;
const givenValue = /^[^\s"]*$/;
// An int of the kernel; longer ones would lose digits.
const integer = /^(0|-?[1-9]\d{0,9})$/;
const funcId = /^[^\s":=]+:[^\s":=]+$/;

/** How each event is written; also the list of the words an event can start with. */
const usage: Readonly<Record<EventType, string>> = {
  load: 'load <patch> [<param>[=<value>] …]',
  unload: 'unload <patch>',
  write: 'write <patch> <file> <value>',
  setParam: 'setParam <patch> <param> <value>',
  loadModule: 'loadModule <module> [init=<errno>] [<param>[=<value>] …]',
  unloadModule: 'unloadModule <module>',
  enter: 'enter <task> <object>:<function>',
  leave: 'leave <task>',
  exitKernel: 'exitKernel <task>',
  resched: 'resched <task>',
  sleep: 'sleep <task>',
  wake: 'wake <task>',
  fork: 'fork <task> <child>',
  exit: 'exit <task>',
  retry: 'retry',
  free: 'free <patch>',
  sysctl: 'sysctl kernel.ftrace_enabled 0|1',
  debug: 'debug <query>',
  kprobe: 'kprobe on|off <object>:<function>',
};

const isEventType = (word: string): word is EventType => Object.hasOwn(usage, word);

export const eventTypes: readonly EventType[] = Object.keys(usage).filter(isEventType);

export const isFuncId = (text: string): text is FuncId => funcId.test(text);

/** `a=-1 b`, each after a space. */
const given = (params: GivenParams | undefined): string =>
  Object.entries(params ?? {})
    .map(([k, v]) => ` ${k}${v === null ? '' : `=${v}`}`)
    .join('');

const written = (value: string): string => (plainValue.test(value) ? value : JSON.stringify(value));

/** The event as one line of text. */
export function eventName(event: KlpEvent): string {
  switch (event.type) {
    case 'load':
      return `load ${event.patch}${given(event.params)}`;
    case 'unload':
    case 'free':
      return `${event.type} ${event.patch}`;
    case 'write':
      return `write ${event.patch} ${event.file} ${written(event.value)}`;
    case 'setParam':
      return `setParam ${event.patch} ${event.param} ${written(event.value)}`;
    case 'loadModule': {
      const init = event.init === undefined ? '' : ` init=${event.init}`;
      return `loadModule ${event.module}${init}${given(event.params)}`;
    }
    case 'unloadModule':
      return `unloadModule ${event.module}`;
    case 'enter':
      return `enter ${event.task} ${event.func}`;
    case 'leave':
    case 'exitKernel':
    case 'resched':
    case 'sleep':
    case 'wake':
    case 'exit':
      return `${event.type} ${event.task}`;
    case 'fork':
      return `fork ${event.task} ${event.child}`;
    case 'retry':
      return 'retry';
    case 'sysctl':
      return `sysctl ${event.name} ${event.value}`;
    case 'debug':
      return `debug ${written(event.query)}`;
    case 'kprobe':
      return `kprobe ${event.on ? 'on' : 'off'} ${event.func}`;
    default:
      return event satisfies never;
  }
}

/** `a=-1 b` as a record; `undefined` when a word is not of that form or a name occurs twice. */
function assignments(words: readonly string[]): GivenParams | undefined {
  const entries: [string, string | null][] = [];
  for (const word of words) {
    const at = word.indexOf('=');
    const key = at < 0 ? word : word.slice(0, at);
    const value = at < 0 ? null : word.slice(at + 1);
    if (!param.test(key) || entries.some(([k]) => k === key)) return undefined;
    if (value !== null && !givenValue.test(value)) return undefined;
    entries.push([key, value]);
  }
  return Object.fromEntries(entries);
}

/** The written value: plain, or quoted as in JSON; `undefined` when it is neither. */
function writtenValue(text: string): string | undefined {
  if (plainValue.test(text)) return text;
  try {
    const value: unknown = JSON.parse(text);
    // A plain word in quotes would be a second name for the same event.
    return typeof value === 'string' && JSON.stringify(value) === text && !plainValue.test(value)
      ? value
      : undefined;
  } catch {
    return undefined;
  }
}

/** The event of a well-formed line, `undefined` otherwise. */
function read(text: string): KlpEvent | undefined {
  const words = text.split(' ');
  const [type, a = '', b = ''] = words;
  if (type === undefined || !isEventType(type)) return undefined;
  const arity = words.length - 1;
  switch (type) {
    case 'retry':
      return arity === 0 ? { type } : undefined;
    case 'unload':
    case 'free':
      return arity === 1 && name.test(a) ? { type, patch: a } : undefined;
    case 'unloadModule':
      return arity === 1 && name.test(a) ? { type, module: a } : undefined;
    case 'leave':
    case 'exitKernel':
    case 'resched':
    case 'sleep':
    case 'wake':
    case 'exit':
      return arity === 1 && name.test(a) ? { type, task: a } : undefined;
    case 'fork':
      return arity === 2 && name.test(a) && name.test(b) ? { type, task: a, child: b } : undefined;
    case 'enter':
      return arity === 2 && name.test(a) && isFuncId(b) ? { type, task: a, func: b } : undefined;
    case 'kprobe':
      return arity === 2 && (a === 'on' || a === 'off') && isFuncId(b)
        ? { type, func: b, on: a === 'on' }
        : undefined;
    case 'sysctl':
      return arity === 2 && a === 'kernel.ftrace_enabled' && (b === '0' || b === '1')
        ? { type, name: a, value: b === '1' ? 1 : 0 }
        : undefined;
    case 'load': {
      const params = assignments(words.slice(2));
      if (arity < 1 || !name.test(a) || params === undefined) return undefined;
      return arity === 1 ? { type, patch: a } : { type, patch: a, params };
    }
    case 'loadModule': {
      const init = b.startsWith('init=') ? b.slice('init='.length) : undefined;
      const params = assignments(words.slice(init === undefined ? 2 : 3));
      if (arity < 1 || !name.test(a) || params === undefined || 'init' in params) return undefined;
      if (init !== undefined && !integer.test(init)) return undefined;
      return {
        type,
        module: a,
        ...(init === undefined ? {} : { init: Number(init) }),
        ...(Object.keys(params).length === 0 ? {} : { params }),
      };
    }
    case 'debug': {
      const query = writtenValue(words.slice(1).join(' '));
      return arity >= 1 && query !== undefined ? { type, query } : undefined;
    }
    case 'setParam':
    case 'write': {
      // The value may have spaces of its own, inside its quotes.
      const value = writtenValue(words.slice(3).join(' '));
      if (arity < 3 || !name.test(a) || !name.test(b) || value === undefined) return undefined;
      return type === 'write' ? { type, patch: a, file: b, value } : { type, patch: a, param: b, value };
    }
    default:
      return type satisfies never;
  }
}

/**
 * The event that a line names.
 * @throws KlpError KLP1100 (no such event) or KLP1101 (the event's arguments are wrong), without a place
 */
export function parseEvent(text: string): KlpEvent {
  const event = read(text);
  if (event !== undefined) return event;
  const type = text.trim().split(/\s+/)[0] ?? '';
  if (isEventType(type)) {
    throw new KlpError('KLP1101', `cannot read the event "${text}"`, { hint: `write it as: ${usage[type]}` });
  }
  const close = nearest(type, eventTypes);
  throw new KlpError('KLP1100', `"${text}" is not an event`, {
    hint:
      close === undefined
        ? `an event starts with one of ${eventTypes.join(', ')}`
        : `did you mean "${usage[close]}"?`,
  });
}
