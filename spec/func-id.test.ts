import { expect, test } from 'vitest';
import { funcIdAt, positionOf, symbolOf } from './func-id.ts';

test.each([
  [funcIdAt('vmlinux', 'f', 0), 'vmlinux:f', 'f', 1],
  [funcIdAt('vmlinux', 'f', 1), 'vmlinux:f', 'f', 1],
  [funcIdAt('mod', 'f.isra.0', 12), 'mod:f.isra.0,12', 'f.isra.0', 12],
])('%s', (id, text, symbol, position) => {
  expect(id).toBe(text);
  expect(symbolOf(id)).toBe(symbol);
  expect(positionOf(id)).toBe(position);
});
