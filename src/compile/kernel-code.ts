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

/** What the code of a kernel works on. */
export interface KernelWorld {
  readonly compiled: Compiled;
  readonly memory: WebAssembly.Memory;
  /** The arrays in the memory, by the names that the code has for them. */
  readonly regions: ReadonlyMap<string, Region>;
  /** Invariants that are called. */
  readonly called: readonly ((...words: number[]) => boolean)[];
}

/** Running code of a kernel; all it keeps between two calls lies in the memory and in the globals. */
export class KernelCode {
  private readonly exported: Readonly<Record<string, unknown>>;

  constructor(exported: Readonly<Record<string, unknown>>) {
    this.exported = exported;
  }

  call(name: string, ...args: number[]): number {
    const f = this.exported[name];
    if (typeof f !== 'function') throw new RangeError(`the kernel has no ${name}`);
    return Number(Reflect.apply(f, undefined, args));
  }

  global(name: string): { value: number } {
    const found = this.exported[`$${name}`];
    if (!isGlobal(found)) throw new RangeError(`the kernel has no ${name}`);
    return found;
  }

  /** Goes on where other code stopped. */
  continue(other: KernelCode, globals: readonly string[]): this {
    for (const name of globals) this.global(name).value = other.global(name).value;
    return this;
  }
}

const isGlobal = (x: unknown): x is { value: number } => typeof x === 'object' && x !== null && 'value' in x;

/** Runs the code as it is: ready at once, slower in the long run. */
export function asJavaScript(source: string, world: KernelWorld, globals: readonly string[]): KernelCode {
  const { compiled, memory, regions, called } = world;
  const names = new Map<string, unknown>();
  for (const [name, { base, bytes, count }] of regions) {
    const Kind = bytes === 4 ? Int32Array : bytes === 2 ? Int16Array : Int8Array;
    names.set(name, new Kind(memory.buffer, base, count));
  }
  // The generated code brings its own queue; what is called reads the registers that it knows.
  names.delete('Q');
  names.set('R', compiled.registers);
  names.set('G', compiled.calls);
  names.set('C', called);
  names.set('X', compiled.stop);
  const exported = [
    ...['start', 'put', 'spread', 'run'],
    ...globals.map((g) => `$${g}:{get value(){return ${g};},set value(x){${g}=x;}}`),
  ];
  const build = new Function(...names.keys(), `'use strict';${source}\nreturn {${exported.join(',')}};`);
  return new KernelCode(build(...names.values()));
}

/** Translates the code. */
export function asWebAssembly(source: string, world: KernelWorld): KernelCode {
  const { memory, regions } = world;
  const imports = importsOf(world);
  const module = new WebAssembly.Module(toWasm(source, regions, imports));
  const functions = Object.fromEntries([...imports].map(([name, { call }]) => [name, call]));
  return new KernelCode(new WebAssembly.Instance(module, { m: { memory, ...functions } }).exports);
}

function importsOf({ compiled, memory, regions, called }: KernelWorld): Imports {
  const imports = new Map<string, { readonly args: number; readonly call: (...args: number[]) => number }>();
  imports.set('X', { args: 1, call: (id) => compiled.stop(id) });
  const registers = new Int32Array(memory.buffer, regions.get('R')?.base ?? 0, compiled.registers.length);
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
  for (const [i, call] of called.entries()) {
    imports.set(`C${i}`, { args: compiled.words, call: (...words) => Number(call(...words)) });
  }
  return imports;
}
