import { describe, expect, it } from 'vitest';
import { describeError, KlpError } from './error.ts';

describe('KlpError', () => {
  it('says what, where, why and what to try', () => {
    const error = new KlpError('KLP1010', '"replce" is not a key of a patch', {
      file: 'a.yaml',
      line: 4,
      column: 5,
      why: 'keys are checked',
      hint: 'replace',
    });
    expect(describeError(error)).toBe(
      'a.yaml:4:5: "replce" is not a key of a patch [KLP1010]\n  why: keys are checked\n  try: replace',
    );
  });

  it('leaves out what is not known', () => {
    expect(describeError(new KlpError('KLP1100', 'no event'))).toBe('no event [KLP1100]');
    expect(new KlpError('KLP1001', 'x', { file: 'a.yaml' }).place).toBe('a.yaml');
    expect(new KlpError('KLP1001', 'x', { file: 'a.yaml', line: 2 }).place).toBe('a.yaml:2');
  });
});
