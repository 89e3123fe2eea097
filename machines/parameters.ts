/**
 * What a text means that a module parameter is given: by insmod, or by a write to its file in /sys/module. The facts are
 * those of the kernel's kernel/params.c, lib/kstrtox.c and, for names that no parameter has, kernel/module/main.c.
 */
import { type ErrnoName, errno } from '../spec/errno.ts';
import { isWritable, type ParamSpec, paramNamed } from '../spec/parameters.ts';
import type { GivenParams, KlpEvent, LogLevel } from '../spec/vocabulary.ts';
import { written } from './sysfs-text.ts';

/** What becomes of a parameter that is given a text. */
export interface Reading {
  /** Its value then, as its file shows it; absent: what it was. */
  readonly value?: string;
  readonly refused?: ErrnoName;
  /** A line about it that the kernel logs, whoever gave the text. */
  readonly says?: string;
}

interface Named {
  readonly name: string;
  readonly spec: ParamSpec;
}

const INT_MIN = -(2n ** 31n);
const INT_MAX = 2n ** 31n - 1n;
const TOO_LONG = 2n ** 64n;

/** The digits that a number starts with, in the base that its first characters choose: 0x, 0, or none of them. */
function leadingNumber(text: string): { readonly number: bigint; readonly rest: string } | undefined {
  const hexadecimal = /^0[xX]([0-9a-fA-F]+)/.exec(text);
  const octal = /^0[0-7]*/.exec(text);
  const decimal = /^[1-9][0-9]*/.exec(text);
  const all = (hexadecimal ?? octal ?? decimal)?.[0];
  if (all === undefined) return undefined;
  const number = hexadecimal !== null ? BigInt(all) : octal !== null ? BigInt(`0o0${all}`) : BigInt(all);
  return { number, rest: text.slice(all.length) };
}

/**
 * kstrtoint with base 0: one sign, a number, and one newline at most. A number that no 64 bits hold is out of range
 * whatever follows it; every other is looked at as a whole first.
 */
function int(text: string): Reading {
  const negative = text.startsWith('-');
  const found = leadingNumber(negative || text.startsWith('+') ? text.slice(1) : text);
  if (found === undefined) return { refused: 'EINVAL' };
  if (found.number >= TOO_LONG) return { refused: 'ERANGE' };
  if (found.rest !== '' && found.rest !== '\n') return { refused: 'EINVAL' };
  const value = negative ? -found.number : found.number;
  return value < INT_MIN || value > INT_MAX ? { refused: 'ERANGE' } : { value: String(value) };
}

/** kstrtobool; a name alone means yes. */
function bool(text: string | null): Reading {
  switch (text === null ? '1' : written(text, { booleans: 'kstrtobool' })) {
    case '1':
      return { value: 'Y' };
    case '0':
      return { value: 'N' };
    default:
      return { refused: 'EINVAL' };
  }
}

/** Element by element: one that cannot be read ends it, and those before it stay. */
function array(name: string, text: string, max: number): Reading {
  const elements: string[] = [];
  for (const element of text.split(',')) {
    const value = elements.join(',');
    if (elements.length === max) {
      return { value, refused: 'EINVAL', says: `${name}: can only take ${max} arguments` };
    }
    const read = int(element);
    if (read.value === undefined) return { ...read, value };
    elements.push(read.value);
  }
  return { value: elements.join(',') };
}

/** @param text `null` for a name without `=` */
export function reading({ name, spec }: Named, text: string | null): Reading {
  if (spec.type === 'bool') return bool(text);
  if (text === null) return { refused: 'EINVAL' };
  return spec.type === 'array of int' ? array(name, text, spec.max) : int(text);
}

/** What a write(2) to a parameter's file means. */
export function writing(param: Named, text: string): Reading | 'nothing' {
  if (!isWritable(param.spec)) return { refused: 'EACCES' };
  return text === '' ? 'nothing' : reading(param, text);
}

interface WithParams {
  readonly name: string;
  readonly params: readonly Named[];
}

/** What insmod's parameters come to. */
export interface Given {
  /** By parameter; one that was not given is not in it. */
  readonly values: ReadonlyMap<string, string>;
  readonly lines: readonly { readonly level: LogLevel; readonly text: string }[];
  /** 0, or why the module is not loaded: one fault does not keep the loader from reading the rest, so the last one counts. */
  readonly errno: number;
}

/** The module loader reads what insmod gave, from left to right. */
export function givenParams({ name: module, params }: WithParams, given: GivenParams | undefined): Given {
  const values = new Map<string, string>();
  const lines: { level: LogLevel; text: string }[] = [];
  let result = 0;
  for (const [name, text] of Object.entries(given ?? {})) {
    const param = params.find((p) => p.name === paramNamed(name));
    if (param === undefined) {
      lines.push({ level: 'warning', text: `${module}: unknown parameter '${name}' ignored` });
      continue;
    }
    const { value, refused, says } = reading(param, text);
    if (value !== undefined) values.set(param.name, value);
    if (says !== undefined) lines.push({ level: 'err', text: says });
    if (refused === undefined) continue;
    // Reading an array cuts the text at its first comma, for good.
    const shown = param.spec.type === 'array of int' ? text?.split(',')[0] : text;
    lines.push({ level: 'err', text: `${module}: \`${shown ?? ''}' invalid for parameter \`${name}'` });
    result = errno(refused);
  }
  return { values, lines, errno: result };
}

/** Those of the scenario's loads about whose parameters the kernel says something, each kind once; their places are their numbers. */
export function remarkable(module: WithParams, alphabet: readonly KlpEvent[]): readonly Given[] {
  const found = new Map<string, Given>();
  for (const event of alphabet) {
    const loads =
      event.type === 'load' ? event.patch : event.type === 'loadModule' ? event.module : undefined;
    if (loads !== module.name || !('params' in event)) continue;
    const given = givenParams(module, event.params);
    if (given.lines.length > 0) found.set(remarks(given), given);
  }
  return [...found.values()];
}

const remarks = ({ lines, errno: result }: Given): string => JSON.stringify([lines, result]);

/** Which of the remarkable ones this is; -1 for one about which nothing is said. */
export const remarkOf = (among: readonly Given[], given: Given): number =>
  among.findIndex((g) => remarks(g) === remarks(given));

/** A parameter of a patch. */
export interface ParamPlan {
  readonly name: string;
  readonly spec: ParamSpec;
  /** As the kernel spells them: those that the scenario names, the default first, then what else its events give. */
  readonly values: readonly string[];
}

/** The parameters of a module, with every value that events give them. */
export const paramsOf = (
  module: string,
  specs: Readonly<Record<string, ParamSpec>>,
  alphabet: readonly KlpEvent[],
): readonly ParamPlan[] =>
  Object.entries(specs).map(([name, spec]) => {
    const values = new Set<string>(spec.values);
    for (const event of alphabet) {
      if (event.type === 'load' && event.patch === module) {
        const value = givenParams({ name: module, params: [{ name, spec }] }, event.params).values.get(name);
        if (value !== undefined) values.add(value);
      }
      if (event.type === 'setParam' && event.patch === module && event.param === name) {
        const read = writing({ name, spec }, event.value);
        if (read !== 'nothing' && read.value !== undefined) values.add(read.value);
      }
    }
    return { name, spec, values: [...values] };
  });
