import {
  type Expression,
  type Pattern,
  type PrivateIdentifier,
  parseExpressionAt,
  type SpreadElement,
  type Statement,
  type Super,
} from 'acorn';
import { type Fn, isRecord } from './guard.ts';
import { type Shape, type Variable, variablesOf } from './shape.ts';

/** A function's source as JavaScript over packed variables. */
export interface Inlined {
  readonly reads: readonly Variable[];
  /** The value, as an integer or 0/1. `expr` gives a variable's index. */
  readonly code: (expr: (v: Variable) => string) => string;
}

/** What a name or expression stands for while a source is read. */
type Meaning =
  | { readonly kind: 'args' }
  | { readonly kind: 'context' }
  | { readonly kind: 'constant'; readonly value: unknown }
  | { readonly kind: 'shape'; readonly shape: Shape }
  | { readonly kind: 'int' | 'bool'; readonly code: Inlined['code'] }
  | { readonly kind: 'object'; readonly fields: ReadonlyMap<string, Meaning>; readonly rest: boolean };

/** Why a source cannot be inlined. */
export class NotInlined extends Error {}

type Scope = ReadonlyMap<string, Meaning>;

interface Reading {
  readonly fields: ReadonlyMap<string, Shape>;
  readonly event: object;
  readonly params: unknown;
}

/**
 * Reads a guard's source. Names from outside the function cannot be read, only its parameters.
 * @throws NotInlined with the reason
 */
export function inlineGuard(fn: Fn, reading: Reading): Inlined {
  return finish(asBool(meaningOf(fn, reading)), reading);
}

/** Reads the source of an assign: of one field, or (`field` undefined) of an object. Only whole integer fields. */
export function inlineAssign(
  fn: Fn,
  field: string | undefined,
  pick: boolean,
  reading: Reading,
): ReadonlyMap<string, Inlined> {
  const meaning = meaningOf(fn, reading);
  const one = (name: string, m: Meaning): [string, Inlined] => [
    name,
    finish(toIndex(m, reading.fields.get(name)), reading),
  ];
  if (field !== undefined && !pick) return new Map([one(field, meaning)]);
  if (meaning.kind !== 'object') throw new NotInlined('returns no object literal');
  const wanted = [...meaning.fields].filter(([name]) => field === undefined || name === field);
  return new Map(wanted.map(([name, m]) => one(name, m)));
}

/** The index of a value in the domain of the field it is assigned to. */
function toIndex(m: Meaning, shape: Shape | undefined): Inlined['code'] {
  if (shape?.kind !== 'leaf') throw new NotInlined('assigns a list');
  if (m.kind === 'constant') {
    const index = shape.index(m.value);
    if (index < 0) throw new NotInlined('assigns a constant outside the domain');
    return () => String(index);
  }
  const { variable } = shape;
  if (variable.lo !== undefined) {
    const code = asInt(m);
    return variable.lo === 0 ? code : (x) => `(${code(x)}-(${variable.lo}))`;
  }
  if (!isBool(m) || typeof variable.value?.(0) !== 'boolean')
    throw new NotInlined('computes a value that is neither integer nor boolean');
  const code = asBool(m);
  const truth = variable.value(0) === true ? 0 : 1;
  return (x) => `(${code(x)}?${truth}:${1 - truth})`;
}

function finish(code: Inlined['code'], reading: Reading): Inlined {
  const reads = new Set<Variable>();
  const known = new Map([...reading.fields.values()].flatMap(variablesOf).map((v) => [v.id, v]));
  code((v) => {
    if (known.has(v.id)) reads.add(v);
    return '0';
  });
  return { reads: [...reads], code };
}

function meaningOf(fn: Fn, reading: Reading): Meaning {
  const text = Function.prototype.toString.call(fn);
  const node = parse(text);
  if (node.type !== 'ArrowFunctionExpression' && node.type !== 'FunctionExpression')
    throw new NotInlined('is no plain function');
  const names = new Map<string, Meaning>();
  const [first, second] = node.params;
  if (first !== undefined) bind(first, { kind: 'args' }, names, reading);
  if (second !== undefined) bind(second, { kind: 'constant', value: reading.params }, names, reading);
  const { body } = node;
  return body.type === 'BlockStatement' ? block(body.body, names, reading) : read(body, names, reading);
}

/** A method `name() {…}` is no expression; as a function it is. */
function parse(text: string): Expression {
  for (const source of [`(${text})`, `(function ${text})`]) {
    try {
      return parseExpressionAt(source, 0, { ecmaVersion: 2022 });
    } catch {
      // The next form.
    }
  }
  throw new NotInlined('its source cannot be parsed');
}

function bind(pattern: Pattern, to: Meaning, names: Map<string, Meaning>, reading: Reading): void {
  if (pattern.type === 'Identifier') names.set(pattern.name, to);
  else if (pattern.type === 'ObjectPattern') {
    for (const property of pattern.properties) {
      if (property.type !== 'Property' || property.key.type !== 'Identifier')
        throw new NotInlined('destructures in a way not read');
      bind(property.value, member(to, property.key.name, reading), names, reading);
    }
  } else throw new NotInlined('destructures in a way not read');
}

function block(statements: readonly Statement[], scope: Scope, reading: Reading): Meaning {
  const names = new Map(scope);
  for (const [i, s] of statements.entries()) {
    if (s.type === 'VariableDeclaration' && s.kind === 'const') {
      for (const d of s.declarations) {
        if (d.init == null) throw new NotInlined('declares without a value');
        bind(d.id, read(d.init, names, reading), names, reading);
      }
    } else if (s.type === 'ReturnStatement' && s.argument != null) return read(s.argument, names, reading);
    else if (s.type === 'IfStatement') {
      const rest = statements.slice(i + 1);
      const yes = block([s.consequent, ...rest], names, reading);
      const no = block(s.alternate == null ? rest : [s.alternate, ...rest], names, reading);
      return choose(asBool(read(s.test, names, reading)), yes, no);
    } else if (s.type === 'BlockStatement')
      return block([...s.body, ...statements.slice(i + 1)], names, reading);
    else throw new NotInlined(`holds a ${s.type}`);
  }
  throw new NotInlined('returns nothing');
}

function choose(test: Inlined['code'], yes: Meaning, no: Meaning): Meaning {
  if (yes.kind === 'object' && no.kind === 'object') throw new NotInlined('returns different objects');
  const bool = isBool(yes) && isBool(no);
  const [a, b] = bool ? [asBool(yes), asBool(no)] : [asInt(yes), asInt(no)];
  return { kind: bool ? 'bool' : 'int', code: (x) => `(${test(x)}?${a(x)}:${b(x)})` };
}

const isBool = (m: Meaning): boolean =>
  m.kind === 'bool' ||
  (m.kind === 'constant' && typeof m.value === 'boolean') ||
  (m.kind === 'shape' && m.shape.kind === 'leaf' && typeof m.shape.variable.value?.(0) === 'boolean');

function asInt(m: Meaning): Inlined['code'] {
  if (m.kind === 'int') return m.code;
  if (m.kind === 'constant' && typeof m.value === 'number' && Number.isInteger(m.value)) {
    const text = m.value < 0 ? `(${m.value})` : String(m.value);
    return () => text;
  }
  if (m.kind === 'shape' && m.shape.kind === 'leaf' && m.shape.variable.lo !== undefined) {
    const { variable } = m.shape;
    const { lo } = variable;
    return (x) => (lo === 0 ? x(variable) : `(${x(variable)}+(${lo}))`);
  }
  throw new NotInlined('computes with what is no integer');
}

function asBool(m: Meaning): Inlined['code'] {
  if (m.kind === 'bool') return m.code;
  if (m.kind === 'constant') return () => String(Boolean(m.value));
  if (m.kind === 'shape' && isBool(m) && m.shape.kind === 'leaf') {
    const { variable } = m.shape;
    const truth = variable.value?.(0) === true ? 0 : 1;
    return (x) => `(${x(variable)}===${truth})`;
  }
  const code = asInt(m);
  return (x) => `(${code(x)}!==0)`;
}

function member(of: Meaning, key: string | number, reading: Reading): Meaning {
  if (of.kind === 'args') {
    if (key === 'context') return { kind: 'context' };
    if (key === 'event') return { kind: 'constant', value: reading.event };
    throw new NotInlined(`reads \`${key}\``);
  }
  if (of.kind === 'context') {
    const shape = reading.fields.get(String(key));
    if (shape === undefined) throw new NotInlined(`reads context.${key}, which has no domain`);
    return { kind: 'shape', shape };
  }
  if (of.kind === 'constant' && (isRecord(of.value) || Array.isArray(of.value))) {
    const value: unknown = Reflect.get(of.value, key);
    return { kind: 'constant', value };
  }
  if (of.kind === 'shape' && of.shape.kind !== 'leaf') {
    const { shape } = of;
    if (key === 'length') {
      if (shape.kind === 'vec') return { kind: 'constant', value: shape.items.length };
      const { length } = shape;
      return { kind: 'int', code: (x) => x(length) };
    }
    const item = typeof key === 'number' && shape.kind === 'vec' ? shape.items[key] : undefined;
    if (item !== undefined) return { kind: 'shape', shape: item };
  }
  throw new NotInlined(`reads .${key} of what it cannot see into`);
}

const comparisons: ReadonlySet<string> = new Set(['<', '<=', '>', '>=']);
const arithmetic: ReadonlySet<string> = new Set(['+', '-', '*', '&', '|', '^']);

function read(
  e: Expression | PrivateIdentifier | Super | SpreadElement,
  names: Scope,
  reading: Reading,
): Meaning {
  switch (e.type) {
    case 'ParenthesizedExpression':
      return read(e.expression, names, reading);
    case 'Literal':
      return { kind: 'constant', value: e.value };
    case 'Identifier': {
      const found = names.get(e.name);
      if (found !== undefined) return found;
      if (e.name === 'undefined') return { kind: 'constant', value: undefined };
      throw new NotInlined(`reads \`${e.name}\` from outside`);
    }
    case 'MemberExpression': {
      const of = read(e.object, names, reading);
      if (!e.computed && e.property.type === 'Identifier') return member(of, e.property.name, reading);
      const key = read(e.property, names, reading);
      if (key.kind === 'constant' && (typeof key.value === 'number' || typeof key.value === 'string'))
        return member(of, key.value, reading);
      throw new NotInlined('indexes by what is not constant');
    }
    case 'UnaryExpression': {
      const inner = read(e.argument, names, reading);
      if (e.operator === '!') {
        const code = asBool(inner);
        return { kind: 'bool', code: (x) => `!${code(x)}` };
      }
      if (e.operator === '-') {
        const code = asInt(inner);
        return { kind: 'int', code: (x) => `(-${code(x)})` };
      }
      throw new NotInlined(`uses \`${e.operator}\``);
    }
    case 'LogicalExpression': {
      if (e.operator === '??') throw new NotInlined('uses `??`');
      const a = asBool(read(e.left, names, reading));
      const b = asBool(read(e.right, names, reading));
      return { kind: 'bool', code: (x) => `(${a(x)}${e.operator}${b(x)})` };
    }
    case 'ConditionalExpression':
      return choose(
        asBool(read(e.test, names, reading)),
        read(e.consequent, names, reading),
        read(e.alternate, names, reading),
      );
    case 'BinaryExpression':
      return binary(e.operator, read(e.left, names, reading), read(e.right, names, reading));
    case 'CallExpression':
      return call(e, names, reading);
    case 'ObjectExpression': {
      const fields = new Map<string, Meaning>();
      for (const p of e.properties) {
        // `...context` keeps what it does not name: an assign merges anyway.
        if (p.type === 'SpreadElement') {
          if (read(p.argument, names, reading).kind !== 'context')
            throw new NotInlined('spreads what is not the context');
        } else if (p.key.type === 'Identifier' && !p.computed)
          fields.set(p.key.name, read(p.value, names, reading));
        else throw new NotInlined('computes a key');
      }
      return { kind: 'object', fields, rest: false };
    }
    default:
      throw new NotInlined(`holds a ${e.type}`);
  }
}

function binary(operator: string, left: Meaning, right: Meaning): Meaning {
  if (operator === '===' || operator === '!==') {
    const same = equal(left, right);
    return { kind: 'bool', code: (x) => (operator === '===' ? same(x) : `!${same(x)}`) };
  }
  const a = asInt(left);
  const b = asInt(right);
  if (comparisons.has(operator)) return { kind: 'bool', code: (x) => `(${a(x)}${operator}${b(x)})` };
  if (arithmetic.has(operator)) return { kind: 'int', code: (x) => `(${a(x)}${operator}${b(x)})` };
  if (operator === '%' && right.kind === 'constant' && Number(right.value) > 0)
    return { kind: 'int', code: (x) => `(${a(x)}%${b(x)})` };
  throw new NotInlined(`uses \`${operator}\``);
}

function equal(left: Meaning, right: Meaning): Inlined['code'] {
  const [shape, constant] = left.kind === 'shape' ? [left, right] : [right, left];
  if (shape.kind === 'shape' && constant.kind === 'constant' && shape.shape.kind === 'leaf') {
    const index = shape.shape.index(constant.value);
    const { variable } = shape.shape;
    return index < 0 ? () => 'false' : (x) => `(${x(variable)}===${index})`;
  }
  if (isBool(left) && isBool(right)) {
    const a = asBool(left);
    const b = asBool(right);
    return (x) => `(${a(x)}===${b(x)})`;
  }
  const a = asInt(left);
  const b = asInt(right);
  return (x) => `(${a(x)}===${b(x)})`;
}

function call(e: Expression & { readonly type: 'CallExpression' }, names: Scope, reading: Reading): Meaning {
  const { callee } = e;
  if (
    callee.type !== 'MemberExpression' ||
    callee.object.type !== 'Identifier' ||
    callee.object.name !== 'Math' ||
    callee.property.type !== 'Identifier' ||
    names.has('Math')
  ) {
    throw new NotInlined('calls a function');
  }
  const args = e.arguments.map((a) => asInt(read(a, names, reading)));
  const [a, b] = args;
  const { name } = callee.property;
  if (a !== undefined && b !== undefined && args.length === 2 && (name === 'min' || name === 'max')) {
    const sign = name === 'min' ? '<' : '>';
    return { kind: 'int', code: (x) => `(${a(x)}${sign}${b(x)}?${a(x)}:${b(x)})` };
  }
  if (a !== undefined && args.length === 1 && name === 'abs')
    return { kind: 'int', code: (x) => `(${a(x)}<0?-${a(x)}:${a(x)})` };
  throw new NotInlined(`calls Math.${name}`);
}
