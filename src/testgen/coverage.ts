import type { AnyStateMachine, AnyStateNode } from 'xstate';
import type { SystemModel } from '../../machines/system.ts';
import type { Identity } from '../check/identity.ts';
import { countGuards, type GuardOutcomes } from './guards.ts';
import { Recorder, transitionName } from './macrostep.ts';
import type { Suite } from './model.ts';

/** How much of something the tests take, of all that the machine has. */
export interface Share {
  readonly taken: number;
  readonly all: number;
}

/** What the generated tests of one scenario take of its machine. */
export interface Coverage {
  /** Reachable states visited. */
  readonly states: Share;
  /** Reachable macrosteps (state × event) run. */
  readonly macrosteps: Share;
  readonly signatures: Share;
  /** Two signatures one right after the other, of those that can follow each other. */
  readonly pairs: Share;
  /** Transitions drawn in the charts. */
  readonly charted: Share;
  /** The charted transitions that the scenario never takes. */
  readonly untaken: readonly string[];
  /** Guard answers: two for each guard that is asked at all. */
  readonly guards: Share;
  /** The guard answers that the tests never get, e.g. `isReplace: yes`. */
  readonly unanswered: readonly string[];
}

/** Measures a scenario's suite; what it never takes may still be taken in another scenario. */
export function coverage(suite: Suite, model: SystemModel, identity: Identity): Coverage {
  const { graph, paths } = suite;
  const { model: counting, outcomes } = countGuards(model);
  const recorder = new Recorder(counting.machine);
  const send = new Map(model.events.map((e) => [e.event, e.send]));

  const states = new Set<string>([identity(recorder.initial)]);
  const macrosteps = new Set<string>();
  const signatures = new Set<number>();
  const pairs = new Set<string>();
  const taken = new Set<string>();
  for (const path of paths) {
    let at = recorder.initial;
    let last: number | undefined;
    for (const step of path) {
      const event = send.get(step.event);
      if (event === undefined) throw new Error('an event outside the alphabet');
      macrosteps.add(`${identity(at)}\n${JSON.stringify(step.event)}`);
      const done = recorder.step(at, event);
      for (const t of done.taken) taken.add(transitionName(t));
      at = done.next;
      states.add(identity(at));
      signatures.add(step.signature);
      if (last !== undefined) pairs.add(`${last} ${step.signature}`);
      last = step.signature;
    }
  }

  const allPairs = new Set<string>();
  for (const out of graph.edges) {
    for (const a of out) {
      for (const b of graph.edges[a.to] ?? []) allPairs.add(`${a.signature} ${b.signature}`);
    }
  }
  const charted = chartedTransitions(model.machine);
  const asked = [...outcomes].filter(([, count]) => count.yes + count.no > 0);
  const answers = asked.flatMap(([name, count]) => answersOf(name, count));
  return {
    states: { taken: states.size, all: graph.states.length },
    macrosteps: { taken: macrosteps.size, all: graph.transitions },
    signatures: { taken: signatures.size, all: graph.signatures.length },
    pairs: { taken: pairs.size, all: allPairs.size },
    charted: { taken: charted.filter((name) => taken.has(name)).length, all: charted.length },
    untaken: charted.filter((name) => !taken.has(name)),
    guards: { taken: answers.filter((a) => a.seen).length, all: answers.length },
    unanswered: answers.filter((a) => !a.seen).map((a) => a.name),
  };
}

const answersOf = (name: string, count: GuardOutcomes) => [
  { name: `${name}: yes`, seen: count.yes > 0 },
  { name: `${name}: no`, seen: count.no > 0 },
];

/** The names of all transitions drawn in a machine's charts. */
export function chartedTransitions(machine: AnyStateMachine): readonly string[] {
  const visit = (node: AnyStateNode): readonly string[] => [
    ...[...node.transitions.values()].flat().map(transitionName),
    ...(node.always ?? []).map(transitionName),
    ...Object.values(node.states).flatMap(visit),
  ];
  return visit(machine.root);
}
