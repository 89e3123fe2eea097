import { expect, it } from 'vitest';
import { closestProfile } from './closest-profile.ts';

it.each([
  ['6.12', '6.12'],
  ['5.0', '4.16'],
  ['5.16', '5.5'],
  ['5.18.0-1-amd64', '5.18'],
  ['6.1.0-18-amd64', '6.1'],
  ['4.0', '4.0'],
  ['99.0', '6.14'],
  ['3.19', undefined],
  ['HEAD', undefined],
  ['proposal', undefined],
])('%s is described by %s', (text, expected) => {
  expect(closestProfile(text)?.name).toBe(expected);
});
