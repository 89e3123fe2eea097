/** The verdict on machines small enough to see it: a module that loads and unloads. */
import { describe, expect, it } from 'vitest';
import { setup } from 'xstate';
import type { SystemModel } from '../../../machines/system.ts';
import { eventName } from '../../../spec/event-name.ts';
import type { KlpEvent } from '../../../spec/vocabulary.ts';
import { toyView } from '../../testgen/fixtures/toy.ts';
import { overallRefinement, refinement } from './compare.ts';
import { product } from './product.ts';

const load: KlpEvent = { type: 'loadModule', module: 'm' };
const unload: KlpEvent = { type: 'unloadModule', module: 'm' };

/** A module that loads; it may be unloadable, may load only sometimes, may say another errno. */
function module(options: {
  readonly unloads?: boolean;
  readonly loads?: boolean;
  readonly errno?: number;
  readonly stays?: boolean;
}): SystemModel {
  const { unloads = true, loads = true, errno = 0, stays = false } = options;
  const machine = setup({
    actions: { answer: (_, _params: { readonly errno: number }) => {} },
  }).createMachine({
    id: 'module',
    initial: 'out',
    states: {
      out: {
        on: loads
          ? { load: { target: 'in', actions: [{ type: 'answer', params: { errno } }], description: 'loads' } }
          : {},
      },
      in: {
        on: unloads
          ? {
              unload: {
                ...(stays ? {} : { target: 'out' }),
                actions: [{ type: 'answer', params: { errno: 0 } }],
                description: 'unloads',
              },
            }
          : {},
      },
    },
  });
  return {
    machine,
    events: [
      { event: load, send: { type: 'load' } },
      { event: unload, send: { type: 'unload' } },
    ],
    view: (snapshot) => toyView(snapshot.value === 'in', true),
    observations: (actions) =>
      actions.map((a) => ({ kind: 'errno', errno: Number(Reflect.get(Object(a.params), 'errno')) })),
  };
}

const compared = (a: SystemModel, b: SystemModel) => product(a, b, (text) => text, { limit: 100, beyond: 0 });

describe('refinement', () => {
  it('equal: both do the same', () => {
    const found = compared(module({}), module({}));
    expect(refinement(found)).toBe('equal');
    expect([found.pairs, found.transitions]).toEqual([2, 2]);
  });

  it('B refines A: B knows fewer events, and does nothing that A does not do', () => {
    const found = compared(module({}), module({ unloads: false }));
    expect(refinement(found)).toBe('B refines A');
    expect(found.differences.map((d) => [d.trace.map(eventName), d.what, d.who, d.rule])).toEqual([
      [['loadModule m', 'unloadModule m'], 'possible', 'a', 'chart module.in on unload (unloads)'],
    ]);
  });

  it('A refines B: the other way round', () => {
    expect(refinement(compared(module({ loads: false }), module({})))).toBe('A refines B');
  });

  it('neither: an event that both know has another result', () => {
    expect(refinement(compared(module({}), module({ errno: -16 })))).toBe('neither');
  });

  it('neither: an event that both know leads elsewhere', () => {
    const found = compared(module({}), module({ stays: true }));
    expect(found.differences.map((d) => [d.what, d.a, d.b])).toEqual([
      ['state', ['module m loaded: no'], ['module m loaded: yes']],
    ]);
    expect(refinement(found)).toBe('neither');
  });
});

describe('over several scenarios', () => {
  it('one direction has to hold everywhere', () => {
    expect(overallRefinement([])).toBe('equal');
    expect(overallRefinement(['equal', 'equal'])).toBe('equal');
    expect(overallRefinement(['equal', 'B refines A'])).toBe('B refines A');
    expect(overallRefinement(['A refines B', 'equal', 'A refines B'])).toBe('A refines B');
    expect(overallRefinement(['A refines B', 'B refines A'])).toBe('neither');
    expect(overallRefinement(['neither', 'equal'])).toBe('neither');
  });
});
