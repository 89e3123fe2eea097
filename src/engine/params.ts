/** Module parameters: what is stored when a text is given, and what is shown (kernel/params.c, lib/kstrtox.c). */
import { type ErrnoName, errno } from '../../spec/errno.ts';
import type { ModuleDesc, ParamDesc, ParamValue } from './description.ts';
import type { Kernel } from './kernel.ts';
import { print } from './log.ts';
import { parseBool } from './parse.ts';
import type { Module } from './state.ts';

/** Parameters as given to insmod; `null`: the name alone. */
export type Params = Readonly<Record<string, string | number | null>>;

/** The int that a text stands for, or why it stands for none. */
function parseInt32(text: string): number | ErrnoName {
  const number = /^[+-]?(?:0[xX][\da-fA-F]+|0[0-7]*|[1-9]\d*)/.exec(text)?.[0];
  if (number === undefined) return 'EINVAL';
  // JavaScript writes octal numbers with an o.
  const size = BigInt(number.replace(/[+-]/, '').replace(/^0(?=\d)/, '0o'));
  // What is too long even for 64 bits is given up before its end is looked at.
  if (BigInt.asUintN(64, size) !== size) return 'ERANGE';
  if (!/^\n?$/.test(text.slice(number.length))) return 'EINVAL';
  const value = number.startsWith('-') ? -size : size;
  return BigInt.asIntN(32, value) === value ? Number(value) : 'ERANGE';
}

/**
 * Stores what a text says in a parameter. A list is stored element by element, so a refused one is not what it was.
 * @returns 0 or a negative errno
 */
export function storeParam(k: Kernel, module: Module, name: string, desc: ParamDesc, text: string): number {
  switch (desc.type) {
    case 'bool': {
      const value = parseBool(text);
      if (value === undefined) return errno('EINVAL');
      module.params[name] = value;
      return 0;
    }
    case 'int': {
      const value = parseInt32(text);
      if (typeof value === 'string') return errno(value);
      module.params[name] = value;
      return 0;
    }
    case 'intArray': {
      const values: number[] = [];
      module.params[name] = values;
      for (const element of text.split(',')) {
        if (values.length === desc.max) {
          print(k, 'err', `${name}: can only take ${desc.max} arguments`);
          return errno('EINVAL');
        }
        const value = parseInt32(element);
        if (typeof value === 'string') return errno(value);
        values.push(value);
      }
      return 0;
    }
  }
}

/**
 * Stores what insmod was given, all of it even when something is wrong.
 * @returns 0, or the errno of the last one that is wrong
 */
export function parseParams(k: Kernel, module: Module, params: Params): number {
  let result = 0;
  for (const [given, value] of Object.entries(params)) {
    const name = given.replaceAll('-', '_');
    const desc = module.desc.params?.[name];
    if (desc === undefined) {
      print(k, 'warning', `${module.name}: unknown parameter '${given}' ignored`);
      continue;
    }
    // Only a bool can do without a text; no other type has an empty one.
    const text = String(value ?? '');
    const failed = storeParam(k, module, name, desc, value === null && desc.type === 'bool' ? '1' : text);
    if (failed === 0) continue;
    // Storing a list leaves a zero byte where its first comma was.
    const left = desc.type === 'intArray' ? text.replace(/,.*/s, '') : text;
    print(k, 'err', `${module.name}: \`${left}' invalid for parameter \`${given}'`);
    result = failed;
  }
  return result;
}

/** What reading the parameter's file shows: with a newline, except for a list of nothing. */
export function showParam(value: ParamValue): string {
  if (typeof value === 'boolean') return value ? 'Y\n' : 'N\n';
  return typeof value === 'number' || value.length > 0 ? `${value}\n` : '';
}

export const initialParams = ({ params = {} }: ModuleDesc): Record<string, ParamValue> =>
  Object.fromEntries(Object.entries(params).map(([name, { initial }]) => [name, initial]));
