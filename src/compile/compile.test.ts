import { describe, expect, it } from 'vitest';
import { peerEvents, peerMachine, peerStates } from '../../bench/peers/machine.ts';
import { compareWithXState } from './differential.ts';

describe('M(T,P), the model on which checkers are compared', () => {
  it.each([
    [1, 1],
    [2, 2],
    [3, 2],
    [2, 3],
  ])('has exactly the states of M(%i,%i), every transition as XState takes it', (tasks, patches) => {
    const { states, differences } = compareWithXState(peerMachine(tasks, patches), {
      events: peerEvents(tasks, patches),
    });
    expect(differences).toEqual([]);
    expect(states).toBe(peerStates(tasks, patches));
  });
});
