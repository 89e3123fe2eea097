/** Texts that are nearly right: a text that is, with a few edits. Shrinks to fewer edits. */
import fc from 'fast-check';

const kinds = [
  'drop lines',
  'double lines',
  'swap lines',
  'cut',
  'drop text',
  'insert',
  'insert line',
  'replace word',
  'change character',
  'indent',
  'splice',
] as const;

interface Edit {
  readonly kind: (typeof kinds)[number];
  readonly at: number;
  readonly size: number;
  readonly text: string;
}

/** Texts that programs have stumbled over. */
const awkward = [
  ...[
    '',
    ' ',
    '\t',
    '\0',
    '\r',
    '\uFEFF',
    '\u2028',
    '\uD800',
    '𝒳',
    '…',
    "'",
    '"',
    '`',
    '\\',
    '%',
    '%s',
    '$&',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'length',
    'null',
    'true',
    '~',
    'NaN',
    'Infinity',
  ],
  ...['-1', '0', '1', '-0', '0x10', '1e400', '9007199254740993', '2147483648', '-4096', '007', '1.5'],
  ...[
    'a'.repeat(5000),
    '/'.repeat(300),
    '../../etc/passwd',
    '{',
    '}',
    '[',
    ']',
    '- ',
    ': ',
    '&a',
    '*a',
    '<<: *a',
    '!!js',
  ],
];

/** Any text, with a leaning to what is awkward and to the words given. */
export const anyText = (words: readonly string[] = []): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
    { weight: 2, arbitrary: fc.string({ maxLength: 20 }) },
    { weight: 3, arbitrary: fc.constantFrom(...awkward) },
    { weight: words.length > 0 ? 6 : 0, arbitrary: fc.constantFrom(...(words.length > 0 ? words : [''])) },
  );

const edit = (words: readonly string[]): fc.Arbitrary<Edit> =>
  fc.record({
    kind: fc.constantFrom(...kinds),
    at: fc.nat(100_000),
    size: fc.nat({ max: 12 }),
    text: anyText(words),
  });

const spliceLines = (text: string, change: (lines: string[], at: number) => void, at: number): string => {
  const lines = text.split('\n');
  change(lines, at % lines.length);
  return lines.join('\n');
};

function edited(text: string, { kind, at, size, text: inserted }: Edit): string {
  const place = at % (text.length + 1);
  switch (kind) {
    case 'drop lines':
      return spliceLines(text, (lines, i) => lines.splice(i, size + 1), at);
    case 'double lines':
      return spliceLines(text, (lines, i) => lines.splice(i, 0, ...lines.slice(i, i + size + 1)), at);
    case 'swap lines':
      return spliceLines(text, (lines, i) => lines.splice(i, 2, ...lines.slice(i, i + 2).reverse()), at);
    case 'cut':
      return text.slice(0, place);
    case 'drop text':
      return text.slice(0, place) + text.slice(place + size + 1);
    case 'insert':
      return text.slice(0, place) + inserted + text.slice(place);
    case 'insert line':
      return spliceLines(text, (lines, i) => lines.splice(i, 0, inserted), at);
    case 'replace word': {
      const words = [...text.matchAll(/[\w.:-]+/g)];
      const word = words[at % Math.max(words.length, 1)];
      return word === undefined
        ? inserted
        : text.slice(0, word.index) + inserted + text.slice(word.index + word[0].length);
    }
    case 'change character':
      return `${text.slice(0, place)}${String.fromCharCode(32 + ((size * 37 + at) % 95))}${text.slice(place + 1)}`;
    case 'indent':
      return spliceLines(
        text,
        (lines, i) => lines.splice(i, 1, `${' '.repeat(size)}${lines[i]?.trimStart() ?? ''}`),
        at,
      );
    case 'splice':
      return spliceLines(text, (lines, i) => lines.splice(i, 0, ...lines.slice(-size - 1)), at);
    default:
      return kind satisfies never;
  }
}

/** Mostly what it should be; now and then something else. */
export const mostly = <T, U>(right: fc.Arbitrary<T>, wrong: fc.Arbitrary<U>): fc.Arbitrary<T | U> =>
  fc.oneof({ weight: 40, arbitrary: right }, { weight: 1, arbitrary: wrong });

/** One of the texts with up to eight edits; `words` are what an edit likes to put in. */
export const mutated = (
  texts: readonly [string, ...string[]],
  words: readonly string[] = [],
): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom(...texts),
      fc.oneof(
        { weight: 2, arbitrary: fc.array(edit(words), { maxLength: 2 }) },
        { weight: 1, arbitrary: fc.array(edit(words), { maxLength: 8 }) },
      ),
    )
    .map(([text, edits]) => edits.reduce(edited, text));

/** At least one of something that a constant list cannot promise. @throws Error when there is none */
export function some<T>(list: readonly T[]): readonly [T, ...T[]] {
  const [first, ...rest] = list;
  if (first === undefined) throw new Error('nothing to choose from');
  return [first, ...rest];
}
