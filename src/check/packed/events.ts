/** Events as properties see them: which field of an event was read is noted, so that events alike in it are one case. */

/** Told a field that was read, by number, and the number of the value that it has. */
export type FieldRead = (field: number, value: number) => void;

/** The values that a field has over all events; equal ones have equal numbers. */
interface Field {
  readonly key: PropertyKey;
  readonly numbers: readonly number[];
}

export class EventFields<Event extends object> {
  private readonly events: readonly Event[];
  private readonly live: (Event | undefined)[] = [];
  private readonly fields: Field[] = [];
  private readonly places = new Map<PropertyKey, number>();
  private readonly read: FieldRead;
  private readonly readAll: () => void;

  /** @param readAll told that the event itself was looked at, not a field of it */
  constructor(events: readonly Event[], read: FieldRead, readAll: () => void) {
    this.events = events;
    this.read = read;
    this.readAll = readAll;
  }

  /** The number of the value that a field has in an event. */
  number(field: number, event: number): number {
    return this.fields[field]?.numbers[event] ?? 0;
  }

  /** @returns the event, whose reads are noted. @throws RangeError when there is none of that number */
  of(number: number): Event {
    const known = this.live[number];
    if (known !== undefined) return known;
    const event = this.events[number];
    if (event === undefined) throw new RangeError(`no event ${number}`);
    const made = new Proxy(event, {
      get: (target, key) => {
        const field = this.field(key);
        this.read(field, this.number(field, number));
        const value: unknown = Reflect.get(target, key);
        return value;
      },
      has: (target, key) => {
        this.readAll();
        return Reflect.has(target, key);
      },
      ownKeys: (target) => {
        this.readAll();
        return Reflect.ownKeys(target);
      },
    });
    this.live[number] = made;
    return made;
  }

  private field(key: PropertyKey): number {
    const known = this.places.get(key);
    if (known !== undefined) return known;
    const values = new Map<unknown, number>();
    const numbers = this.events.map((event) => {
      const value: unknown = Reflect.get(event, key);
      const text = typeof value === 'object' && value !== null ? `\u0000${JSON.stringify(value)}` : value;
      const number = values.get(text) ?? values.size;
      values.set(text, number);
      return number;
    });
    const place = this.fields.push({ key, numbers }) - 1;
    this.places.set(key, place);
    return place;
  }
}
