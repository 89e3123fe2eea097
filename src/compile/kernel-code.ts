import type { Arena } from './arena.ts';
import type { Compiled } from './compile.ts';
import { type Imports, toWasm } from './wasm.ts';

declare global {
  /** The part of the engine's interface that is used here; Node's types do not declare it. */
  namespace WebAssembly {
    class Module {
      constructor(bytes: Uint8Array<ArrayBuffer>);
    }
    class Instance {
      constructor(module: Module, imports: Readonly<Record<string, Readonly<Record<string, unknown>>>>);
      readonly exports: Readonly<Record<string, unknown>>;
    }
  }
}

type Called = readonly ((...words: number[]) => boolean)[];

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

/** Runs the code as it is: ready at once, slower in the long run. `called`: invariants that are called. */
export function asJavaScript(
  source: string,
  compiled: Compiled,
  arena: Arena,
  called: Called,
  globals: readonly string[],
): KernelCode {
  const names = new Map<string, unknown>();
  for (const name of arena.regions.keys()) names.set(name, arena.view(name));
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

/** Translates the code, for an arena that WebAssembly may work on. */
export function asWebAssembly(source: string, compiled: Compiled, arena: Arena, called: Called): KernelCode {
  const imports = importsOf(compiled, arena, called);
  const module = new WebAssembly.Module(toWasm(source, arena.regions, imports));
  const functions = Object.fromEntries([...imports].map(([name, { call }]) => [name, call]));
  const { memory } = arena;
  return new KernelCode(new WebAssembly.Instance(module, { m: { memory, ...functions } }).exports);
}

function importsOf(compiled: Compiled, arena: Arena, called: Called): Imports {
  const imports = new Map<string, { readonly args: number; readonly call: (...args: number[]) => number }>();
  imports.set('X', { args: 1, call: (id) => compiled.stop(id) });
  const registers = arena.integers('R');
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
