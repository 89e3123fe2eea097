import type { ParamSpec } from '../../spec/parameters.ts';
import type { ParamDesc } from '../engine/description.ts';

/** The parameter as its author declares it, with its default. */
function paramDesc({ type, mode, values: [usual] }: ParamSpec): ParamDesc {
  switch (type) {
    case 'int':
      return { type, mode, initial: Number(usual) };
    case 'bool':
      return { type, mode, initial: usual === 'Y' };
    case 'array of int': {
      const initial = usual === '' ? [] : usual.split(',').map(Number);
      return { type: 'intArray', mode, initial };
    }
  }
}

export const paramDescs = (specs: Readonly<Record<string, ParamSpec>>): Record<string, ParamDesc> =>
  Object.fromEntries(Object.entries(specs).map(([name, spec]) => [name, paramDesc(spec)]));
