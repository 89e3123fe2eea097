import { type FunctionDeclaration, type Program, parse } from 'acorn';
import { i32, op, section, text, unsigned, vector } from './wasm-code.ts';
import { Body } from './wasm-function.ts';

/** An array of the generated code: where it lies in the memory, and what its elements are. */
export interface Region {
  readonly base: number;
  readonly bytes: 1 | 2 | 4;
  /** Elements. */
  readonly count: number;
}

/** What generated code may call outside itself, by name, with the number of its arguments. */
export type Imports = ReadonlyMap<
  string,
  { readonly args: number; readonly call: (...args: number[]) => number }
>;

/**
 * Translates generated JavaScript (integers, locals, branches, loops, arrays by name) to WebAssembly. There is no type
 * feedback to be wrong about, so that the first state runs the code that the last one does: an optimizing JavaScript
 * engine throws its code away at every branch it has not seen taken.
 */
export function toWasm(
  source: string,
  regions: ReadonlyMap<string, Region>,
  imports: Imports,
): Uint8Array<ArrayBuffer> {
  return new Module(parse(source, { ecmaVersion: 2022 }), regions, imports).bytes();
}

export class Module {
  readonly regions: ReadonlyMap<string, Region>;
  readonly globals = new Map<string, number>();
  readonly functions = new Map<string, number>();
  private readonly imports: Imports;
  private readonly declared: FunctionDeclaration[] = [];

  constructor(program: Program, regions: ReadonlyMap<string, Region>, imports: Imports) {
    this.regions = regions;
    this.imports = imports;
    for (const name of imports.keys()) this.functions.set(name, this.functions.size);
    for (const node of program.body) {
      if (node.type === 'FunctionDeclaration') {
        this.functions.set(node.id.name, this.functions.size);
        this.declared.push(node);
      } else if (node.type === 'VariableDeclaration') {
        // Arrays are regions of the memory, laid out by the caller.
        for (const d of node.declarations) {
          if (d.id.type === 'Identifier' && d.init?.type !== 'NewExpression')
            this.globals.set(d.id.name, this.globals.size);
        }
      }
    }
  }

  bytes(): Uint8Array<ArrayBuffer> {
    const type = (args: number): number[] => [
      0x60,
      ...vector(Array.from({ length: args }, () => [i32])),
      1,
      i32,
    ];
    const arities = [...this.imports.values()].map((i) => i.args);
    const own = this.declared.map((f) => f.params.length);
    const types = [...arities, ...own].map(type);
    const imported = [
      [...text('m'), ...text('memory'), 2, 0, 0],
      ...[...this.imports.keys()].map((name, i) => [...text('m'), ...text(name), 0, ...unsigned(i)]),
    ];
    const globals = [...this.globals].map(() => [i32, 1, op.const, 0, op.end]);
    const exported = [
      ...this.declared.map((f) => [...text(f.id.name), 0, ...unsigned(this.functions.get(f.id.name) ?? 0)]),
      ...[...this.globals].map(([name, index]) => [...text(`$${name}`), 3, ...unsigned(index)]),
    ];
    const codes = this.declared.map((f) => {
      const body = new Body(this, f).code();
      return [...unsigned(body.length), ...body];
    });
    return Uint8Array.from([
      ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
      ...section(1, vector(types)),
      ...section(2, vector(imported)),
      ...section(3, vector(own.map((_, i) => unsigned(arities.length + i)))),
      ...section(6, vector(globals)),
      ...section(7, vector(exported)),
      ...section(10, vector(codes)),
    ]);
  }
}
