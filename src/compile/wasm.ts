import { type FunctionDeclaration, type Program, parse } from 'acorn';
import { Bytes, i32, op, section } from './wasm-code.ts';
import { Body } from './wasm-function.ts';

/** An array of the generated code: where it lies in the memory, and what its elements are. */
export interface Region {
  readonly base: number;
  readonly bytes: 1 | 2 | 4;
  /** Elements. */
  readonly count: number;
}

/** What generated code may call outside itself, by name, with the number of its arguments. */
export type Imports = ReadonlyMap<string, { readonly args: number }>;

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
    const { declared, functions } = this;
    const imported = [...this.imports];
    const arities = [...imported.map(([, { args }]) => args), ...declared.map((f) => f.params.length)];
    const out = new Bytes().all([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
    section(out, 1, arities, (types, args) => {
      types.byte(0x60).unsigned(args);
      for (let i = 0; i < args; i++) types.byte(i32);
      types.byte(1).byte(i32);
    });
    section(out, 2, [undefined, ...imported], (imports, item, i) => {
      imports.text('m');
      if (item === undefined) imports.text('memory').all([2, 0, 0]);
      else
        imports
          .text(item[0])
          .byte(0)
          .unsigned(i - 1);
    });
    section(out, 3, declared, (own, _, i) => own.unsigned(imported.length + i));
    section(out, 6, [...this.globals], (globals) => globals.all([i32, 1, op.const, 0, op.end]));
    section(out, 7, [...declared, ...this.globals], (exported, item) => {
      if ('params' in item)
        exported
          .text(item.id.name)
          .byte(0)
          .unsigned(functions.get(item.id.name) ?? 0);
      else exported.text(`$${item[0]}`).byte(3).unsigned(item[1]);
    });
    section(out, 10, declared, (codes, f) => codes.sized(new Body(this, f).code()));
    return out.written;
  }
}
