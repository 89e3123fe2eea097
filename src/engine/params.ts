/** Module parameters: text to value and back, as the kernel's parsers do. */
import type { ModuleDesc, ParamDesc, ParamValue } from './description.ts';
import { parseBool } from './parse.ts';

function parseInteger(text: string): number | undefined {
  const trimmed = text.replace(/\n$/, '');
  if (!/^[+-]?(0[xX][0-9a-fA-F]+|\d+)$/.test(trimmed)) return undefined;
  const negative = trimmed.startsWith('-');
  const digits = trimmed.replace(/^[+-]/, '');
  // A leading 0 means octal, as in C.
  const base = /^0[xX]/.test(digits) ? 16 : digits.length > 1 && digits.startsWith('0') ? 8 : 10;
  const value = Number.parseInt(base === 16 ? digits.slice(2) : digits, base);
  if (Number.isNaN(value) || value > 2 ** 31 - (negative ? 0 : 1)) return undefined;
  return negative && value !== 0 ? -value : value;
}

/** The value that `text` stands for; `undefined` when it is none of the parameter's type. */
export function parseParam(desc: ParamDesc, text: string): ParamValue | undefined {
  switch (desc.type) {
    case 'int':
      return parseInteger(text);
    case 'bool':
      return parseBool(text);
    case 'intArray': {
      const parts = text.split(',').map(parseInteger);
      const values = parts.filter((v) => v !== undefined);
      return values.length === parts.length ? values : undefined;
    }
  }
}

/** What reading the parameter's file shows, with the newline. */
export function showParam(value: ParamValue): string {
  if (typeof value === 'boolean') return value ? 'Y\n' : 'N\n';
  return `${typeof value === 'object' ? value.join(',') : value}\n`;
}

export function initialParams(desc: ModuleDesc): Record<string, ParamValue> {
  const params: Record<string, ParamValue> = {};
  for (const [name, param] of Object.entries(desc.params ?? {})) params[name] = param.initial;
  return params;
}
