/** A plain breadth-first search for the tests of the charts; the checker proper is elsewhere. */
import { type AnyMachineSnapshot, initialTransition, transition } from 'xstate';
import { type Domains, outside } from '../spec/domain.ts';
import type { KlpEvent } from '../spec/vocabulary.ts';
import type { SystemModel } from './system.ts';

export interface Edge {
  readonly from: number;
  readonly event: KlpEvent;
  readonly to: number;
}

export interface Found {
  readonly states: readonly AnyMachineSnapshot[];
  readonly edges: readonly Edge[];
}

export const domainsOf = (model: SystemModel): Domains => model.machine.root.meta.domains;

/** Where the charts stand and what is data; mirrors are left out. */
export const identity = (model: SystemModel) => {
  const data = Object.entries(domainsOf(model)).flatMap(([name, d]) => (d.kind === 'mirror' ? [] : [name]));
  return (s: AnyMachineSnapshot): string => JSON.stringify([s.value, data.map((name) => s.context[name])]);
};

/**
 * Every reachable state, each with all of its transitions.
 * @throws when there are more than `limit` states, or a value leaves its domain
 */
export function search(model: SystemModel, limit = 20_000): Found {
  const key = identity(model);
  const domains = Object.entries(domainsOf(model));
  const [first] = initialTransition(model.machine);
  const states: AnyMachineSnapshot[] = [first];
  const numbers = new Map([[key(first), 0]]);
  const edges: Edge[] = [];
  for (let from = 0; from < states.length; from++) {
    const state = states[from];
    if (state === undefined) break;
    for (const { event, send } of model.events) {
      const [next]: readonly [AnyMachineSnapshot, unknown] = transition(model.machine, state, send);
      if (next === state) continue;
      const id = key(next);
      let to = numbers.get(id);
      if (to === undefined) {
        to = states.length;
        if (to >= limit) throw new Error(`more than ${limit} states`);
        numbers.set(id, to);
        states.push(next);
        for (const [name, domain] of domains) {
          const fault = outside(domain, next.context[name], name);
          if (fault !== undefined) throw new Error(`after ${JSON.stringify(event)}: ${fault}`);
        }
      }
      edges.push({ from, event, to });
    }
  }
  return { states, edges };
}
