/** Integers in a typed array that grows: four bytes each, however many. */
export class IntList {
  #items = new Int32Array(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** The integers themselves, and room for more after them; replaced when the list grows. */
  get items(): Int32Array {
    return this.#items;
  }

  push(value: number): void {
    if (this.#length === this.#items.length) this.#grow(1);
    this.#items[this.#length++] = value;
  }

  append(values: Int32Array): void {
    if (this.#length + values.length > this.#items.length) this.#grow(values.length);
    this.#items.set(values, this.#length);
    this.#length += values.length;
  }

  #grow(more: number): void {
    const grown = new Int32Array(Math.max(this.#length + more, this.#length * 2));
    grown.set(this.#items);
    this.#items = grown;
  }

  /** @throws RangeError outside the list */
  at(index: number): number {
    const value = index < this.#length ? this.#items[index] : undefined;
    if (value === undefined) throw new RangeError(`no element ${index} in a list of ${this.#length}`);
    return value;
  }
}
