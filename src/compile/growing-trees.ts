/**
 * Decision trees, many of them in one typed array that grows. A node at `p` is what is tested, a shift, a mask, then a
 * kid for each value: 0 unknown, above 0 another node, below 0 the result `~kid`. A root is a slot that holds a kid.
 */
export class Trees {
  /** Replaced when it grows. */
  nodes = new Int32Array(1 << 12);
  private free = 1;
  private readonly most: number;

  /** @param maxBytes beyond, nothing more is remembered */
  constructor(maxBytes: number) {
    this.most = Math.floor(maxBytes / 4);
  }

  /** Bytes in use. */
  get bytes(): number {
    return this.free * 4;
  }

  /** A new, empty tree. @returns its root; 0 when there is no more room */
  root(): number {
    return this.take(1);
  }

  /** Forgets all trees, and their roots. */
  clear(): void {
    this.nodes.fill(0, 0, this.free);
    this.free = 1;
  }

  private take(length: number): number {
    const p = this.free;
    const end = p + length;
    if (end > this.most) return 0;
    if (end > this.nodes.length) {
      const nodes = new Int32Array(Math.max(this.nodes.length * 2, end));
      nodes.set(this.nodes);
      this.nodes = nodes;
    }
    this.free = end;
    return p;
  }

  /**
   * Remembers a result by the tests that led to it, in the order in which they were made. The tree's nodes must be a
   * prefix of that order: a function that sees the same goes the same way.
   */
  insert(root: number, tests: Tests, result: number): void {
    if (root === 0) return;
    let slot = root;
    for (let i = 0; i < tests.length; i++) {
      const what = tests.what[i] ?? 0;
      const shift = tests.shifts[i] ?? 0;
      let p = this.nodes[slot] ?? 0;
      if (p === 0) {
        const mask = tests.masks[i] ?? 0;
        p = this.take(mask + 4);
        if (p === 0) return;
        this.nodes[p] = what;
        this.nodes[p + 1] = shift;
        this.nodes[p + 2] = mask;
        this.nodes[slot] = p;
      } else if (p < 0 || this.nodes[p] !== what || this.nodes[p + 1] !== shift) {
        throw new RangeError('what is to be remembered reads something that is no part of the state');
      }
      slot = p + 3 + (tests.values[i] ?? 0);
    }
    this.nodes[slot] = ~result;
  }
}

/** Fields of more bits are tested in several steps, so that a node has few kids. */
const widest = 4;

/** Tests in the order in which they were made, each once, with what each found. */
export class Tests {
  length = 0;
  readonly what: number[] = [];
  readonly shifts: number[] = [];
  readonly masks: number[] = [];
  readonly values: number[] = [];
  private turn = 0;
  private readonly made = new Map<number, number>();
  clear(): void {
    this.length = 0;
    this.turn++;
  }

  /** A field of a word. @param word the word itself */
  field(index: number, word: number, shift: number, bits: number): void {
    for (let from = 0; from < bits; from += widest) {
      const mask = 2 ** Math.min(widest, bits - from) - 1;
      this.add(index, shift + from, mask, (word >>> (shift + from)) & mask);
    }
  }

  add(what: number, shift: number, mask: number, value: number): void {
    const key = what * 32 + shift;
    if (this.made.get(key) === this.turn) return;
    this.made.set(key, this.turn);
    const at = this.length++;
    this.what[at] = what;
    this.shifts[at] = shift;
    this.masks[at] = mask;
    this.values[at] = value;
  }
}
