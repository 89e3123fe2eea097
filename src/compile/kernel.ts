import type { Compiled } from './compile.ts';
import { type Imports, type Region, toWasm } from './wasm.ts';

declare global {
  /** The part of the engine's interface that is used here; Node's types do not declare it. */
  namespace WebAssembly {
    class Memory {
      constructor(size: { readonly initial: number; readonly maximum: number });
      readonly buffer: ArrayBuffer;
    }
    class Module {
      constructor(bytes: Uint8Array<ArrayBuffer>);
    }
    class Instance {
      constructor(module: Module, imports: Readonly<Record<string, Readonly<Record<string, unknown>>>>);
      readonly exports: Readonly<Record<string, unknown>>;
    }
  }
}

export interface KernelOptions {
  /** Function bodies over w0, w1, …: does the invariant hold? `undefined`: call `called[i]`. */
  readonly invariants: readonly (string | undefined)[];
  readonly called: readonly ((...words: number[]) => boolean)[];
  readonly depthFirst: boolean;
  readonly deadlock: boolean;
  readonly parents: boolean;
  readonly maxBytes: number;
}

/** Why a slice of work ended. */
export const ended = { slice: 0, room: 1, deadlock: 2, invariant: 3 } as const;

/** How full the table may become. */
export const fullest = 0.77;

const low = 64;
const pageBytes = 65536;

/**
 * The inner loop of a search in WebAssembly, generated for one machine.
 *
 * States lie one after the other in a log, in the order found; an open-addressing table holds the same words, so that a
 * hit costs one cache miss; the all-zero state is not stored there. Log and table lie in one memory at fixed places:
 * pages that are not touched take no room, so that neither is copied when it grows.
 */
export class Kernel {
  readonly words: number;
  /** Slots the table may grow to. */
  readonly mostSlots: number;
  readonly log: Int32Array;
  readonly parents: Int32Array;
  private readonly stack: Int32Array;
  private readonly table: Int32Array;
  private slots = 0;
  /** Without predecessors, breadth-first, the log is a ring of the states that wait: this is its mask, else -1. */
  private ring: number;
  private readonly margin: number;
  private readonly globals: ReadonlyMap<string, { value: number }>;
  private readonly exported: Readonly<Record<string, unknown>>;

  constructor(compiled: Compiled, options: KernelOptions) {
    const { words } = compiled;
    this.words = words;
    this.margin = compiled.events.length;
    this.ring = options.parents || options.depthFirst ? -1 : firstRing - 1;
    const regions = new Map<string, Region>();
    let at = low;
    const place = (name: string, count: number, bytes: 1 | 2 | 4): number => {
      const base = at;
      regions.set(name, { base, bytes });
      at = Math.ceil((at + count * bytes) / low) * low;
      return base;
    };
    for (const [i, table] of compiled.tables.entries()) {
      place(`T${i}`, table.length, table.BYTES_PER_ELEMENT === 4 ? 4 : table.BYTES_PER_ELEMENT === 2 ? 2 : 1);
    }
    const events = compiled.events.length;
    place('O', events * words, 4);
    place('V', events, 4);
    place('HH', events, 4);
    place('Q', 8192, 4);
    const registers = place('R', compiled.registers.length, 4);

    const perState = words * 4 + (options.parents ? 4 : 0) + (options.depthFirst ? 4 : 0);
    const available = Math.min(options.maxBytes, 2 ** 32 - 2 * pageBytes) - at - 4 * low;
    const needs = (slots: number): number =>
      slots * words * 4 + Math.ceil(slots * fullest + events) * perState;
    let slots = firstSlots;
    while (needs(slots * 2) <= available) slots *= 2;
    this.mostSlots = slots;
    const states = Math.ceil(slots * fullest + events);
    const tableBase = place('K', slots * words, 4);
    const parentsBase = place('Par', options.parents ? states : 0, 4);
    const stackBase = place('Stack', options.depthFirst ? states : 0, 4);
    const logBase = place('S', states * words, 4);
    const pages = Math.ceil(at / pageBytes) + 1;
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });

    for (const [i, table] of compiled.tables.entries()) {
      const base = regions.get(`T${i}`)?.base ?? 0;
      const Kind =
        table.BYTES_PER_ELEMENT === 4 ? Int32Array : table.BYTES_PER_ELEMENT === 2 ? Int16Array : Int8Array;
      new Kind(memory.buffer, base, table.length).set(table);
    }
    this.log = new Int32Array(memory.buffer, logBase, states * words);
    this.parents = new Int32Array(memory.buffer, parentsBase, options.parents ? states : 0);
    this.stack = new Int32Array(memory.buffer, stackBase, options.depthFirst ? states : 0);
    this.table = new Int32Array(memory.buffer, tableBase, slots * words);

    const imports = importsOf(
      compiled,
      options,
      new Int32Array(memory.buffer, registers, compiled.registers.length),
    );
    const source = `${compiled.source}\n${kernelSource(compiled, options)}`;
    const module = new WebAssembly.Module(toWasm(source, regions, imports));
    const functions = Object.fromEntries([...imports].map(([name, { call }]) => [name, call]));
    this.exported = new WebAssembly.Instance(module, { m: { memory, ...functions } }).exports;
    const globals = new Map<string, { value: number }>();
    for (const [name, thing] of Object.entries(this.exported)) if (isGlobal(thing)) globals.set(name, thing);
    this.globals = globals;
  }

  private global(name: string): { value: number } {
    const found = this.globals.get(`$${name}`);
    if (found === undefined) throw new RangeError(`the kernel has no ${name}`);
    return found;
  }

  private call(name: string, ...args: number[]): number {
    const f = this.exported[name];
    if (typeof f !== 'function') throw new RangeError(`the kernel has no ${name}`);
    return Number(Reflect.apply(f, undefined, args));
  }

  /** Breadth-first: the next state to expand. Depth-first: the height of the stack. */
  get head(): number {
    return this.global('khead').value;
  }
  /** Depth-first: the next state to expand. */
  get top(): number {
    return this.stack[this.head - 1] ?? 0;
  }
  get count(): number {
    return this.global('kcount').value;
  }
  /** Transitions of the last slice. */
  get transitions(): number {
    return this.global('ktransitions').value;
  }
  /** The state that ended the last slice, if one did. */
  get found(): number {
    return this.global('kfound').value;
  }
  get invariant(): number {
    return this.global('kwhich').value;
  }

  /** Starts with one state and a table of this many slots. */
  start(initial: Int32Array, slots: number): void {
    this.slots = slots;
    this.log.set(initial);
    this.global('kcount').value = 1;
    this.call('start');
    if (initial.some((w) => w !== 0)) this.call('put', ...initial, slots - 1);
  }

  /** Expands up to `most` states. @returns why it ended: see `ended` */
  run(room: number, most: number): number {
    const held = this.ring === -1 ? room : Math.min(room, this.head + this.ring - this.margin);
    return this.call('run', held, most, this.slots - 1, this.ring);
  }

  /** A state of the log, by the order in which it was found; without predecessors only while it waits. */
  stateAt(index: number): Int32Array {
    const at = (index & this.ring) * this.words;
    return this.log.slice(at, at + this.words);
  }

  /** Makes room. @returns `false` when there is none */
  grow(): boolean {
    if (this.ring !== -1 && this.count > this.head + this.ring - this.margin) return this.doubleRing();
    // The ring may have emptied meanwhile.
    if (this.count <= this.capacity - this.margin) return true;
    if (this.slots * 2 > this.mostSlots) return false;
    this.doubleTable();
    return true;
  }

  /** States the table holds before it must grow. */
  get capacity(): number {
    return Math.floor(this.slots * fullest);
  }

  /**
   * Doubles the table where it lies. Slot by slot, each entry moves to its place under the new mask, which is where it
   * was or as far into the new half; what lies before the first empty slot may belong to the end and comes last.
   */
  private doubleTable(): void {
    const { words, slots } = this;
    let first = 0;
    while (this.table.subarray(first * words, (first + 1) * words).some((w) => w !== 0)) first++;
    const lead = this.table.slice(0, first * words);
    this.table.fill(0, 0, first * words);
    this.slots = slots * 2;
    this.call('spread', first * words, slots * words, this.slots - 1);
    for (let i = 0; i < first; i++)
      this.call('put', ...lead.subarray(i * words, (i + 1) * words), this.slots - 1);
  }

  /** Doubles the ring of waiting states: those that lie in its second half by the new mask move there. */
  private doubleRing(): boolean {
    const { words } = this;
    const size = this.ring + 1;
    if (size * 2 * words > this.log.length) return false;
    const { head, count } = this;
    for (let i = head; i < count; i++) {
      if ((i & size) === 0) continue;
      const at = (i & (size - 1)) * words;
      this.log.copyWithin(at + size * words, at, at + words);
    }
    this.ring = size * 2 - 1;
    return true;
  }

  /** Bytes of memory in use. */
  get bytes(): number {
    const states = this.ring === -1 ? this.count : this.ring + 1;
    return (
      this.slots * this.words * 4 +
      states * this.words * 4 +
      (this.parents.length > 0 ? this.count * 4 : 0) +
      (this.stack.length > 0 ? this.count * 4 : 0)
    );
  }
}

export const firstSlots = 1 << 12;
const firstRing = 1 << 12;

const isGlobal = (x: unknown): x is { value: number } => typeof x === 'object' && x !== null && 'value' in x;

function importsOf(compiled: Compiled, options: KernelOptions, registers: Int32Array): Imports {
  const imports = new Map<string, { readonly args: number; readonly call: (...args: number[]) => number }>();
  imports.set('X', { args: 1, call: (id) => compiled.stop(id) });
  for (const [i, call] of compiled.calls.entries()) {
    imports.set(`G${i}`, {
      args: 0,
      call: () => {
        compiled.registers.set(registers);
        const result = call();
        registers.set(compiled.registers);
        return Number(result);
      },
    });
  }
  for (const [i, call] of options.called.entries()) {
    imports.set(`C${i}`, { args: compiled.words, call: (...words) => Number(call(...words)) });
  }
  return imports;
}

/** The code around `expand`. Everything is a 32-bit integer; `S`, `K`, … are regions of the memory. */
function kernelSource(compiled: Compiled, options: KernelOptions): string {
  const { words } = compiled;
  const { depthFirst } = options;
  const each = (f: (i: number) => string, by: string): string =>
    Array.from({ length: words }, (_, i) => f(i)).join(by);
  const at = (base: string, i: number): string => (i === 0 ? base : `${base}+${i}`);
  const n = (i: number): string => `n${i}`;
  const args = each((i) => `w${i}`, ',');
  const mixes = ['0x9E3779B1', '0x85EBCA77', '0xC2B2AE3D', '0x27D4EB2F'];
  const hash = `h=${each((i) => `Math.imul(${i > 3 ? `n${i}^(n${i}>>>${i})` : n(i)},${mixes[i % 4]})`, '+')};h=h^(h>>>15);h=Math.imul(h,0x2C1B3C6D);h=h^(h>>>13);`;
  const slot = words === 1 ? '(h&mask)' : `Math.imul(h&mask,${words})`;
  const load = (from: string, base: string): string => each((i) => `${from}[${at(base, i)}]`, ',');
  const zero = each((i) => `n${i}===0`, '&&');
  const probe = (start: string, onNew: string): string => `
let p=${start};
for(;;){
const k0=K[p];
if(k0===n0${words > 1 ? `&&${each((i) => (i === 0 ? '' : `K[p+${i}]===n${i}`), '&&').slice(2)}` : ''}){break;}
if(k0===0${words > 1 ? `&&${each((i) => (i === 0 ? '' : `K[p+${i}]===0`), '&&').slice(2)}` : ''}){${each((i) => `K[${at('p', i)}]=n${i};`, '')}${onNew}break;}
p+=${words};if(p>last){p=0;}
}`;
  let calledAt = 0;
  const invariants = options.invariants.map((body, i) => {
    const code = body ?? `return C[${calledAt++}](${args});`;
    return `function I${i}(${args}){${code}}`;
  });
  const check = options.invariants
    .map((_, i) => `if(bad<0){if(I${i}(${each(n, ',')})===0){bad=count-1;which=${i};}}`)
    .join('\n');
  const append = `
const q=Math.imul(count&ring,${words});
${each((i) => `S[${at('q', i)}]=n${i};`, '')}
${options.parents ? 'Par[count]=here;' : ''}
${depthFirst ? 'Stack[head]=count;head++;' : ''}
count++;
${check}`;
  return `
let khead=0,kcount=0,ktransitions=0,kfound=0,kwhich=0,kzero=0,ktouch=0;
function done(${args}){${compiled.done}}
${invariants.join('\n')}
function start(){kzero=${compiled.initial.every((w) => w === 0) ? 1 : 0};${depthFirst ? 'Stack[0]=0;khead=1;' : 'khead=0;'}return 0;}
function put(${each(n, ',')},mask){
const last=Math.imul(mask,${words});let h=0;
${hash}
${probe(slot, '')}
return 0;}
function spread(from,to,mask){
const last=Math.imul(mask,${words});let h=0;
for(let o=from;o<to;o+=${words}){
${each((i) => `const n${i}=K[${at('o', i)}];`, '')}
if(${zero}){continue;}
${each((i) => `K[${at('o', i)}]=0;`, '')}
${hash}
${probe(slot, '')}
}
return 0;}
function run(room,most,mask,ring){
let head=khead,count=kcount,transitions=0,code=0,bad=-1,which=-1,h=0,touch=0;
const last=Math.imul(mask,${words});
while(${depthFirst ? 'head>0' : 'head<count'}&&most>0){
if(count>room){code=${ended.room};break;}
most--;
${depthFirst ? 'head--;const here=Stack[head];' : 'const here=head;head++;'}
const r=Math.imul(here&ring,${words});
const c=expand(${load('S', 'r')});
${options.deadlock ? `if(c===0){if(done(${load('S', 'r')})===0){code=${ended.deadlock};bad=here;break;}}` : ''}
transitions+=c;
for(let i=0,o=0;i<c;i++,o+=${words}){
${each((i) => `const n${i}=O[${at('o', i)}];`, '')}
${hash}
const s=${slot};
HH[i]=s;touch=touch^K[s];
}
for(let i=0,o=0;i<c;i++,o+=${words}){
${each((i) => `const n${i}=O[${at('o', i)}];`, '')}
if(${zero}){if(kzero===0){kzero=1;${append}}continue;}
${probe('HH[i]', append)}
}
if(bad>=0){code=${ended.invariant};break;}
}
khead=head;kcount=count;ktransitions=transitions;kfound=bad;kwhich=which;ktouch=touch;
return code;
}`;
}
