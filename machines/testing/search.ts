/** A plain breadth-first search for the tests of the charts; the checker proper is elsewhere. */
import { type AnyActorScope, type AnyMachineSnapshot, createActor } from 'xstate';
import { type Domains, outside } from '../../spec/domain.ts';
import type { KlpEvent } from '../../spec/vocabulary.ts';
import type { SystemModel } from '../system.ts';

export interface Edge {
  readonly from: number;
  readonly event: KlpEvent;
  readonly to: number;
}

export interface Found {
  readonly states: readonly AnyMachineSnapshot[];
  readonly edges: readonly Edge[];
  /** Raised events that no chart took at the moment they came. */
  readonly lost: ReadonlySet<string>;
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
  const lost = new Set<string>();
  const actor = createActor(model.machine, {
    inspect: (e) => {
      if (e.type === '@xstate.microstep' && e._transitions.length === 0 && e.event !== sent)
        lost.add(e.event.type);
    },
  });
  let sent: unknown;
  let acted = false;
  const scope: AnyActorScope = {
    self: actor,
    id: '',
    sessionId: '',
    logger: () => {},
    defer: () => {},
    stopChild: () => {},
    emit: () => {},
    system: actor.system,
    actionExecutor: () => {
      acted = true;
    },
  };
  const first: AnyMachineSnapshot = actor.getSnapshot();
  lost.clear();
  const states: AnyMachineSnapshot[] = [first];
  const numbers = new Map([[key(first), 0]]);
  const edges: Edge[] = [];
  for (let from = 0; from < states.length; from++) {
    const state = states[from];
    if (state === undefined) break;
    for (const { event, send } of model.events) {
      sent = send;
      acted = false;
      const next: AnyMachineSnapshot = model.machine.transition(state, send, scope);
      if (next === state && !acted) continue;
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
  return { states, edges, lost };
}
