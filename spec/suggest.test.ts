import { describe, expect, it } from 'vitest';
import { didYouMean, nearest } from './suggest.ts';

describe('nearest', () => {
  it('finds a word with a letter missing, added, wrong or swapped', () => {
    const known = ['replace', 'objects', 'params'];
    for (const typed of ['replce', 'replacee', 'reqlace', 'rpelace', 'Replace']) {
      expect(nearest(typed, known)).toBe('replace');
    }
  });

  it('finds nothing when nothing is near', () => {
    expect(nearest('colour', ['replace', 'objects'])).toBeUndefined();
    expect(nearest('x'.repeat(5000), ['replace'])).toBeUndefined();
  });
});

describe('didYouMean', () => {
  it('names the nearest, else what there is', () => {
    expect(didYouMean('replce', ['replace'])).toBe('did you mean "replace"?');
    expect(didYouMean('zzzzzz', ['a', 'b'])).toBe('known: a, b');
    expect(didYouMean('zzz', [])).toBeUndefined();
  });
});
