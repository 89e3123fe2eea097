import type { ParamSpec } from '../../spec/parameters.ts';
import type { ParamDesc } from '../engine/description.ts';

/** The parameter as its author declares it, with its default. */
function paramDesc(param: ParamSpec): ParamDesc {
  const {
    mode,
    values: [usual],
  } = param;
  switch (param.type) {
    case 'int':
      return { type: param.type, mode, initial: Number(usual) };
    case 'bool':
      return { type: param.type, mode, initial: usual === 'Y' };
    case 'array of int': {
      const initial = usual === '' ? [] : usual.split(',').map(Number);
      return { type: 'intArray', max: param.max, mode, initial };
    }
  }
}

export const paramDescs = (specs: Readonly<Record<string, ParamSpec>>): Record<string, ParamDesc> =>
  Object.fromEntries(Object.entries(specs).map(([name, spec]) => [name, paramDesc(spec)]));
