import type { Arena } from './arena.ts';
import type { Compiled } from './compile.ts';
import { toWasm } from './wasm.ts';

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

/** What generated code calls outside itself, beside the machine's own functions: `name()`, or `name[0]()`, … of several. */
export type Outside = Readonly<Record<string, OutsideFunction | readonly OutsideFunction[]>>;

export interface OutsideFunction {
  readonly args: number;
  readonly call: (...args: number[]) => number;
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
export function asJavaScript(
  source: string,
  compiled: Compiled,
  arena: Arena,
  outside: Outside,
  functions: readonly string[],
  globals: readonly string[],
): KernelCode {
  const names = new Map<string, unknown>();
  for (const name of arena.regions.keys()) names.set(name, arena.view(name));
  // The generated code brings its own queue; what is called reads the registers that it knows.
  names.delete('Q');
  names.set('R', compiled.registers);
  names.set('G', compiled.calls);
  names.set('X', compiled.stop);
  names.set('imul', Math.imul);
  for (const [name, f] of Object.entries(outside))
    names.set(name, 'call' in f ? f.call : f.map(({ call }) => call));
  const exported = [
    ...functions,
    ...globals.map((g) => `$${g}:{get value(){return ${g};},set value(x){${g}=x;}}`),
  ];
  // Constants, so that the engine's compiler sees the arrays themselves.
  const build = new Function(
    'names',
    `'use strict';const {${[...names.keys()].join(',')}}=names;${source}\nreturn {${exported.join(',')}};`,
  );
  return new KernelCode(build(Object.fromEntries(names)));
}

/** Translates the code, for an arena in a memory that WebAssembly may work on. */
export function asWebAssembly(
  source: string,
  compiled: Compiled,
  arena: Arena,
  memory: WebAssembly.Memory,
  outside: Outside,
): KernelCode {
  const imports = importsOf(compiled, arena, outside);
  const module = new WebAssembly.Module(toWasm(source, arena.regions, imports));
  const functions = Object.fromEntries([...imports].map(([name, { call }]) => [name, call]));
  return new KernelCode(new WebAssembly.Instance(module, { m: { memory, ...functions } }).exports);
}

function importsOf(compiled: Compiled, arena: Arena, outside: Outside): ReadonlyMap<string, OutsideFunction> {
  const imports = new Map<string, OutsideFunction>();
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
  for (const [name, f] of Object.entries(outside)) {
    if ('call' in f) imports.set(name, f);
    else for (const [i, one] of f.entries()) imports.set(`${name}${i}`, one);
  }
  return imports;
}
