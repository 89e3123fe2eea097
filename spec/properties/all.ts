import { callbackPairing } from './callback-pairing.ts';
import { codeStays } from './code-stays.ts';
import { nothingLeft } from './nothing-left.ts';
import { oneTransition } from './one-transition.ts';
import type { Property } from './property.ts';
import { settled } from './settled.ts';
import { taskConsistency } from './task-consistency.ts';

/** Every property, in the order in which they are shown. */
export const properties: readonly Property[] = [
  oneTransition,
  taskConsistency,
  codeStays,
  callbackPairing,
  settled,
  nothingLeft,
];
