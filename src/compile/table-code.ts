/** Code over the open-addressing table of states, for what is generated around `expand`. */

const mixes = ['0x9E3779B1', '0x85EBCA77', '0xC2B2AE3D', '0x27D4EB2F'];

/** `f` of each word, joined. */
export const eachWord = (words: number, f: (i: number) => string, by: string): string =>
  Array.from({ length: words }, (_, i) => f(i)).join(by);

/** An index so many after a base. */
export const offset = (base: string, i: number): string => (i === 0 ? base : `${base}+${i}`);

/** Sets `h` to the hash of words, given as code. */
export const hashCode = (words: number, word: (i: number) => string): string =>
  `h=${eachWord(words, (i) => `imul(${i > 3 ? `${word(i)}^(${word(i)}>>>${i})` : word(i)},${mixes[i % 4]})`, '+')};h=h^(h>>>15);h=imul(h,0x2C1B3C6D);h=h^(h>>>13);`;

/** The place of the slot that a hash leads to, with so many integers a slot. */
export const slotCode = (slot: number): string => (slot === 1 ? '(h&mask)' : `(h&mask)*${slot}`);
