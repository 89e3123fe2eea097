/** Any plain data as a text: equal texts iff equal data, whatever the order of keys. */
import { KlpError } from '../../spec/error.ts';

/**
 * Unlike JSON it keeps apart undefined, absent and null, 0 and -0, NaN and the infinities; sets and maps it reads by
 * their content. Functions, symbols, class instances and cycles are refused.
 * @param place where the value stands, for the error
 * @throws KlpError KLP2006
 */
export function plainText(value: unknown, place: string, around: readonly unknown[] = []): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value);
    case 'number':
      return Object.is(value, -0) ? '-0' : String(value);
    case 'boolean':
    case 'undefined':
      return String(value);
    case 'bigint':
      return `${value}n`;
    case 'object': {
      if (value === null) return 'null';
      if (around.includes(value)) throw refused(place, 'refers to itself');
      const inside = [...around, value];
      if (Array.isArray(value)) {
        return `[${Array.from(value, (item, i) => plainText(item, `${place}[${i}]`, inside)).join()}]`;
      }
      if (value instanceof Set) return `Set(${sorted([...value].map((v) => plainText(v, place, inside)))})`;
      if (value instanceof Map) {
        const entries = [...value].map(
          ([k, v]) => `${plainText(k, place, inside)}=>${plainText(v, place, inside)}`,
        );
        return `Map(${sorted(entries)})`;
      }
      const prototype: unknown = Object.getPrototypeOf(value);
      if (prototype !== Object.prototype && prototype !== null)
        throw refused(place, 'is an instance of a class');
      const entries = Object.entries(value).map(
        ([k, v]) => `${JSON.stringify(k)}:${plainText(v, `${place}.${k}`, inside)}`,
      );
      return `{${sorted(entries)}}`;
    }
    default:
      throw refused(place, `is a ${typeof value}`);
  }
}

const sorted = (texts: readonly string[]): string => [...texts].sort().join();

const refused = (place: string, what: string): KlpError =>
  new KlpError('KLP2006', `states cannot be told apart by context.${place}: it ${what}`, {
    hint: 'keep numbers, texts, booleans, arrays, sets, maps and plain objects in the context',
  });
