/** Small numbers by some bits of packed words: an open-addressing table in a typed array that grows. */
export class MaskedTable {
  /** The words of which bits count, and which. */
  private places = new Int32Array(0);
  private masks = new Int32Array(0);
  /** Entries: the words, masked, then 1 + the number; 0 where nothing is. */
  private table = new Int32Array(16);
  private entry = 1;
  private slots = 16;
  private count = 0;

  get bytes(): number {
    return this.table.byteLength;
  }

  /** Forgets everything. @param masks by word: the bits that count from now on */
  clear(masks: Int32Array): void {
    const places: number[] = [];
    for (const [word, mask] of masks.entries()) if (mask !== 0) places.push(word);
    this.places = Int32Array.from(places);
    this.masks = Int32Array.from(places, (word) => masks[word] ?? 0);
    this.entry = places.length + 1;
    this.slots = 16;
    this.table = new Int32Array(this.slots * this.entry);
    this.count = 0;
  }

  private hash(words: Int32Array, at: number): number {
    const { places, masks } = this;
    let h = 0;
    for (let i = 0; i < places.length; i++) {
      h = Math.imul(h ^ ((words[at + (places[i] ?? 0)] ?? 0) & (masks[i] ?? 0)), 0x9e3779b1);
      h ^= h >>> 15;
    }
    return h;
  }

  /** Where the bits of these words are, or the empty place where they belong. */
  private place(words: Int32Array, at: number): number {
    const { places, masks, table, entry } = this;
    const length = entry - 1;
    const last = this.slots - 1;
    for (let slot = this.hash(words, at) & last; ; slot = (slot + 1) & last) {
      const p = slot * entry;
      if (table[p + length] === 0) return p;
      let i = 0;
      while (i < length && table[p + i] === ((words[at + (places[i] ?? 0)] ?? 0) & (masks[i] ?? 0))) i++;
      if (i === length) return p;
    }
  }

  /** @returns the number at the bits of these words; -1: none */
  find(words: Int32Array, at: number): number {
    return (this.table[this.place(words, at) + this.entry - 1] ?? 0) - 1;
  }

  /**
   * The numbers at many places at once.
   * @param at where the words of each begin
   * @param found told the number of each from `begin` to before `end`; -1: none
   */
  findAll(words: Int32Array, at: Int32Array, begin: number, end: number, found: Int32Array): void {
    const { places, masks, table } = this;
    const last = this.slots - 1;
    // The same as `find`, written out for few words: this is the innermost loop of a check.
    if (places.length === 1) {
      const [place0 = 0] = places;
      const [mask0 = 0] = masks;
      for (let i = begin; i < end; i++) {
        const word0 = (words[(at[i] ?? 0) + place0] ?? 0) & mask0;
        let h = Math.imul(word0, 0x9e3779b1);
        h ^= h >>> 15;
        let p = (h & last) * 2;
        while (table[p] !== word0 && table[p + 1] !== 0) p = (p + 2) & (last * 2 + 1);
        found[i] = (table[p + 1] ?? 0) - 1;
      }
    } else if (places.length === 2) {
      const [place0 = 0, place1 = 0] = places;
      const [mask0 = 0, mask1 = 0] = masks;
      for (let i = begin; i < end; i++) {
        const from = at[i] ?? 0;
        const word0 = (words[from + place0] ?? 0) & mask0;
        const word1 = (words[from + place1] ?? 0) & mask1;
        let h = Math.imul(word0, 0x9e3779b1);
        h ^= h >>> 15;
        h = Math.imul(h ^ word1, 0x9e3779b1);
        h ^= h >>> 15;
        let p = (h & last) * 3;
        while ((table[p] !== word0 || table[p + 1] !== word1) && table[p + 2] !== 0) {
          p += 3;
          if (p === table.length) p = 0;
        }
        found[i] = (table[p + 2] ?? 0) - 1;
      }
    } else for (let i = begin; i < end; i++) found[i] = this.find(words, at[i] ?? 0);
  }

  /** Puts a number at the bits of these words, where there may be one already. */
  put(words: Int32Array, at: number, number: number): void {
    const { places, masks, table, entry } = this;
    const place = this.place(words, at);
    const isNew = table[place + entry - 1] === 0;
    for (let i = 0; i < entry - 1; i++)
      table[place + i] = (words[at + (places[i] ?? 0)] ?? 0) & (masks[i] ?? 0);
    table[place + entry - 1] = number + 1;
    if (isNew && ++this.count * 2 > this.slots) this.grow();
  }

  private grow(): void {
    const { entry, table, masks } = this;
    const length = entry - 1;
    this.slots *= 2;
    const grown = new Int32Array(this.slots * entry);
    const last = this.slots - 1;
    for (let p = 0; p < table.length; p += entry) {
      if (table[p + length] === 0) continue;
      let h = 0;
      for (let i = 0; i < masks.length; i++) {
        h = Math.imul(h ^ (table[p + i] ?? 0), 0x9e3779b1);
        h ^= h >>> 15;
      }
      let slot = h & last;
      while (grown[slot * entry + length] !== 0) slot = (slot + 1) & last;
      grown.set(table.subarray(p, p + entry), slot * entry);
    }
    this.table = grown;
  }
}
