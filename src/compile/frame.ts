import type { Env } from './env.ts';
import type { Variable } from './shape.ts';

/** The code of one event grew beyond what is worth unrolling. */
export class TooLong extends Error {}

/** Transitions selected region by region turned out to disturb others; they must be selected together. */
export class Entangled extends Error {}

/** Constant tables shared by all generated functions; equal ones once. */
export class Pool {
  readonly tables: (Int8Array | Int16Array | Int32Array)[] = [];
  private readonly names = new Map<string, string>();

  table(values: readonly number[]): string {
    const key = values.join(',');
    const found = this.names.get(key);
    if (found !== undefined) return found;
    const most = values.reduce((m, v) => Math.max(m, Math.abs(v)), 0);
    const made =
      most < 128 ? Int8Array.from(values) : most < 32768 ? Int16Array.from(values) : Int32Array.from(values);
    const name = `T${this.tables.push(made) - 1}`;
    this.names.set(key, name);
    return name;
  }
}

/** A new value of a variable; `values` are the possible indices, `undefined` when not tracked. */
export interface Write {
  readonly variable: Variable;
  readonly code: string;
  readonly values: readonly number[] | undefined;
}

/** Characters. */
const longLine = 200;

/** Begins a line that only observes; the code of the search goes without. */
export const observing = '@';

/**
 * One generated function. `w<i>` are the words on entry, `v<id>` variables on entry, `y<id>` written variables,
 * `s<n>`/`t<n>` selectors and temporaries, `g` whether an action ran.
 */
export class Frame {
  readonly kind: 'event' | 'step' | 'always';
  readonly lines: string[] = [];
  /** Variables that are read as they are on entry, those that are written, and those of them that are read after it. */
  readonly reads = new Set<Variable>();
  readonly writes = new Set<Variable>();
  readonly readAgain = new Set<Variable>();
  /** `g` is read. */
  readsActed = false;
  readonly locals = new Set<string>();
  /** Unroll raise chains and eventless transitions? */
  readonly unroll: boolean;
  /** May regions be selected one at a time? */
  readonly apart: boolean;
  private readonly maxLines: number;
  private counter = 0;
  private work = 0;
  /** What long lines count for beyond one each. */
  private long = 0;
  /** How many of the lines only observe: they do not count. */
  private observing = 0;

  constructor(kind: Frame['kind'], unroll: boolean, maxLines: number, apart = true) {
    this.apart = apart;
    this.kind = kind;
    this.unroll = unroll;
    this.maxLines = maxLines;
  }

  out(line: string): void {
    this.lines.push(line);
    if (line.startsWith(observing)) {
      this.observing++;
      return;
    }
    // Lines written and taken back count, too: they bound the time this takes. A long line counts as several.
    const extra = Math.floor(line.length / longLine);
    this.long += extra;
    this.work += 1 + extra;
    if (this.lines.length + this.long - this.observing > this.maxLines || this.work > 8 * this.maxLines)
      throw new TooLong();
  }

  local(prefix: string): string {
    const name = `${prefix}${this.counter++}`;
    this.locals.add(name);
    return name;
  }

  /** The current value of a variable, as JavaScript. */
  expr(v: Variable, env: Env): string {
    const known = env.known(v);
    if (known !== undefined) return String(known);
    if (!env.written.has(v)) {
      this.reads.add(v);
      return `v${v.id}`;
    }
    this.readAgain.add(v);
    return `y${v.id}`;
  }

  /** Emits a write; `values` are the possible new indices. */
  write(v: Variable, expr: string, env: Env, values: readonly number[] | undefined): void {
    if (v.size === 1) return;
    this.writes.add(v);
    this.out(`y${v.id}=${expr};`);
    env.write(v, values);
  }

  /** Emits writes whose codes do not depend on each other, as one line. */
  writeAll(writes: readonly Write[], env: Env): void {
    const real = writes.filter(({ variable }) => variable.size > 1);
    if (real.length === 0) return;
    for (const { variable, values } of real) {
      this.writes.add(variable);
      env.write(variable, values);
    }
    this.out(real.map(({ variable, code }) => `y${variable.id}=${code};`).join(''));
  }

  /** The lines without what writes and nobody reads; what is called is called all the same. */
  used(): readonly string[] {
    const unread = new Set([...this.writes].filter((v) => !this.readAgain.has(v)).map((v) => String(v.id)));
    if (unread.size === 0 && this.readsActed) return this.lines;
    return this.lines.flatMap((line) => {
      if (!this.readsActed && line.endsWith('g=1;')) return [];
      const left = line.replace(/\by(\d+)=([^;]*);/g, (write: string, id: string, code: string) =>
        unread.has(id) ? (code.includes('G') ? `${code};` : '') : write,
      );
      return left === '' || left === observing ? [] : [left];
    });
  }

  /** Emits branches, shares what follows when both ends meet, and repeats it in each branch otherwise. */
  merge(branches: (end: (env: Env) => void) => void, then: (env: Env) => void): void {
    const mark = this.lines.length;
    const ends: Env[] = [];
    branches((env) => ends.push(env));
    const [first, ...rest] = ends;
    if (first === undefined) return;
    if (rest.every((e) => e.meets(first))) {
      then(rest.reduce((all, e) => all.join(e), first));
      return;
    }
    for (const line of this.lines.splice(mark)) {
      if (line.startsWith(observing)) this.observing--;
      else this.long -= Math.floor(line.length / longLine);
    }
    branches(then);
  }
}
