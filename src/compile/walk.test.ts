import { describe, expect, it } from 'vitest';
import { transition } from 'xstate';
import { peerEvents, peerMachine } from '../../bench/peers/machine.ts';
import { compile } from './compile.ts';
import { swarm } from './walk.ts';

/** Switching while inside lets a task run a function of a patch that is gone. */
const gone = {
  name: 'nobody runs a function of an unloaded patch',
  holds: ({ matches }: { matches(value: { t1: { loc: string } } | { p1: string }): boolean }) =>
    !(matches({ t1: { loc: 'in1' } }) && matches({ p1: 'unloaded' })),
};

describe('a swarm of random walks', () => {
  it('finds a defect, and its trace is one of XState, too', () => {
    const machine = peerMachine(2, 1, true);
    const compiled = compile(machine, { events: peerEvents(2, 1) });
    const found = swarm(compiled, { seed: 7, walks: 2000, steps: 60, invariants: [gone] });
    expect(found.verdict).toBe('violated');
    let snapshot = compiled.decode(compiled.initial);
    for (const { event, state } of found.trace?.steps ?? []) {
      [snapshot] = transition(compiled.machine, snapshot, event);
      expect([...compiled.encode(snapshot)]).toEqual([...state]);
    }
  });

  it('never calls the absence of a finding a proof, and repeats itself', () => {
    const compiled = compile(peerMachine(2, 1), { events: peerEvents(2, 1) });
    const options = { seed: 3, walks: 50, steps: 40, invariants: [gone] };
    const first = swarm(compiled, options);
    expect(first.verdict).toBe('inconclusive');
    expect(swarm(compiled, options)).toEqual(first);
  });
});
