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

export function unsigned(value: number): number[] {
  const out: number[] = [];
  let rest = value;
  do {
    const byte = rest % 128;
    rest = Math.floor(rest / 128);
    out.push(rest > 0 ? byte | 128 : byte);
  } while (rest > 0);
  return out;
}

export function signed(value: number): number[] {
  const out: number[] = [];
  let rest = value | 0;
  for (;;) {
    const byte = rest & 127;
    rest >>= 7;
    if ((rest === 0 && (byte & 64) === 0) || (rest === -1 && (byte & 64) !== 0)) {
      out.push(byte);
      return out;
    }
    out.push(byte | 128);
  }
}

export const vector = (items: readonly (readonly number[])[]): number[] => [
  ...unsigned(items.length),
  ...items.flat(),
];

export const text = (s: string): number[] => [...unsigned(s.length), ...new TextEncoder().encode(s)];

export const section = (id: number, body: readonly number[]): number[] => [
  id,
  ...unsigned(body.length),
  ...body,
];

export function binaryOf(operator: string): number {
  const found = binaries[operator];
  if (found === undefined) throw new SyntaxError(`generated code uses ${operator}`);
  return found;
}
