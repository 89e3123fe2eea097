import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KlpError } from './error.ts';
import { eventName, eventTypes, isFuncId, parseEvent } from './event-name.ts';
import type { FuncId, KlpEvent } from './vocabulary.ts';

const word = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_.-]{0,12}$/);
const func: fc.Arbitrary<FuncId> = fc.tuple(word, word).map(([o, f]): FuncId => `${o}:${f}`);
const given = fc.oneof(fc.constant(null), fc.stringMatching(/^[-+0-9a-zA-Z,='`]{0,8}$/));
const number = fc.integer({ min: -200, max: 200 });
const value = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom('0', '1', '', ' 1', '1\n', '"1"', 'a b'),
);

const event: fc.Arbitrary<KlpEvent> = fc.oneof(
  fc.record({ type: fc.constant('load' as const), patch: word }),
  fc.record({
    type: fc.constant('load' as const),
    patch: word,
    params: fc.dictionary(word, given, { minKeys: 1, maxKeys: 3, noNullPrototype: true }),
  }),
  fc.record({ type: fc.constantFrom('unload' as const, 'free' as const), patch: word }),
  fc.record({ type: fc.constant('write' as const), patch: word, file: word, value }),
  fc.record({ type: fc.constant('setParam' as const), patch: word, param: word, value }),
  fc.record({ type: fc.constant('loadModule' as const), module: word }),
  fc.record({ type: fc.constant('loadModule' as const), module: word, init: number }),
  fc.record({
    type: fc.constant('loadModule' as const),
    module: word,
    params: fc.dictionary(
      word.filter((w) => w !== 'init'),
      given,
      { minKeys: 1, noNullPrototype: true },
    ),
  }),
  fc.record({ type: fc.constant('unloadModule' as const), module: word }),
  fc.record({ type: fc.constant('enter' as const), task: word, func }),
  fc.record({
    type: fc.constantFrom(
      'leave' as const,
      'exitKernel' as const,
      'resched' as const,
      'sleep' as const,
      'wake' as const,
      'exit' as const,
    ),
    task: word,
  }),
  fc.record({ type: fc.constant('fork' as const), task: word, child: word }),
  fc.record({ type: fc.constant('retry' as const) }),
  fc.record({
    type: fc.constant('sysctl' as const),
    name: fc.constant('kernel.ftrace_enabled' as const),
    value: fc.constantFrom(0 as const, 1 as const),
  }),
  fc.record({ type: fc.constant('kprobe' as const), func, on: fc.boolean() }),
);

describe('event names', () => {
  it('an event is the event its name parses to', () => {
    fc.assert(
      fc.property(event, (e) => {
        expect(parseEvent(eventName(e))).toEqual(e);
      }),
      { numRuns: 2000 },
    );
  });

  it('a text that parses is the name of what it parses to', () => {
    const words = fc.constantFrom(
      ...eventTypes,
      'demo',
      'vmlinux:f',
      'a=1',
      'a=01',
      'init=-12',
      '0',
      '-0',
      '"1"',
      '""',
      'on',
      'kernel.ftrace_enabled',
      '',
    );
    let parsed = 0;
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 5 }), (line) => {
        const text = line.join(' ');
        let read: KlpEvent;
        try {
          read = parseEvent(text);
        } catch (error) {
          expect(error).toBeInstanceOf(KlpError);
          return;
        }
        parsed++;
        expect(eventName(read)).toBe(text);
      }),
      { numRuns: 5000 },
    );
    expect(parsed).toBeGreaterThan(0);
  });

  it.each([
    ['load demo pre_patch_ret=-19', { type: 'load', patch: 'demo', params: { pre_patch_ret: '-19' } }],
    [
      'load demo ret=0x10 flag ids=',
      { type: 'load', patch: 'demo', params: { ret: '0x10', flag: null, ids: '' } },
    ],
    ['setParam demo flag "Y\\n"', { type: 'setParam', patch: 'demo', param: 'flag', value: 'Y\n' }],
    ['loadModule mod init=-12 a', { type: 'loadModule', module: 'mod', init: -12, params: { a: null } }],
    ['write demo enabled 0', { type: 'write', patch: 'demo', file: 'enabled', value: '0' }],
    ['write demo enabled "1\\n"', { type: 'write', patch: 'demo', file: 'enabled', value: '1\n' }],
    [
      'setParam demo pre_patch_ret -19',
      { type: 'setParam', patch: 'demo', param: 'pre_patch_ret', value: '-19' },
    ],
    ['loadModule mod init=-12', { type: 'loadModule', module: 'mod', init: -12 }],
    ['kprobe on vmlinux:f', { type: 'kprobe', func: 'vmlinux:f', on: true }],
  ])('%s', (text, expected) => {
    expect(parseEvent(text)).toEqual(expected);
  });

  it.each([
    'load',
    'retry now',
    'enter t1 f',
    'sysctl kernel.ftrace_enabled 2',
    'load demo a=1 a=2',
    'load demo a="1"',
    'load demo 1=1',
    'loadModule mod init=x',
    'loadModule mod a=1 init=-12',
    'leave  t1',
  ])('refuses "%s" and says how to write it', (text) => {
    expect(() => parseEvent(text)).toThrow(expect.objectContaining({ code: 'KLP1101' }));
  });

  it('guesses a mistyped event', () => {
    expect(() => parseEvent('laod demo')).toThrow(
      expect.objectContaining({
        code: 'KLP1100',
        hint: 'did you mean "load <patch> [<param>[=<value>] …]"?',
      }),
    );
  });

  it('knows a function id', () => {
    expect(['vmlinux:f', 'mod:work_func', 'f', 'a:b:c', ':f', 'vmlinux:'].map(isFuncId)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});
