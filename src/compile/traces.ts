import { CompileError } from './fault.ts';

/** An action as XState's `transition()` hands it out: its type, and its params with functions resolved. */
export interface ObservedAction {
  readonly type: string;
  readonly params: unknown;
}

const noFunction = (place: string): CompileError =>
  new CompileError('construct', place, 'observes params that hold a function: they cannot be told apart');

/**
 * What macrosteps showed: sequences of observed actions by number. Equal sequences have equal numbers; 0 is the empty
 * one. Generated code goes from one to the next with `next`, which is a trie in one open-addressing table.
 */
export class Traces {
  private readonly actions: ObservedAction[] = [];
  private readonly codes = new Map<string, number>();
  /** The actions of codes that stand for several. */
  private readonly runs = new Map<number, readonly number[]>();
  private readonly parents: number[] = [0];
  private readonly last: number[] = [-1];
  private readonly known: (readonly ObservedAction[] | undefined)[] = [[]];
  /** Three entries a slot: trace + 1, code, next trace. */
  private slots = new Int32Array(3 << 8);
  private filled = 0;
  private serial = 0;

  /** The code of an action; equal ones once. */
  code(type: string, params: unknown, place: string): number {
    const key = JSON.stringify([type, params], (_, v: unknown) => {
      if (typeof v === 'function' || typeof v === 'symbol') throw noFunction(place);
      if (v === undefined || typeof v === 'bigint' || (typeof v === 'number' && !Number.isFinite(v)))
        return `\u0000${String(v)}`;
      return v;
    });
    let code = this.codes.get(key);
    if (code === undefined) {
      code = this.serial++;
      this.actions[code] = { type, params };
      this.codes.set(key, code);
    }
    return code;
  }

  /** One code for several actions in a row. */
  run(codes: readonly number[]): number {
    const [only] = codes;
    if (only !== undefined && codes.length === 1) return only;
    const key = codes.join(',');
    let code = this.codes.get(key);
    if (code === undefined) {
      code = this.serial++;
      this.runs.set(code, codes);
      this.codes.set(key, code);
    }
    return code;
  }

  /** The trace that continues `trace` with what `code` stands for. */
  readonly next = (trace: number, code: number): number => {
    const { slots } = this;
    const mask = slots.length / 3 - 1;
    let at = (Math.imul(trace, 0x9e3779b1) ^ Math.imul(code + 1, 0x85ebca6b)) >>> 7;
    for (;;) {
      at &= mask;
      const slot = at * 3;
      const found = slots[slot];
      if (found === 0) return this.extend(trace, code);
      if (found === trace + 1 && slots[slot + 1] === code) return slots[slot + 2] ?? 0;
      at++;
    }
  };

  private extend(trace: number, code: number): number {
    const run = this.runs.get(code);
    let made: number;
    if (run === undefined) {
      made = this.parents.push(trace) - 1;
      this.last.push(code);
      this.known.push(undefined);
    } else {
      made = run.reduce((at, c) => this.next(at, c), trace);
    }
    if (++this.filled * 2 > this.slots.length / 3) this.grow();
    this.store(trace, code, made);
    return made;
  }

  private store(trace: number, code: number, next: number): void {
    const { slots } = this;
    const mask = slots.length / 3 - 1;
    let at = (Math.imul(trace, 0x9e3779b1) ^ Math.imul(code + 1, 0x85ebca6b)) >>> 7;
    while (slots[(at & mask) * 3] !== 0) at++;
    slots.set([trace + 1, code, next], (at & mask) * 3);
  }

  private grow(): void {
    const old = this.slots;
    this.slots = new Int32Array(old.length * 2);
    for (let i = 0; i < old.length; i += 3) {
      if (old[i] !== 0) this.store((old[i] ?? 0) - 1, old[i + 1] ?? 0, old[i + 2] ?? 0);
    }
  }

  /** The actions of a trace, in order. The same array each time. */
  trace(id: number): readonly ObservedAction[] {
    const known = this.known[id];
    if (known !== undefined) return known;
    const action = this.actions[this.last[id] ?? -1];
    if (action === undefined) throw new RangeError(`no trace ${id}`);
    const made = [...this.trace(this.parents[id] ?? 0), action];
    this.known[id] = made;
    return made;
  }

  /** Is there anything to observe? */
  get any(): boolean {
    return this.serial > 0;
  }
}
