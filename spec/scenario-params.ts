/** The module parameters of a scenario file. */
import type { ParamSpec } from './parameters.ts';
import type { Names } from './scenario-names.ts';
import type { ParamFile } from './scenario-schema.ts';
import type { Path, Source } from './scenario-yaml.ts';

type Value = number | boolean | readonly number[];

/** What the kernel shows in a parameter's file, without the newline. */
const spelled = (value: Value): string =>
  typeof value === 'boolean'
    ? value
      ? 'Y'
      : 'N'
    : typeof value === 'number'
      ? String(value)
      : value.join(',');

const kinds = {
  int: { what: 'an integer', is: (v: Value) => typeof v === 'number', first: '0' },
  bool: { what: 'true or false', is: (v: Value) => typeof v === 'boolean', first: 'N' },
  'array of int': { what: 'a list of integers', is: (v: Value) => Array.isArray(v), first: '' },
} as const;

/**
 * The parameter that the file describes, short forms expanded.
 * @throws KlpError KLP1011 (a value of another type, or one with too many elements), KLP1012 (an array without `max`), KLP1013, KLP1016
 */
export function buildParam(source: Source, names: Names, file: ParamFile, path: Path): ParamSpec {
  const short = typeof file === 'number' || Array.isArray(file);
  const long = short ? { values: typeof file === 'number' ? [file] : file } : file;
  const { type = 'int', max, mode = 0o644 } = 'type' in long || 'max' in long || 'mode' in long ? long : {};
  const at: Path = short ? path : [...path, 'values'];
  const { what, is, first } = kinds[type];
  for (const [i, value] of (long.values ?? []).entries()) {
    if (!is(value)) throw source.fail('KLP1011', [...at, i], `a value of this parameter is ${what}`);
    if (Array.isArray(value) && value.length > (max ?? 0)) {
      throw source.fail('KLP1011', [...at, i], `this parameter has room for ${max ?? 0} elements`);
    }
  }
  const [usual = first, ...others] = (long.values ?? []).map(spelled);
  names.twice('value of the parameter', [usual, ...others], at);
  const values = [usual, ...others] as const;
  if (type === 'array of int') {
    if (max === undefined) {
      throw source.fail('KLP1012', path, 'an array of int has no max', {
        hint: 'say how many elements it has room for',
      });
    }
    return { type, max, mode, values };
  }
  if (max !== undefined) {
    throw source.fail(
      'KLP1016',
      [...path, 'max'],
      `only an array has room for elements, not a parameter of type ${type}`,
    );
  }
  return { type, mode, values };
}

/** All parameters of one module. */
export const buildParams = (
  source: Source,
  names: Names,
  file: Readonly<Record<string, ParamFile>> | undefined,
  path: Path,
): Record<string, ParamSpec> =>
  Object.fromEntries(
    Object.entries(file ?? {}).map(([name, param]) => [
      name,
      buildParam(source, names, param, [...path, name]),
    ]),
  );
