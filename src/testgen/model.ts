import { createTestModel, type PathGenerator } from '@xstate/test';
import type { AnyMachineSnapshot, EventObject } from 'xstate';
import type { SystemModel } from '../../machines/system.ts';
import type { KlpEvent, Observation, View } from '../../spec/vocabulary.ts';
import type { Identity } from '../check/identity.ts';
import { type CoverOptions, cover } from './cover.ts';
import { explore, type Graph } from './graph.ts';
import { Recorder, signature } from './macrostep.ts';

/** One step of a test path, with what it must show. */
export interface PathStep {
  readonly event: KlpEvent;
  readonly observations: readonly Observation[];
  readonly before: View;
  readonly after: View;
  /** Name of its signature in the graph, and whether no earlier path or step of the suite has it. */
  readonly signature: number;
  readonly first: boolean;
}

export interface Suite {
  readonly initial: View;
  readonly paths: readonly (readonly PathStep[])[];
  readonly graph: Graph;
}

/**
 * The test model of a system machine: `@xstate/test` with our path generator, which covers every macrostep signature.
 *
 * The steps of @xstate/test's paths are pairs of event and state and carry no actions, so the observations are taken
 * from the machine again along each path. `@xstate/test` is imported in this file only: `xstate/graph` is its
 * successor and has the same API.
 */
export function suite(
  model: SystemModel,
  identity: Identity,
  options: CoverOptions & { readonly states: number },
): Suite {
  const graph = explore(model, identity, options.states);
  const recorder = new Recorder(model.machine);
  const byObject = new Map<EventObject, number>(model.events.map(({ send }, i) => [send, i]));

  const everySignature: PathGenerator<AnyMachineSnapshot, EventObject, unknown> = () =>
    cover(graph, options).map((walk) => {
      const steps = walk.flatMap(({ event, to }) => {
        const send = model.events[event]?.send;
        const state = graph.states[to];
        return send === undefined || state === undefined ? [] : [{ event: send, state }];
      });
      const state = steps.at(-1)?.state ?? recorder.initial;
      return { state, steps, weight: steps.length };
    });

  // getPaths drops a path that begins another one and sorts by length; paths are told in that order, shortest first.
  const paths = createTestModel(model.machine).getPaths(everySignature).reverse();
  const seen = new Set<number>();
  const numbers = new Map(graph.signatures.map((s, i) => [s, i]));
  return {
    initial: model.view(recorder.initial),
    graph,
    paths: paths.map((path) => {
      let at: AnyMachineSnapshot = recorder.initial;
      return path.steps.map(({ event }): PathStep => {
        const index = byObject.get(event);
        const named = index === undefined ? undefined : model.events[index];
        if (named === undefined) throw new Error(`the path generator used an event outside the alphabet`);
        const before = model.view(at);
        const step = recorder.step(at, event);
        at = step.next;
        const number = numbers.get(signature(step)) ?? -1;
        const first = !seen.has(number);
        seen.add(number);
        return {
          event: named.event,
          observations: model.observations(step.actions),
          before,
          after: model.view(at),
          signature: number,
          first,
        };
      });
    }),
  };
}
