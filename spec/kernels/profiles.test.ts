import { describe, expect, test } from 'vitest';
import { linux_6_4 } from './6.4.ts';
import { linux_6_12 } from './6.12.ts';
import { profile, profiles } from './profiles.ts';

describe('kernel profiles (semantics.md §6)', () => {
  test('a profile is found by its name', () => {
    expect(profile('5.1').api).toBe('enable');
    expect(profile('callbacks-doc')).toEqual({
      ...linux_6_12,
      name: 'callbacks-doc',
      cancelLine: 'canceling transition',
    });
  });

  test('an unknown name is answered with the known ones', () => {
    expect(() => profile('3.18')).toThrow(
      "no kernel profile '3.18'; known are 4.0, 4.12, 4.15, 4.16, 5.1, 5.5, 5.18, 6.1, 6.4, 6.12, 6.14, callbacks-doc, proposal-2018-v7, proposal-replace-set",
    );
  });

  test('no name occurs twice', () => {
    expect(new Set(profiles.map((p) => p.name)).size).toBe(profiles.length);
  });

  test('from 6.4 to 6.12 only the replace file is new, and what Debian added', () => {
    expect({
      ...linux_6_4,
      name: '6.12',
      status: linux_6_12.status,
      patchFiles: [...linux_6_4.patchFiles, 'replace'],
      sympos0is1: true,
    }).toEqual(linux_6_12);
  });

  // The rows of the table in semantics.md §6, column by column.
  const columns = [
    '4.0',
    '4.12',
    '4.15',
    '4.16',
    '5.1',
    '5.5',
    '5.18',
    '6.1',
    '6.4',
    '6.12',
    '6.14',
  ] as const;
  const rows = {
    api: 'register register register register enable enable enable enable enable enable enable',
    order: 'stack stack stack stack any any any any any any any',
    reenable: 'true true true true false false false false false false false',
    reversal: 'false true true true true true true true true true true',
    replace: 'false false false false true true true true true true true',
    replacedUntilPostPatch: 'false false false false false true true true true true true',
    callbacks: 'false false true true true true true true true true true',
    states: 'false false false false false true true true true true true',
    retry: 'false true true true true true true true true true true',
    fakeSignal: 'none none none manual automatic automatic automatic automatic automatic automatic automatic',
    force: 'false false false true true true true true true true true',
    kicksIdle: 'false false false false false false true true true true true',
    condResched: 'false false false false false false false false true true true',
    reloadWithRelocations:
      'works works refused refused refused refused refused refused cleared cleared cleared',
    objectPatchedFile: 'false false false false false false false true true true true',
  } as const;
  test.each(Object.entries(rows))('%s', (key, values) => {
    const found = columns.map((c) => String(Object.entries(profile(c)).find(([k]) => k === key)?.[1]));
    expect(found).toEqual(values.split(' '));
  });
});
