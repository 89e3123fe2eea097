/** Parts of a FuncId, `object:function` or `object:function,N`. */
import type { FuncId, ObjectName } from './vocabulary.ts';

/** The Nth function of that name in its object; the first, which may be the only one, says no position. */
export const funcIdAt = (object: ObjectName, symbol: string, position: number): FuncId =>
  position > 1 ? `${object}:${symbol},${position}` : `${object}:${symbol}`;

/** The function's name, as the kernel knows it. */
export const symbolOf = (func: FuncId): string => func.slice(func.indexOf(':') + 1).replace(/,\d+$/, '');

/** Which of the functions of that name it is, from 1. */
export const positionOf = (func: FuncId): number => Number(/,(\d+)$/.exec(func)?.[1] ?? 1);

/** The same for all functions of one name in an object. */
export const anyPosition = (func: FuncId): FuncId =>
  funcIdAt(func.slice(0, func.indexOf(':')), symbolOf(func), 1);
