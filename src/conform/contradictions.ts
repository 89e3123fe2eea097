/** Remembers the whole state of a system; the answer puts it back. */
export type Save = () => () => void;

/** Places where the engine contradicts itself, found by comparing one thing that it shows with another. */
export class Contradictions {
  readonly #lines: string[] = [];

  /** A line for each. */
  get lines(): readonly string[] {
    return this.#lines;
  }

  /** Both must show the same. */
  same(what: string, seen: unknown, expected: unknown): void {
    if (seen === expected) return;
    const [a, b] = [JSON.stringify(seen), JSON.stringify(expected)];
    if (a !== b) this.#lines.push(`${what} is ${a}, but should be ${b}`);
  }

  /**
   * An operation that cannot happen must be refused with an Error that says why; whatever it did until then is undone.
   * Tasks and patches are to be fetched anew afterwards.
   */
  refuses(save: Save, what: string, operation: () => unknown, message: string): void {
    const restore = save();
    let refusal: unknown = 'nothing';
    try {
      operation();
    } catch (error) {
      refusal = error instanceof Error ? error.message : error;
    }
    this.same(`what is said to ${what}`, refusal, message);
    restore();
  }

  /** @throws Error with all of them, if there are any */
  throwAny(): void {
    if (this.#lines.length > 0) throw new Error(`the engine contradicts itself:\n${this.#lines.join('\n')}`);
  }
}
