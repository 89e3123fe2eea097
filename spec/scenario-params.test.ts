import { describe, expect, it } from 'vitest';
import { eventName } from './event-name.ts';
import { parseScenario } from './scenario.ts';

/** A scenario of one patch with these parameters. */
const scenario = (params: string, explore = '[load demo]') =>
  parseScenario(
    `title: parameters\npatches:\n  demo:\n    params: ${params}\n    unknownParams: [verbose]\n    objects: { vmlinux: }\nexplore: ${explore}\n`,
    'params.yaml',
  );

describe('parameters of a scenario file', () => {
  it('spells values as the kernel shows them, the default first', () => {
    const [demo] = scenario(
      '{ a: 3, b: [0, -1], c: { type: bool }, d: { type: bool, values: [true], mode: 0o444 }, e: { type: array of int, max: 2, values: [[], [1, 2]] } }',
    ).patches;
    expect(demo?.params).toEqual({
      a: { type: 'int', mode: 0o644, values: ['3'] },
      b: { type: 'int', mode: 0o644, values: ['0', '-1'] },
      c: { type: 'bool', mode: 0o644, values: ['N'] },
      d: { type: 'bool', mode: 0o444, values: ['Y'] },
      e: { type: 'array of int', max: 2, mode: 0o644, values: ['', '1,2'] },
    });
    expect(demo?.unknownParams).toEqual(['verbose']);
  });

  it.each([
    ['{ a: [1, 1] }', 'KLP1013'],
    ['{ a: { values: [true] } }', 'KLP1011'],
    ['{ a: { type: bool, values: [1] } }', 'KLP1011'],
    ['{ a: { type: array of int, max: 1, values: [[1, 2]] } }', 'KLP1011'],
    ['{ a: { type: array of int } }', 'KLP1012'],
    ['{ a: { max: 1 } }', 'KLP1016'],
    ['{ a: { mode: 444 } }', 'KLP1011'],
  ])('refuses %s', (params, code) => {
    expect(() => scenario(params)).toThrow(expect.objectContaining({ code }));
  });

  it('takes a text that is no plain number, and names that the module is said not to have', () => {
    const lines = ['load demo a-b=0x5 verbose', 'setParam demo a_b "5\\n"', 'load demo a_b=1'];
    const { alphabet } = scenario('{ a_b: [0, 1] }', JSON.stringify(lines));
    expect(alphabet.map(eventName).sort()).toEqual([...lines].sort());
  });

  it.each([
    ['load demo a=5', 'KLP1103'],
    ['load demo loud=1', 'KLP1102'],
    ['setParam demo verbose 1', 'KLP1102'],
    ['setParam demo hidden 0', 'KLP1103'],
  ])('refuses the event %s', (event, code) => {
    expect(() => scenario('{ a: 0, hidden: { mode: 0 } }', JSON.stringify([event]))).toThrow(
      expect.objectContaining({ code }),
    );
  });

  it('chooses only what can be written', () => {
    const { alphabet } = scenario(
      '{ a: [0, 1], fixed: { values: [0, 1], mode: 0o444 } }',
      '[load *, setParam *]',
    );
    expect(alphabet.map(eventName)).toEqual([
      'load demo',
      'load demo a=1',
      'load demo fixed=1',
      'setParam demo a 0',
      'setParam demo a 1',
    ]);
  });
});
