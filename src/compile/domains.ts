import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import { bool, type Domain, type Domains, int } from '../../spec/domain.ts';
import type { ListedEvent } from './compile.ts';
import { CompileError } from './fault.ts';
import { isRecord } from './guard.ts';

/** The domains of a machine's context: given, declared in the root's `meta.domains`, or inferred. */
export function domainsOf(
  machine: AnyStateMachine,
  start: AnyMachineSnapshot,
  _events: readonly ListedEvent[],
  given: Domains | undefined,
): Domains {
  const context: unknown = start.context;
  const fields = isRecord(context) ? context : {};
  const meta: unknown = machine.root.meta;
  const declared = given ?? (isRecord(meta) && isDomains(meta.domains) ? meta.domains : {});
  const out: Record<string, Domain> = {};
  for (const field of new Set([...Object.keys(fields), ...Object.keys(declared)])) {
    out[field] = declared[field] ?? infer(field, fields[field]);
  }
  return out;
}

const isDomains = (x: unknown): x is Domains =>
  isRecord(x) && Object.values(x).every((d) => isRecord(d) && typeof d.kind === 'string');

function infer(field: string, value: unknown): Domain {
  if (typeof value === 'boolean') return bool();
  if (typeof value === 'number' && Number.isInteger(value)) return int(-128, 1023);
  throw new CompileError(
    'context',
    `context.${field}`,
    `no domain is declared, and none can be inferred from ${JSON.stringify(value)}`,
    'declare it in meta.domains of the root, with int, oneOf, list or vec of spec/domain.ts',
  );
}
