import type {
  AssignmentExpression,
  BlockStatement,
  Expression,
  FunctionDeclaration,
  MemberExpression,
  Pattern,
  PrivateIdentifier,
  Statement,
  VariableDeclaration,
} from 'acorn';
import type { Module, Region } from './wasm.ts';
import { Bytes, binaryOf, i32, nothing, op } from './wasm-code.ts';

/** One function. `depth` counts open blocks, so that a branch can say how many it leaves. */
export class Body {
  private readonly module: Module;
  private readonly declaration: FunctionDeclaration;
  private readonly out = new Bytes();
  private scopes: Map<string, number>[] = [new Map()];
  private locals = 0;
  private free = 0;
  private depth = 0;
  private breaks: number[] = [];
  private continues: number[] = [];

  constructor(module: Module, declaration: FunctionDeclaration) {
    this.module = module;
    this.declaration = declaration;
  }

  code(): Bytes {
    const { params, body } = this.declaration;
    for (const p of params) this.declare(nameOf(p));
    this.block(body);
    const own = this.locals - params.length;
    const code = new Bytes();
    if (own > 0) code.byte(1).unsigned(own).byte(i32);
    else code.byte(0);
    return code.append(this.out).byte(op.const).byte(0).byte(op.end);
  }

  private declare(name: string): number {
    const index = this.free++;
    this.locals = Math.max(this.locals, this.free);
    this.scopes.at(-1)?.set(name, index);
    return index;
  }

  /** Locals of a block that has ended are used again. */
  private scoped(write: () => void): void {
    const { free } = this;
    this.scopes.push(new Map());
    write();
    this.scopes.pop();
    this.free = free;
  }

  private open(kind: number, type: number, write: () => void): void {
    this.out.byte(kind).byte(type);
    this.depth++;
    write();
    this.depth--;
    this.out.byte(op.end);
  }

  private leave(level: number | undefined): void {
    if (level === undefined) throw new SyntaxError('a break outside a loop');
    this.out.byte(op.br).unsigned(this.depth - level);
  }

  private block(b: BlockStatement): void {
    this.scoped(() => {
      for (const s of b.body) this.statement(s);
    });
  }

  private statement(s: Statement): void {
    switch (s.type) {
      case 'BlockStatement':
        this.block(s);
        return;
      case 'EmptyStatement':
        return;
      case 'VariableDeclaration':
        this.declaration_(s);
        return;
      case 'ExpressionStatement':
        this.effect(s.expression);
        return;
      case 'ReturnStatement':
        if (s.argument == null) this.out.byte(op.const).byte(0);
        else this.value(s.argument);
        this.out.byte(op.return);
        return;
      case 'IfStatement': {
        const { alternate } = s;
        this.value(s.test);
        this.open(op.if, nothing, () => {
          this.statement(s.consequent);
          if (alternate != null) {
            this.out.byte(op.else);
            this.statement(alternate);
          }
        });
        return;
      }
      case 'ForStatement':
        this.scoped(() => {
          if (s.init?.type === 'VariableDeclaration') this.declaration_(s.init);
          else if (s.init != null) this.effect(s.init);
          this.loop(s.test ?? undefined, s.body, s.update ?? undefined, undefined);
        });
        return;
      case 'WhileStatement':
        this.loop(s.test, s.body, undefined, undefined);
        return;
      case 'DoWhileStatement':
        this.loop(undefined, s.body, undefined, s.test);
        return;
      case 'BreakStatement':
        this.leave(this.breaks.at(-1));
        return;
      case 'ContinueStatement':
        this.leave(this.continues.at(-1));
        return;
      case 'SwitchStatement':
        this.table(s);
        return;
      default:
        throw new SyntaxError(`generated code holds a ${s.type}`);
    }
  }

  private declaration_(d: VariableDeclaration): void {
    for (const { id, init } of d.declarations) {
      if (init == null) throw new SyntaxError('a local without a value');
      this.value(init);
      this.out.byte(op.localSet).unsigned(this.declare(nameOf(id)));
    }
  }

  private loop(
    test: Expression | undefined,
    body: Statement,
    update: Expression | undefined,
    until: Expression | undefined,
  ): void {
    this.open(op.block, nothing, () => {
      this.breaks.push(this.depth);
      this.open(op.loop, nothing, () => {
        const again = this.depth;
        if (test !== undefined) {
          this.value(test);
          this.out
            .byte(op.eqz)
            .byte(op.brIf)
            .unsigned(this.depth - (this.breaks.at(-1) ?? 0));
        }
        this.open(op.block, nothing, () => {
          this.continues.push(this.depth);
          this.statement(body);
          this.continues.pop();
        });
        if (update !== undefined) this.effect(update);
        if (until === undefined) this.leave(again);
        else {
          this.value(until);
          this.out.byte(op.brIf).unsigned(this.depth - again);
        }
      });
      this.breaks.pop();
    });
  }

  /** A switch over integers, each case of which breaks or returns. */
  private table(s: Statement & { readonly type: 'SwitchStatement' }): void {
    const cases = s.cases.map((c) => ({ at: integer(c.test), body: c.consequent }));
    if (cases.length === 0) return;
    const lowest = Math.min(...cases.map((c) => c.at));
    const highest = Math.max(...cases.map((c) => c.at));
    this.open(op.block, nothing, () => {
      this.breaks.push(this.depth);
      const nest = (i: number): void => {
        if (i === cases.length) {
          this.value(s.discriminant);
          this.out.byte(op.const).signed(lowest).byte(0x6b);
          const targets = new Bytes().unsigned(highest - lowest + 1);
          for (let n = lowest; n <= highest; n++) {
            const found = cases.findIndex((c) => c.at === n);
            targets.unsigned(found < 0 ? cases.length : cases.length - 1 - found);
          }
          this.out.byte(op.brTable).append(targets).unsigned(cases.length);
          return;
        }
        this.open(op.block, nothing, () => nest(i + 1));
        for (const inner of cases[i]?.body ?? []) this.statement(inner);
        this.leave(this.breaks.at(-1));
      };
      nest(0);
      this.breaks.pop();
    });
  }

  /** An expression for what it does. */
  private effect(e: Expression): void {
    if (e.type === 'AssignmentExpression') {
      this.assignment(e);
      return;
    }
    if (e.type === 'UpdateExpression') {
      this.update(e);
      return;
    }
    if (e.type === 'SequenceExpression') {
      for (const inner of e.expressions) this.effect(inner);
      return;
    }
    this.value(e);
    this.out.byte(op.drop);
  }

  private update(e: Expression & { readonly type: 'UpdateExpression' }): void {
    this.value(e.argument);
    this.out
      .byte(op.const)
      .byte(1)
      .byte(e.operator === '++' ? 0x6a : 0x6b);
    this.store(nameOf(e.argument));
  }

  private assignment(e: AssignmentExpression): void {
    const value = (): void => {
      if (e.operator === '=') {
        this.value(e.right);
        return;
      }
      this.load(nameOf(e.left));
      this.value(e.right);
      this.out.byte(binaryOf(e.operator.slice(0, -1)));
    };
    if (e.left.type === 'MemberExpression') {
      const { region, offset } = this.address(e.left);
      value();
      this.out
        .byte(region.bytes === 4 ? 0x36 : region.bytes === 2 ? 0x3b : 0x3a)
        .byte(0)
        .unsigned(offset);
      return;
    }
    value();
    this.store(nameOf(e.left));
  }

  private find(name: string): number | undefined {
    for (let i = this.scopes.length - 1; i >= 0; i--) {
      const found = this.scopes[i]?.get(name);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  private load(name: string): void {
    const local = this.find(name);
    if (local !== undefined) this.out.byte(op.localGet).unsigned(local);
    else this.out.byte(op.globalGet).unsigned(this.global(name));
  }

  private store(name: string): void {
    const local = this.find(name);
    if (local !== undefined) {
      this.out.byte(op.localSet).unsigned(local);
      return;
    }
    this.out.byte(op.globalSet).unsigned(this.global(name));
  }

  private global(name: string): number {
    const found = this.module.globals.get(name);
    if (found === undefined) throw new SyntaxError(`generated code names ${name}, which is nowhere`);
    return found;
  }

  /** Puts the byte offset of an array element; what is constant goes into the returned offset. */
  private address(m: MemberExpression): { readonly region: Region; readonly offset: number } {
    const region = m.object.type === 'Identifier' ? this.module.regions.get(m.object.name) : undefined;
    if (region === undefined || m.property.type === 'PrivateIdentifier')
      throw new SyntaxError('an array that is nowhere');
    const index = m.property;
    const [rest, constant] =
      index.type === 'BinaryExpression' && index.operator === '+' && isInteger(index.right)
        ? [index.left, integer(index.right)]
        : isInteger(index)
          ? [undefined, integer(index)]
          : [index, 0];
    if (rest === undefined) this.out.byte(op.const).byte(0);
    else if (rest.type === 'PrivateIdentifier') throw new SyntaxError('a private name');
    else {
      // `Q[qt++]` and `Stack[--head]` among them: the only effects inside expressions.
      this.value(rest);
      if (region.bytes > 1)
        this.out
          .byte(op.const)
          .byte(region.bytes === 4 ? 2 : 1)
          .byte(op.shl);
    }
    return { region, offset: region.base + constant * region.bytes };
  }

  /** An expression for its value. */
  private value(e: Expression): void {
    switch (e.type) {
      case 'ParenthesizedExpression':
        this.value(e.expression);
        return;
      case 'Literal':
        this.out.byte(op.const).signed(integer(e));
        return;
      case 'Identifier':
        this.load(e.name);
        return;
      case 'UnaryExpression':
        if (e.operator === '-') {
          if (isInteger(e)) this.out.byte(op.const).signed(integer(e));
          else {
            this.out.byte(op.const).byte(0);
            this.value(e.argument);
            this.out.byte(0x6b);
          }
        } else if (e.operator === '!') {
          this.value(e.argument);
          this.out.byte(op.eqz);
        } else throw new SyntaxError(`generated code uses ${e.operator}`);
        return;
      case 'BinaryExpression': {
        if (e.left.type === 'PrivateIdentifier') throw new SyntaxError('a private name');
        this.value(e.left);
        this.value(e.right);
        this.out.byte(binaryOf(e.operator));
        return;
      }
      case 'LogicalExpression':
        this.value(e.left);
        this.open(op.if, i32, () => {
          if (e.operator === '&&') this.value(e.right);
          else this.out.byte(op.const).byte(1);
          this.out.byte(op.else);
          if (e.operator === '&&') this.out.byte(op.const).byte(0);
          else this.value(e.right);
        });
        return;
      case 'ConditionalExpression':
        this.value(e.test);
        this.open(op.if, i32, () => {
          this.value(e.consequent);
          this.out.byte(op.else);
          this.value(e.alternate);
        });
        return;
      case 'SequenceExpression':
        for (const [i, inner] of e.expressions.entries()) {
          if (i < e.expressions.length - 1) this.effect(inner);
          else this.value(inner);
        }
        return;
      case 'UpdateExpression':
        if (e.prefix) {
          this.update(e);
          this.value(e.argument);
        } else {
          this.value(e.argument);
          this.update(e);
        }
        return;
      case 'MemberExpression': {
        const { region, offset } = this.address(e);
        this.out
          .byte(region.bytes === 4 ? 0x28 : region.bytes === 2 ? 0x2e : 0x2c)
          .byte(0)
          .unsigned(offset);
        return;
      }
      case 'CallExpression':
        this.call(e);
        return;
      default:
        throw new SyntaxError(`generated code holds a ${e.type}`);
    }
  }

  private call(e: Expression & { readonly type: 'CallExpression' }): void {
    const { callee } = e;
    for (const a of e.arguments) {
      if (a.type === 'SpreadElement') throw new SyntaxError('a spread');
      this.value(a);
    }
    if (callee.type === 'MemberExpression' && callee.object.type === 'Identifier') {
      const { name } = callee.object;
      // `G[3]()`: an imported function by number.
      if (callee.property.type === 'PrivateIdentifier') throw new SyntaxError('a private name');
      this.callNamed(`${name}${integer(callee.property)}`);
      return;
    }
    if (callee.type !== 'Identifier') throw new SyntaxError('a call of what has no name');
    if (callee.name === 'imul') {
      this.out.byte(binaryOf('*'));
      return;
    }
    this.callNamed(callee.name);
  }

  private callNamed(name: string): void {
    const index = this.module.functions.get(name);
    if (index === undefined) throw new SyntaxError(`generated code calls ${name}, which is nowhere`);
    this.out.byte(op.call).unsigned(index);
  }
}

function nameOf(p: Pattern | Expression): string {
  if (p.type !== 'Identifier') throw new SyntaxError(`generated code assigns to a ${p.type}`);
  return p.name;
}

const isInteger = (e: Expression | PrivateIdentifier): boolean =>
  (e.type === 'Literal' && (typeof e.value === 'number' || typeof e.value === 'boolean')) ||
  (e.type === 'UnaryExpression' && e.operator === '-' && e.argument.type === 'Literal');

function integer(e: Expression | PrivateIdentifier | null | undefined): number {
  if (e?.type === 'Literal' && (typeof e.value === 'number' || typeof e.value === 'boolean'))
    return Number(e.value);
  if (e?.type === 'UnaryExpression' && e.operator === '-') return -integer(e.argument);
  throw new SyntaxError('generated code has no integer where one must be');
}
