import { system } from '../../../machines/system.ts';
import { identityOf } from '../../check/identity.ts';
import { profileOf, shippedScenario } from '../../testgen/shipped.ts';
import { forgetComparisons } from '../as-read.ts';
import { lockstep } from '../lockstep.ts';
import { bootEngine } from '../subject.ts';

/**
 * Whether machine and engine part ways in a shipped scenario, all of it explored if need be.
 * @param id e.g. `callbacks/test-9`
 * @returns what differs first and after which events; `undefined`: nothing does
 */
export function lockstepDifference(id: string): string | undefined {
  const scenario = shippedScenario(id);
  const profile = profileOf(scenario);
  const model = system(scenario, profile);
  const boot = () => bootEngine(scenario, profile);
  forgetComparisons();
  try {
    const { differences } = lockstep(model, identityOf(model.machine), boot, {
      limit: 200_000,
      differences: 1,
    });
    const first = differences[0];
    return first && `${first.what} after ${first.trace.length} events`;
  } catch (error) {
    // An engine that throws where it must not has parted from the machine, too.
    return String(error);
  }
}
