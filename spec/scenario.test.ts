import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KlpError } from './error.ts';
import { eventName } from './event-name.ts';
import { intParam } from './parameters.ts';
import { loadScenario, parseScenario, scenarioId } from './scenario.ts';

const good = `
title: A patch
patches:
  demo:
    params: { ret: [0, -19], other: 3 }
    states: [{ id: 1, version: 2 }]
    objects:
      vmlinux:
        funcs: [f, { name: g, new: better_g, sympos: 2, prints: { leave: bye } }]
        callbacks: [pre_patch, post_unpatch]
      mod:
        callbacks:
          pre_patch: { returns: ret }
          post_patch: [set: 1]
modules:
  mod: { init: hello }
tasks:
  t: { calls: ['vmlinux:f', 'mod:work'] }
`;

/** The one error that reading `text` ends with. */
function refusal(read: () => unknown): KlpError {
  try {
    read();
  } catch (error) {
    if (error instanceof KlpError) return error;
    throw error;
  }
  throw new Error('it was accepted');
}

describe('parseScenario', () => {
  const scenario = parseScenario(good, 'x/spec/scenarios/a/good.yaml');

  it('expands the short forms', () => {
    expect(scenario.id).toBe('a/good');
    expect(scenario).toMatchObject({
      kernel: '6.12',
      tainted: false,
      signals: false,
      expect: { verdict: 'holds' },
    });
    expect(scenario.patches[0]).toEqual({
      name: 'demo',
      replace: false,
      states: [{ id: 1, version: 2 }],
      params: { ret: intParam(0, -19), other: intParam(3) },
      objects: [
        {
          name: 'vmlinux',
          funcs: [
            { func: 'vmlinux:f', newFunc: 'livepatch_f', sympos: 0 },
            { func: 'vmlinux:g,2', newFunc: 'better_g', sympos: 2, prints: { leave: 'bye' } },
          ],
          callbacks: { pre_patch: { returns: 0 }, post_unpatch: { returns: 0 } },
        },
        {
          name: 'mod',
          funcs: [],
          callbacks: {
            pre_patch: { returns: { param: 'ret' } },
            post_patch: { returns: 0, effects: [{ effect: 'set', state: 1 }] },
          },
        },
      ],
    });
    expect(scenario.modules).toEqual([
      { name: 'mod', functions: [{ func: 'mod:work' }], init: 'hello', loaded: false },
    ]);
    expect(scenario.tasks).toEqual([
      {
        name: 't',
        kind: 'user',
        calls: ['vmlinux:f', 'mod:work'],
        depth: 1,
        sleeps: 'interruptible',
        reliable: true,
        running: false,
        inside: [],
        alive: true,
      },
    ]);
  });

  it('makes the story part of what is explored', () => {
    const told = parseScenario(
      `${good}explore: [load demo]\nstory:\n  - do: setParam demo ret -19\n    log: |\n      one\n      two\n  - retry\n`,
      'x.yaml',
    );
    expect(told.alphabet.map(eventName)).toEqual(['load demo', 'setParam demo ret -19', 'retry']);
    expect(told.story?.steps.map(eventName)).toEqual(['setParam demo ret -19', 'retry']);
    expect(told.story?.log).toEqual(['one', 'two']);
  });

  it('follows anchors and aliases', () => {
    const text = good.replace('callbacks: [pre_patch, post_unpatch]', 'callbacks: &c [post_patch]');
    const twice = parseScenario(text.replace(/callbacks:\n.*\n.*\n/, 'callbacks: *c\n'), 'x.yaml');
    expect(twice.patches[0]?.objects.map((o) => o.callbacks)).toEqual([
      { post_patch: { returns: 0 } },
      { post_patch: { returns: 0 } },
    ]);
  });
});

describe('what is wrong, and where', () => {
  // [what, the text that replaces …, … by this, code, line:column of the place, part of the message, hint or why]
  const cases: readonly (readonly [string, string, string, string, string, RegExp, RegExp])[] = [
    [
      'unknown key',
      'states:',
      'sates:',
      'KLP1010',
      '6:5',
      /"sates" is not a key of patch demo/,
      /mean "states"/,
    ],
    [
      'unknown key at the top',
      'title:',
      'titel:',
      'KLP1010',
      '2:1',
      /"titel" is not a key of the file/,
      /"title"/,
    ],
    [
      'unknown key of a func',
      'new:',
      'nwe:',
      'KLP1010',
      '9:31',
      /"nwe" is not a key of objects.vmlinux.funcs\[1\]/,
      /mean "new"/,
    ],
    [
      'unknown callback',
      '[pre_patch,',
      '[pre_pach,',
      'KLP1011',
      '10:21',
      /is "pre_pach"/,
      /mean "pre_patch"/,
    ],
    ['unknown effect', '[set: 1]', '[sett: 1]', 'KLP1010', '14:24', /"sett" is not a key/, /mean "set"/],
    [
      'wrong type',
      'init: hello',
      'init: [1]',
      'KLP1011',
      '16:16',
      /init of module mod is a list/,
      /must be text/,
    ],
    [
      'wrong type of a patch',
      '\n  demo:',
      '\n  other: 5\n  demo:',
      'KLP1011',
      '4:10',
      /patch other is 5/,
      /must be a map/,
    ],
    [
      'wrong type of a func',
      '[f,',
      '[5,',
      'KLP1011',
      '9:17',
      /funcs\[0\] of patch demo is 5/,
      /text or a map/,
    ],
    [
      'patch twice',
      'modules:',
      '  demo: { objects: { vmlinux: } }\nmodules:',
      'KLP1013',
      '15:3',
      /patch "demo" is declared twice/,
      /line 4/,
    ],
    [
      'object twice',
      '      mod:\n',
      '      vmlinux:\n',
      'KLP1013',
      '11:7',
      /object "vmlinux" is declared twice/,
      /line 8/,
    ],
    ['state id 0', 'id: 1', 'id: 0', 'KLP1011', '6:20', /states\[0\].id of patch demo is 0/, /not zero/],
    [
      'a func without a name',
      '{ name: g, new',
      '{ new',
      'KLP1012',
      '9:20',
      /funcs\[1\].name of patch demo is missing/,
      /text/,
    ],
    [
      'an object no module provides',
      '      mod:\n',
      '      mood:\n',
      'KLP1014',
      '11:7',
      /no module provides the object "mood"/,
      /mean "mod"/,
    ],
    [
      'a call into no module',
      'mod:work',
      'mdo:work',
      'KLP1014',
      '18:29',
      /no module provides mdo:work/,
      /mean "mod"/,
    ],
    [
      'a call without its object',
      "'vmlinux:f'",
      'f',
      'KLP1011',
      '18:16',
      /calls\[0\] of task t is "f"/,
      /vmlinux:f/,
    ],
    [
      'an unknown parameter',
      'returns: ret',
      'returns: rte',
      'KLP1014',
      '13:33',
      /no parameter "rte"/,
      /mean "ret"/,
    ],
    [
      'an undeclared state',
      'set: 1',
      'set: 3',
      'KLP1014',
      '14:29',
      /no state of this patch with id "3"/,
      /known: 1/,
    ],
    [
      'post_patch that fails',
      '[set: 1]',
      '[fail: -5]',
      'KLP1016',
      '14:30',
      /post_patch cannot fail/,
      /only pre_patch/,
    ],
    [
      'two effects in one',
      '[set: 1]',
      '[{ set: 1, free: 1 }]',
      'KLP1011',
      '14:24',
      /this is set and free/,
      /own/,
    ],
    [
      'an idle task that sleeps',
      '  t: {',
      '  t: { kind: idle, running: false,',
      'KLP1016',
      '18:29',
      /idle task is always on its CPU/,
      /undefined/,
    ],
    [
      'a user task of an offline CPU',
      '  t: {',
      '  t: { offline: true,',
      'KLP1016',
      '18:17',
      /only the idle task of a CPU/,
      /undefined/,
    ],
    [
      'an offline CPU on which something runs',
      '  t: {',
      '  t: { kind: idle, offline: true,',
      'KLP1016',
      '18:42',
      /nothing runs on a CPU that is offline/,
      /undefined/,
    ],
    ['no such name', '  demo:\n', '  0demo:\n', 'KLP1011', '4:3', /"0demo" cannot be a name/, /digit/],
    [
      'a name of every object',
      '  t: {',
      '  constructor: {',
      'KLP1011',
      '18:3',
      /"constructor" cannot be a name/,
      /name/,
    ],
  ];
  it.each(cases)('%s', (_what, from, to, code, place, message, more) => {
    expect(good).toContain(from);
    const error = refusal(() => parseScenario(good.replace(from, to), 'f.yaml'));
    expect(error.message).toMatch(message);
    expect(error.code).toBe(code);
    expect(error.place).toBe(`f.yaml:${place}`);
    expect(`${error.why} ${error.hint}`).toMatch(more);
  });

  it.each([
    ['kernel: "6.21"', 'KLP1014', '19:9', /did you mean/],
    ['kernel: 6.12', 'KLP1011', '19:9', /must be text/],
    ['explore: [laod *]', 'KLP1104', '19:11', /mean "load"/],
    ['explore: [load dem]', 'KLP1102', '19:11', /mean "demo"/],
    ['explore: [load demo ret=7]', 'KLP1103', '19:11', /add 7/],
    ['explore: write demo', 'KLP1101', '19:10', /write <patch> <file> <value>/],
    ['story: [leave x]', 'KLP1102', '19:9', /known: t/],
    ['story: [{ do: enter t vmlinux:h, log: a }]', 'KLP1102', '19:15', /vmlinux:f/],
    ['story: [{ do: retry }]', 'KLP1012', '19:9', /text or a list/],
    ['expect: { verdict: hold }', 'KLP1011', '19:20', /mean "holds"/],
    ['expect: { verdict: holds, property: x }', 'KLP1016', '19:37', /undefined/],
  ])('%s', (line, code, place, more) => {
    const error = refusal(() => parseScenario(`${good}${line}\n`, 'f.yaml'));
    expect(error.code).toBe(code);
    expect(error.place).toBe(`f.yaml:${place}`);
    expect(`${error.why} ${error.hint}`).toMatch(more);
  });

  it.each([
    ['title: [a', 'KLP1003', 'f.yaml:1:10'],
    ['title: a\n title: b', 'KLP1003', 'f.yaml:1:8'],
    ['title: a\n---\ntitle: b', 'KLP1003', 'f.yaml:2:1'],
    ['title: !secret a', 'KLP1003', 'f.yaml:1:8'],
    ['', 'KLP1004', 'f.yaml'],
    ['# nothing\n', 'KLP1004', 'f.yaml'],
    ['just words', 'KLP1011', 'f.yaml:1:1'],
    ['- a\n- b', 'KLP1011', 'f.yaml:1:1'],
    ['? [a]\n: b', 'KLP1011', 'f.yaml:1:3'],
    ['title: a', 'KLP1012', 'f.yaml:1:1'],
    ['title: a\npatches: {}', 'KLP1012', 'f.yaml:2:10'],
    ['title: a\npatches: { p: { objects: {} } }', 'KLP1012', 'f.yaml:2:26'],
  ])('%j', (text, code, place) => {
    const error = refusal(() => parseScenario(text, 'f.yaml'));
    expect(error.code).toBe(code);
    expect(error.place.startsWith(place)).toBe(true);
  });

  it('brackets nested fifty thousand deep', () => {
    expect(refusal(() => parseScenario('['.repeat(50_000), 'f.yaml'))).toMatchObject({ code: 'KLP1003' });
  });

  it('aliases that explode', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 10; i++)
      lines.push(
        `a${i}: &a${i} [${Array(9)
          .fill(`*a${i - 1}`)
          .join(', ')}]`,
      );
    expect(refusal(() => parseScenario(lines.join('\n'), 'f.yaml'))).toMatchObject({ code: 'KLP1005' });
  });

  it('never anything but one KlpError, whatever is typed wrong', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: good.length }),
        fc.nat({ max: 12 }),
        fc.oneof(
          fc.string(),
          fc.constantFrom(':', '{', '[', '- ', '\n', '\t', '&a', '*a', '!!', '0', 'null', '"'),
        ),
        (at, cut, put) => {
          try {
            parseScenario(good.slice(0, at) + put + good.slice(at + cut), 'f.yaml');
          } catch (error) {
            expect(error).toBeInstanceOf(KlpError);
            expect(error).toMatchObject({ file: 'f.yaml', code: expect.stringMatching(/^KLP1[01]\d\d$/) });
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('loadScenario', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'klp-scenario-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('refuses what it cannot read', () => {
    expect(refusal(() => loadScenario(join(folder, 'none.yaml')))).toMatchObject({
      code: 'KLP1001',
      message: 'the file cannot be read: there is no such file',
    });
    expect(refusal(() => loadScenario(folder))).toMatchObject({
      code: 'KLP1001',
      message: 'this is a directory',
    });
    const binary = join(folder, 'binary.yaml');
    writeFileSync(binary, new Uint8Array([0x74, 0xff, 0xfe]));
    expect(refusal(() => loadScenario(binary))).toMatchObject({ code: 'KLP1003', file: binary });
  });

  it('does not read a file of ten megabytes', () => {
    const big = join(folder, 'big.yaml');
    writeFileSync(big, Buffer.alloc(10_000_000, 'a'));
    expect(refusal(() => loadScenario(big))).toMatchObject({ code: 'KLP1002', file: big });
  });

  it('names a scenario by its path below spec/scenarios', () => {
    expect(scenarioId('/x/spec/scenarios/callbacks/test-9.yaml')).toBe('callbacks/test-9');
    expect(scenarioId('spec/scenarios/a.yml')).toBe('a');
    expect(scenarioId('mine/stack.yaml')).toBe('stack');
  });
});

it.each(['demo:', 'mod:', 't:'])(
  "refuses a dot in a name, since the charts' ids are paths with dots: %s",
  (key) => {
    const dotted = good.replaceAll(new RegExp(`^( *)${key}`, 'gm'), `$1x.${key}`);
    expect(refusal(() => parseScenario(dotted, 'x.yaml')).code).toBe('KLP1011');
  },
);
