import { describe, expect, it } from 'vitest';
import { Alphabet, checkEvent, type Declared } from './alphabet.ts';
import { eventName, parseEvent } from './event-name.ts';
import { intParam } from './parameters.ts';

const task = { depth: 1, reliable: true, running: false, inside: [], alive: true } as const;
const declared: Declared = {
  patches: [
    {
      name: 'demo',
      replace: false,
      states: [],
      params: { ret: intParam(0, -19) },
      objects: [
        { name: 'vmlinux', funcs: [{ func: 'vmlinux:f', newFunc: 'new_f', sympos: 0 }], callbacks: {} },
      ],
    },
  ],
  modules: [{ name: 'mod', functions: [], loaded: false }],
  tasks: [
    { ...task, name: 'u', kind: 'user', calls: ['vmlinux:f'], sleeps: 'interruptible' },
    { ...task, name: 'k', kind: 'kthread', calls: [], sleeps: 'never', running: true },
    { ...task, name: 'i', kind: 'idle', calls: [], sleeps: 'never', running: true },
    { ...task, name: 'c', kind: 'user', calls: [], sleeps: 'never', alive: false },
  ],
};

const names = (...lines: readonly string[]): readonly string[] => {
  const alphabet = new Alphabet(declared);
  for (const line of lines) alphabet.addLine(line);
  return alphabet.events.map(eventName);
};

describe('Alphabet', () => {
  it('has a usual set, without faults', () => {
    expect(names('default')).toEqual([
      'load demo',
      'load demo ret=-19',
      'write demo enabled 0',
      'write demo enabled 1',
      'unload demo',
      'free demo',
      'loadModule mod',
      'unloadModule mod',
      'enter u vmlinux:f',
      'leave u',
      'exitKernel u',
      'resched u',
      'sleep u',
      'wake u',
      'resched k',
      'exitKernel i',
      'exitKernel c',
      'resched c',
      'wake c',
      'retry',
    ]);
  });

  it('expands patterns in the order of the declarations, not of the lines', () => {
    expect(names('retry', 'load *')).toEqual(['load demo', 'load demo ret=-19', 'retry']);
    expect(names('write * force *')).toEqual(['write demo force 0', 'write demo force 1']);
    expect(names('setParam demo *')).toEqual(['setParam demo ret 0', 'setParam demo ret -19']);
    expect(names('kprobe on *')).toEqual(['kprobe on vmlinux:f']);
    expect(names('fork u *')).toEqual(['fork u c']);
  });

  it('takes away', () => {
    expect(names('load *', 'not load * ret=-19')).toEqual(['load demo']);
    expect(names('* u', 'not wake *')).toEqual(['leave u', 'exitKernel u', 'resched u', 'sleep u', 'exit u']);
  });

  it('takes an event that the declarations do not suggest', () => {
    expect(names('write demo enabled 2', 'loadModule mod init=-12', 'retry')).toEqual([
      'retry',
      'write demo enabled 2',
      'loadModule mod init=-12',
    ]);
  });

  it('refuses a pattern that chooses or takes away nothing', () => {
    expect(() => names('laod *')).toThrow(
      expect.objectContaining({ code: 'KLP1104', hint: 'did you mean "load"?' }),
    );
    expect(() => names('not retry')).toThrow(expect.objectContaining({ code: 'KLP1104' }));
  });
});

describe('checkEvent', () => {
  it.each([
    ['load dem', 'KLP1102', 'did you mean "demo"?'],
    ['load demo rett=1', 'KLP1102', 'did you mean "ret"?'],
    ['load demo ret=5', 'KLP1103', 'add 5 to params: { ret: [0, -19] }'],
    ['setParam demo ret 5', 'KLP1103', 'add 5 to params: { ret: [0, -19] }'],
    ['write demo enable 1', 'KLP1102', 'did you mean "enabled"?'],
    ['unloadModule mood', 'KLP1102', 'did you mean "mod"?'],
    ['enter u vmlinux:g', 'KLP1102', 'did you mean "vmlinux:f"?'],
    ['enter k vmlinux:f', 'KLP1102', undefined],
    ['fork u k', 'KLP1103', 'declare it with alive: false'],
    ['leave z', 'KLP1102', 'known: u, k, i, c'],
    ['kprobe on vmlinux:g', 'KLP1102', 'did you mean "vmlinux:f"?'],
  ])('refuses %s', (text, code, hint) => {
    expect(() => checkEvent(parseEvent(text), declared)).toThrow(expect.objectContaining({ code, hint }));
  });

  it('accepts every event of the usual set', () => {
    const alphabet = new Alphabet(declared);
    alphabet.addUsual();
    for (const event of alphabet.events) checkEvent(event, declared);
  });
});
