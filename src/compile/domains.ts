import { type AnyMachineSnapshot, type AnyStateMachine, transition } from 'xstate';
import { bool, type Domain, type Domains, int, list, oneOf } from '../../spec/domain.ts';
import type { ListedEvent } from './compile.ts';
import { CompileError } from './fault.ts';
import { isRecord } from './guard.ts';

/** States XState itself visits to see which values a field takes. */
const observed = 300;
/** Integers, when the observation did not see every state: wide, and a value outside stops the search by name. */
const widest = int(-32_768, 32_767);

/**
 * The domains of a machine's context: given, declared in the root's `meta.domains`, or inferred for fields of booleans,
 * integers, text, null and lists of these. Inferred domains are exact where XState, run first, ends within a few
 * hundred states.
 * @throws CompileError `context` when a field has no domain and none can be inferred
 */
export function domainsOf(
  machine: AnyStateMachine,
  start: AnyMachineSnapshot,
  events: readonly ListedEvent[],
  given: Domains | undefined,
): Domains {
  const context: unknown = start.context;
  const fields = isRecord(context) ? context : {};
  const meta: unknown = machine.root.meta;
  const declared = given ?? (isRecord(meta) && isDomains(meta.domains) ? meta.domains : {});
  const missing = Object.keys(fields).filter((field) => declared[field] === undefined);
  const seen = missing.length === 0 ? undefined : observe(machine, start, events);
  const out: Record<string, Domain> = { ...declared };
  for (const field of missing) {
    const values = seen?.contexts.map((c) => c[field]) ?? [];
    out[field] = infer(field, values, seen?.complete ?? false);
  }
  return out;
}

const isDomains = (x: unknown): x is Domains =>
  isRecord(x) && Object.values(x).every((d) => isRecord(d) && typeof d.kind === 'string');

function observe(
  machine: AnyStateMachine,
  start: AnyMachineSnapshot,
  events: readonly ListedEvent[],
): { readonly contexts: readonly Readonly<Record<string, unknown>>[]; readonly complete: boolean } {
  const keyOf = (s: AnyMachineSnapshot): string => JSON.stringify(machine.getPersistedSnapshot(s));
  const queue = [start];
  const known = new Set([keyOf(start)]);
  for (let at = 0; at < queue.length && at < observed; at++) {
    const state = queue[at];
    if (state === undefined || state.status !== 'active') continue;
    for (const event of events) {
      const next = stepOf(machine, state, event);
      if (next === undefined || known.has(keyOf(next))) continue;
      known.add(keyOf(next));
      queue.push(next);
    }
  }
  const contexts = queue.map(
    (s): Readonly<Record<string, unknown>> => (isRecord(s.context) ? s.context : {}),
  );
  return { contexts, complete: queue.length <= observed };
}

/** What throws here will throw, with its place, in the search. */
function stepOf(
  machine: AnyStateMachine,
  state: AnyMachineSnapshot,
  event: ListedEvent,
): AnyMachineSnapshot | undefined {
  try {
    return transition(machine, state, event)[0];
  } catch {
    return undefined;
  }
}

type Plain = string | number | boolean;
const isPlain = (x: unknown): x is Plain =>
  typeof x === 'string' || typeof x === 'number' || typeof x === 'boolean';

function infer(field: string, values: readonly unknown[], complete: boolean): Domain {
  if (values.every((v) => typeof v === 'boolean')) return bool();
  if (values.every((v) => typeof v === 'number' && Number.isInteger(v))) {
    const numbers = values.map(Number);
    return complete ? int(Math.min(...numbers), Math.max(...numbers)) : widest;
  }
  if (values.every(isPlain)) return oneOf(...new Set(values.filter(isPlain)));
  if (complete && values.every((v) => Array.isArray(v))) {
    const lists: unknown[][] = values.map((v) => (Array.isArray(v) ? v : []));
    const items = lists.flat();
    const longest = Math.max(0, ...lists.map((l) => l.length));
    if (items.length > 0 && items.every(isPlain)) return list(longest, infer(field, items, true));
  }
  throw new CompileError(
    'context',
    `context.${field}`,
    `no domain is declared, and none can be inferred from ${JSON.stringify(values[0])}`,
    'declare it in meta.domains of the root, with int, oneOf, list or vec of spec/domain.ts',
  );
}
