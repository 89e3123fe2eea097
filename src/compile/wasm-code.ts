export const op = {
  block: 0x02,
  loop: 0x03,
  if: 0x04,
  else: 0x05,
  end: 0x0b,
  br: 0x0c,
  brIf: 0x0d,
  brTable: 0x0e,
  return: 0x0f,
  call: 0x10,
  drop: 0x1a,
  localGet: 0x20,
  localSet: 0x21,
  globalGet: 0x23,
  globalSet: 0x24,
  const: 0x41,
  eqz: 0x45,
  shl: 0x74,
} as const;

export const i32 = 0x7f;

export const nothing = 0x40;

const binaries: Readonly<Record<string, number>> = {
  '===': 0x46,
  '!==': 0x47,
  '<': 0x48,
  '>': 0x4a,
  '<=': 0x4c,
  '>=': 0x4e,
  '+': 0x6a,
  '-': 0x6b,
  '*': 0x6c,
  '%': 0x6f,
  '&': 0x71,
  '|': 0x72,
  '^': 0x73,
  '<<': op.shl,
  '>>': 0x75,
  '>>>': 0x76,
};

/** Bytes that are written one after the other. */
export class Bytes {
  private bytes = new Uint8Array(256);
  private length = 0;

  byte(value: number): this {
    if (this.length === this.bytes.length) this.room(1);
    this.bytes[this.length++] = value;
    return this;
  }

  unsigned(value: number): this {
    let rest = value;
    while (rest > 127) {
      this.byte((rest % 128) | 128);
      rest = Math.floor(rest / 128);
    }
    return this.byte(rest);
  }

  signed(value: number): this {
    let rest = value | 0;
    while (rest < -64 || rest > 63) {
      this.byte((rest & 127) | 128);
      rest >>= 7;
    }
    return this.byte(rest & 127);
  }

  text(text: string): this {
    const encoded = new TextEncoder().encode(text);
    return this.unsigned(encoded.length).all(encoded);
  }

  append(other: Bytes): this {
    return this.all(other.written);
  }

  /** Bytes with their length before them. */
  sized(other: Bytes): this {
    return this.unsigned(other.length).append(other);
  }

  all(values: ArrayLike<number>): this {
    if (this.length + values.length > this.bytes.length) this.room(values.length);
    this.bytes.set(values, this.length);
    this.length += values.length;
    return this;
  }

  get written(): Uint8Array<ArrayBuffer> {
    return this.bytes.subarray(0, this.length);
  }

  private room(more: number): void {
    const grown = new Uint8Array(Math.max(this.length + more, 2 * this.bytes.length));
    grown.set(this.bytes);
    this.bytes = grown;
  }
}

/** A section: so many items, each written by `write`. */
export function section<Item>(
  out: Bytes,
  id: number,
  items: readonly Item[],
  write: (out: Bytes, item: Item, index: number) => void,
): void {
  const body = new Bytes().unsigned(items.length);
  for (const [i, item] of items.entries()) write(body, item, i);
  out.byte(id).sized(body);
}

export function binaryOf(operator: string): number {
  const found = binaries[operator];
  if (found === undefined) throw new SyntaxError(`generated code uses ${operator}`);
  return found;
}
