/**
 * When two snapshots are the same state (design.md idea 4). `xstate/graph` answers with the JSON of value and context,
 * which forgets history and merges what JSON cannot tell apart; this answers with the machine's declared domains.
 *
 * A state is: the active leaves, what each history state remembers, and the context fields declared as data. A `mirror`
 * field can be derived from the rest (spec/domain.ts) and does not count, but its value must lie in its domain too.
 * What cannot be encoded is refused by name, never merged.
 */
import type { AnyMachineSnapshot, AnyStateMachine, AnyStateNode } from 'xstate';
import { type Domain, outside } from '../../spec/domain.ts';
import { KlpError } from '../../spec/error.ts';
import { declaredDomains } from './declared-domains.ts';
import { nodesOf } from './nodes.ts';
import { plainText } from './plain-data.ts';

/** Equal texts iff equal states. The text is not for people. @throws KlpError KLP2001 to KLP2005 */
export type Identity = (snapshot: AnyMachineSnapshot) => string;

/** Above this a number of a domain does not fit one UTF-16 unit and is written in two. */
const unit = 0xffff;

/** Writes a value of a domain; `undefined` when the value is outside. */
type Encode = (value: unknown) => string | undefined;

/** The n-th of `size` alternatives. */
const ordinal = (n: number, size: number): string =>
  size <= unit
    ? String.fromCharCode(n)
    : String.fromCharCode(Math.floor(n / 2 ** 32) & unit, Math.floor(n / 2 ** 16) & unit, n & unit);

function encoder(domain: Domain, field: string): Encode {
  switch (domain.kind) {
    case 'int': {
      const { lo, hi } = domain;
      if (hi - lo >= 2 ** 48) {
        throw new KlpError('KLP2003', `the domain of context field "${field}" has too many values`, {
          hint: 'declare the bounds that the machine keeps to',
        });
      }
      return (value) =>
        typeof value === 'number' && Number.isInteger(value) && value >= lo && value <= hi
          ? ordinal(value - lo, hi - lo)
          : undefined;
    }
    case 'oneOf': {
      const codes = new Map<unknown, string>(
        domain.values.map((v, i) => [v, ordinal(i, domain.values.length)]),
      );
      return (value) => codes.get(value);
    }
    case 'mirror':
      return encoder(domain.of, field);
    case 'vec':
    case 'list': {
      const item = encoder(domain.of, field);
      const list = domain.kind === 'list' ? domain : undefined;
      return (value) => {
        if (!Array.isArray(value)) return undefined;
        const { length } = value;
        if (list === undefined ? domain.kind === 'vec' && length !== domain.length : length > list.max)
          return undefined;
        const parts: string[] = [];
        for (const element of value) {
          const part = item(element);
          if (part === undefined || (list?.distinct === true && parts.includes(part))) return undefined;
          parts.push(part);
        }
        const text = parts.join('');
        return list === undefined ? text : ordinal(length, list.max) + text;
      };
    }
  }
}

interface Field {
  readonly name: string;
  readonly domain: Domain;
  readonly data: boolean;
  readonly encode: Encode;
}

const isLeaf = (node: AnyStateNode): boolean => node.type === 'atomic' || node.type === 'final';

const byNumber = (a: number, b: number): number => a - b;

/** Sorted, because XState lists nodes in the order in which they were entered. */
const leaves = (nodes: readonly AnyStateNode[], size: number): string => {
  const orders: number[] = [];
  for (const node of nodes) if (isLeaf(node)) orders.push(node.order);
  orders.sort(byNumber);
  let text = '';
  for (const order of orders) text += ordinal(order, size);
  return text;
};

/**
 * The identity of a machine's states, from the domains in the `meta` of its root.
 * @param undeclared what to do with a context field without a domain: `refuse` it (KLP2001), or tell its values apart by
 * their `plain` data (plain-data.ts), which works for any statechart but lets a search run without end
 * @throws KlpError KLP2003 when the declaration itself is wrong
 */
export function identityOf(machine: AnyStateMachine, undeclared: 'refuse' | 'plain' = 'refuse'): Identity {
  const domains = declaredDomains(machine);
  const fields = Object.entries(domains).map(
    ([name, domain]): Field => ({
      name,
      domain,
      data: domain.kind !== 'mirror',
      encode: encoder(domain, name),
    }),
  );
  const nodes = nodesOf(machine);
  const size = nodes.length;
  const histories = nodes.filter((node) => node.type === 'history');

  return (snapshot) => {
    if (snapshot.status === 'error') throw threw(snapshot.error);
    const children = Object.keys(snapshot.children);
    if (children.length > 0) {
      throw new KlpError('KLP2004', `the machine runs the actor "${children[0]}"`, {
        why: 'an actor has a state of its own, which is not part of the snapshot',
        hint: 'model it as a parallel region',
      });
    }
    let text = leaves(snapshot._nodes, size);
    for (const node of histories) {
      // History remembers nodes: for the deep kind leaves, for the shallow kind children, which need not be leaves.
      const kept: readonly AnyStateNode[] | undefined = snapshot.historyValue[node.id];
      if (kept === undefined) text += ordinal(0, size);
      else {
        text += ordinal(kept.length + 1, size + 1);
        for (const order of kept.map((n) => n.order).sort(byNumber)) text += ordinal(order, size);
      }
    }
    // Leaves vary in number; the context begins where a unit that is no leaf's number stands.
    text += ordinal(size, size);
    const context: Record<string, unknown> = snapshot.context ?? {};
    let known = 0;
    for (const { name, domain, data, encode } of fields) {
      const value = context[name];
      const code = encode(value);
      if (code === undefined) throw outsideDomain(name, domain, value, name in context);
      if (data) text += code;
      known++;
    }
    if (known === countKeys(context)) return text;
    if (undeclared === 'refuse') {
      const stranger = Object.keys(context).find((key) => !(key in domains)) ?? '?';
      throw new KlpError('KLP2001', `context field "${stranger}" has no declared domain`, {
        why: 'states are told apart by declared domains; a field without one would merge states or split them without end',
        hint: `declare it in meta.domains of the machine's root, e.g. ${stranger}: int(0, 7)`,
      });
    }
    const strangers = Object.keys(context).filter((key) => !(key in domains));
    return (
      text +
      strangers
        .sort()
        .map((key) => `${JSON.stringify(key)}${plainText(context[key], key)}`)
        .join('')
    );
  };
}

/**
 * What a snapshot's mirror fields hold, by field, as texts; `undefined` when the machine declares none. A mirror must be
 * the same whenever the state is: otherwise it is not derivable, and leaving it out of the identity merges states.
 */
export function mirrorsOf(machine: AnyStateMachine): ((snapshot: AnyMachineSnapshot) => Mirrors) | undefined {
  const fields = Object.entries(declaredDomains(machine)).flatMap(([name, domain]) =>
    domain.kind === 'mirror' ? [{ name, from: domain.from, encode: encoder(domain, name) }] : [],
  );
  if (fields.length === 0) return undefined;
  return ({ context }) => ({
    fields,
    values: fields.map(({ name, encode }) => encode(context[name]) ?? ''),
  });
}

export interface Mirrors {
  readonly fields: readonly { readonly name: string; readonly from: string }[];
  /** One per field. */
  readonly values: readonly string[];
}

function countKeys(context: object): number {
  let n = 0;
  for (const _ in context) n++;
  return n;
}

const threw = (error: unknown): KlpError =>
  new KlpError('KLP2005', `the machine threw: ${error instanceof Error ? error.message : String(error)}`);

function outsideDomain(field: string, domain: Domain, value: unknown, present: boolean): KlpError {
  if (!present) {
    return new KlpError('KLP2002', `context field "${field}" is declared, but the context does not have it`);
  }
  const fault = outside(domain, value, field) ?? `${field} = ${JSON.stringify(value)}`;
  return new KlpError('KLP2002', `a value leaves its domain: context field ${fault}`, {
    why: `the domain declared for it is ${domainText(domain)}`,
    hint: 'widen the domain if the value is right; else the transition before made a mistake',
  });
}

/** A domain as it is declared, e.g. `list(3, int(1, 2), distinct)`. */
export function domainText(domain: Domain): string {
  switch (domain.kind) {
    case 'int':
      return `int(${domain.lo}, ${domain.hi})`;
    case 'oneOf':
      return `oneOf(${domain.values.map((v) => JSON.stringify(v)).join(', ')})`;
    case 'list':
      return `list(${domain.max}, ${domainText(domain.of)}${domain.distinct ? ', distinct' : ''})`;
    case 'vec':
      return `vec(${domain.length}, ${domainText(domain.of)})`;
    case 'mirror':
      return `mirror(${domainText(domain.of)})`;
  }
}
