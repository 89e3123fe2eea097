import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { View } from '../../spec/vocabulary.ts';
import { changes, facts, observationText, outcome } from './outcome.ts';

const before: View = {
  transition: null,
  list: [],
  patches: {
    p: {
      loaded: false,
      enabled: false,
      forced: false,
      references: 0,
      freeing: false,
      params: {},
      objects: { vmlinux: { loaded: false, patched: false, callbacks: 'clean' } },
    },
  },
  modules: { m: false },
  tasks: { t: { alive: true, state: -1, pending: false, running: true, frames: [] } },
  sites: { 'vmlinux:f': { stack: [], handler: false } },
  sysfs: {},
  tainted: false,
  ftraceEnabled: true,
};

const after: View = {
  ...before,
  transition: { patch: 'p', target: 1 },
  list: ['p'],
  tasks: {
    t: {
      alive: true,
      state: 0,
      pending: true,
      running: true,
      frames: [
        { func: 'vmlinux:f', version: 'original' },
        { func: 'vmlinux:f', version: { patch: 'p' } },
      ],
    },
  },
  sites: {
    'vmlinux:f': {
      stack: [
        { patch: 'q', nop: true },
        { patch: 'p', nop: false },
      ],
      handler: true,
    },
  },
  sysfs: { 'p/': '', 'p/enabled': '1' },
};

test('an outcome reads: observations in order, then what changed', () => {
  expect(
    outcome(
      [
        { kind: 'log', level: 'debug', line: "livepatch: 'p': initializing patching transition" },
        {
          kind: 'callback',
          patch: 'p',
          object: 'm',
          callback: 'pre_patch',
          module: 'COMING',
          returns: -19,
        },
        { kind: 'ran', task: 't', func: 'vmlinux:f', version: { patch: 'p' } },
        { kind: 'errno', errno: -16 },
      ],
      before,
      after,
    ),
  ).toEqual([
    "[debug] livepatch: 'p': initializing patching transition",
    'callback pre_patch of p for m (COMING) returns -ENODEV',
    't runs vmlinux:f, the one of p',
    '→ -EBUSY: Device or resource busy',
    'transition: none → p (to patched)',
    'listed: none → p',
    't patch_state: -1 → 0',
    't pending: no → yes',
    't stack: empty → vmlinux:f (original) > vmlinux:f (p)',
    'func_stack vmlinux:f: empty → q (nop) over p',
    'handler vmlinux:f: none → registered',
    '+ /sys/kernel/livepatch/p/',
    '+ /sys/kernel/livepatch/p/enabled: 1',
  ]);
  expect(changes(after, before)).toContain('- /sys/kernel/livepatch/p/enabled');
});

test('every field of a View is a fact: changing any leaf changes the text', () => {
  const leaves = (value: unknown, path: readonly string[] = []): readonly (readonly string[])[] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, v]) => leaves(v, [...path, key]))
      : [path];
  const changed = (value: unknown, [key, ...rest]: readonly string[]): unknown => {
    if (key === undefined) {
      if (typeof value === 'boolean') return !value;
      if (typeof value === 'number') return value === 0 ? 1 : 0;
      return value === 'clean' ? 'live' : `${String(value)}x`;
    }
    if (Array.isArray(value)) {
      const items: readonly unknown[] = value;
      return items.map((v, i) => (String(i) === key ? changed(v, rest) : v));
    }
    return Object.fromEntries(
      Object.entries(value ?? {}).map(([k, v]) => [k, k === key ? changed(v, rest) : v]),
    );
  };
  const isView = (value: unknown): value is View =>
    typeof value === 'object' && value !== null && 'sysfs' in value;
  const text = (view: View): string => JSON.stringify([...facts(view)]);
  fc.assert(
    fc.property(fc.constantFrom(...leaves(after)), (path) => {
      const other = changed(after, path);
      // A version is 'original' or a patch: the word itself has no third value.
      fc.pre(path.at(-1) !== 'version');
      if (!isView(other)) throw new Error('not a View');
      expect(text(other)).not.toBe(text(after));
    }),
    { numRuns: 300 },
  );
});

test('errors are named as a program prints them', () => {
  expect(observationText({ kind: 'errno', errno: 0 })).toBe('→ 0');
  expect(observationText({ kind: 'errno', errno: -22 })).toBe('→ -EINVAL: Invalid argument');
});
