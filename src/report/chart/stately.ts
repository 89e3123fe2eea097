/**
 * Machines for Stately's editor: one literal `createMachine({ … })` per file, and the same as JSON.
 *
 * The only calls inside are `raise({ type: '…' })`: Stately's importer knows that form and shows the event, while an
 * object `{ type: 'xstate.raise' }` in TypeScript is opaque code to it. In JSON it is that object.
 */
import type { AnyStateMachine } from 'xstate';
import { isRecord, type Json, plainConfig } from './plain.ts';

/** As JSON. */
export const statelyJson = (machine: AnyStateMachine): string =>
  `${JSON.stringify(plainConfig(machine), null, 2)}\n`;

const identifier = /^[A-Za-z_$][\w$]*$/;
const quoted = (text: string): string =>
  `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
const keyText = (key: string): string => (identifier.test(key) ? key : quoted(key));

const width = 100;

/** A value as TypeScript, on one line when it is short. */
function literal(value: Json, indent: string): string {
  if (typeof value === 'string') return quoted(value);
  if (value === null || typeof value !== 'object') return String(value);
  const deeper = `${indent}  `;
  if (isList(value)) {
    const items = value.map((item) => literal(item, deeper));
    return bracketed('[', items, ']', indent);
  }
  if (value.type === 'xstate.raise' && value.event !== undefined)
    return `raise(${literal(value.event, indent)})`;
  const items = Object.entries(value).flatMap(([key, inner]) =>
    inner === undefined ? [] : [`${keyText(key)}: ${literal(inner, deeper)}`],
  );
  return bracketed('{ ', items, ' }', indent);
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

function bracketed(open: string, items: readonly string[], close: string, indent: string): string {
  if (items.length === 0) return open.trim() + close.trim();
  const line = open + items.join(', ') + close;
  if (line.length + indent.length <= width && !line.includes('\n')) return line;
  const deeper = `${indent}  `;
  return `${open.trim()}\n${items.map((item) => `${deeper}${item},\n`).join('')}${indent}${close.trim()}`;
}

const raises = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.some(raises)
    : isRecord(value) && (value.type === 'xstate.raise' || Object.values(value).some(raises));

/**
 * As a TypeScript file that exports one literal machine.
 * @param name of the export
 * @param about what the machine is, for the comment above it
 */
export function statelyFile(machine: AnyStateMachine, name: string, about: string): string {
  const config = plainConfig(machine);
  const named = ['createMachine', ...(raises(config) ? ['raise'] : [])].join(', ');
  return [
    `/** ${about.replaceAll('*/', '* /')} Written by \`klp export --stately ${name}\`; guards and actions by name. */`,
    `import { ${named} } from 'xstate';`,
    '',
    `export const ${camel(name)} = createMachine(${literal(config, '')});`,
    '',
  ].join('\n');
}

/** A name for an export: `stack-2014` → `stack2014`. */
export const camel = (name: string): string =>
  name.replaceAll(/[^A-Za-z0-9]+(.)/g, (_, next: string) => next.toUpperCase());

interface GuardArgs {
  readonly context: unknown;
  readonly event: unknown;
}
type GuardFn = (args: GuardArgs, params: unknown) => boolean;
const isGuard = (x: unknown): x is GuardFn => typeof x === 'function' && !('check' in x);

/** The types of the joined guards of a configuration (plain.ts, plainGuard). */
function joined(value: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (Array.isArray(value)) for (const item of value) joined(item, found);
  else if (isRecord(value)) {
    const { type, params } = value;
    if (
      typeof type === 'string' &&
      isRecord(params) &&
      ('and' in params || 'or' in params || 'not' in params)
    )
      found.add(type);
    for (const item of Object.values(value)) joined(item, found);
  }
  return found;
}

/**
 * A literal machine made to run: with the implementations of the machine it was written from, and with joined guards
 * judged part by part.
 * @throws RangeError at the step that asks a guard of which the original has no plain function
 */
export function withImplementations(
  literalMachine: AnyStateMachine,
  original: AnyStateMachine,
): AnyStateMachine {
  const { guards, actions } = original.implementations;
  const judge = (guard: unknown, args: GuardArgs): boolean => {
    const type = isRecord(guard) ? String(guard.type) : String(guard);
    const params = isRecord(guard) ? guard.params : undefined;
    if (isRecord(params)) {
      if (Array.isArray(params.and)) return params.and.every((g) => judge(g, args));
      if (Array.isArray(params.or)) return params.or.some((g) => judge(g, args));
      if ('not' in params) return !judge(params.not, args);
    }
    const known: unknown = Reflect.get(guards, type);
    if (!isGuard(known)) throw new RangeError(`no guard "${type}" that can be judged by itself`);
    return known(args, params);
  };
  const more = Object.fromEntries(
    [...joined(literalMachine.config)].map((type) => [
      type,
      (args: GuardArgs, params: unknown) => judge({ type, params }, args),
    ]),
  );
  return literalMachine.provide({ guards: { ...guards, ...more }, actions });
}
