/** The domains that a machine declares for its context, in `meta.domains` of its root. */
import type { AnyStateMachine } from 'xstate';
import type { Domain, Domains } from '../../spec/domain.ts';
import { KlpError } from '../../spec/error.ts';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isInteger = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value);

function isDomain(value: unknown): value is Domain {
  if (!isRecord(value)) return false;
  switch (value.kind) {
    case 'int':
      return isInteger(value.lo) && isInteger(value.hi) && value.lo <= value.hi;
    case 'oneOf':
      return (
        Array.isArray(value.values) &&
        value.values.length > 0 &&
        value.values.every((v) => ['string', 'number', 'boolean'].includes(typeof v))
      );
    case 'list':
      return (
        isInteger(value.max) && value.max >= 0 && typeof value.distinct === 'boolean' && isDomain(value.of)
      );
    case 'vec':
      return isInteger(value.length) && value.length >= 0 && isDomain(value.of);
    case 'mirror':
      return isDomain(value.of);
    default:
      return false;
  }
}

/**
 * The declared domains; none when the machine declares none, which fits a machine without context.
 * @throws KlpError KLP2003 when a declaration is not a domain (spec/domain.ts)
 */
export function declaredDomains(machine: AnyStateMachine): Domains {
  const meta: unknown = machine.root.meta;
  const declared = isRecord(meta) ? meta.domains : undefined;
  if (declared === undefined) return {};
  const wrong = (what: string): KlpError =>
    new KlpError('KLP2003', what, { hint: 'build domains with int, oneOf, list, vec and mirror' });
  if (!isRecord(declared)) throw wrong('meta.domains of the root is not a record of domains');
  const domains: Record<string, Domain> = {};
  for (const [field, domain] of Object.entries(declared)) {
    if (!isDomain(domain)) throw wrong(`the declaration of context field "${field}" is not a domain`);
    domains[field] = domain;
  }
  return domains;
}
