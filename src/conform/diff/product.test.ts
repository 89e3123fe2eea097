import { describe, expect, it } from 'vitest';
import { assign } from 'xstate';
import { type SystemModel, system } from '../../../machines/system.ts';
import { eventName } from '../../../spec/event-name.ts';
import { profile } from '../../../spec/kernels/profiles.ts';
import { profileOf, shippedScenario } from '../../testgen/shipped.ts';
import { refinement } from './compare.ts';
import { sameCharts } from './definitions.ts';
import { anonymous } from './names.ts';
import { type Product, product } from './product.ts';

type Parts = Parameters<SystemModel['machine']['provide']>[0];

const small = 'callbacks/test-6';
const twoPatches = 'replace/forced-cannot-return';

const modelOf = (id: string): SystemModel => {
  const scenario = shippedScenario(id);
  return system(scenario, profileOf(scenario));
};
const mutated = (id: string, parts: Parts): SystemModel => {
  const model = modelOf(id);
  return { ...model, machine: model.machine.provide(parts) };
};
const compared = (id: string, a: SystemModel, b: SystemModel, limit = 100_000): Product =>
  product(a, b, anonymous(shippedScenario(id)), { limit, beyond: 0 });
const traces = ({ differences }: Product): readonly (readonly string[])[] =>
  differences.map((d) => d.trace.map(eventName));

describe('product', () => {
  it.each([small, 'callbacks/test-9', 'transitions/second-load-refused'])(
    'finds %s equal to itself',
    (id) => {
      const found = compared(id, modelOf(id), modelOf(id));
      expect(found.differences).toEqual([]);
      expect(found.complete).toBe(true);
      expect(found.pairs).toBeGreaterThan(10);
      expect(refinement(found)).toBe('equal');
    },
  );

  it('names a guard that answers otherwise, with a shortest trace', () => {
    const found = compared(
      twoPatches,
      modelOf(twoPatches),
      mutated(twoPatches, { guards: { forced: () => false } }),
    );
    expect(found.differences.map((d) => [d.rule, d.event.type, d.what, d.who])).toEqual([
      ['guard forced', 'unload', 'observations', 'both'],
    ]);
    expect(found.differences[0]?.a).toEqual(['→ -EAGAIN: Resource temporarily unavailable']);
    expect(found.differences[0]?.b).toEqual(['→ 0']);
    expect(found.differences[0]?.count).toBeGreaterThan(1);
    // A forced disable is the shortest way to a pinned module: load, hold it up, disable, force, complete, free, unload.
    const [trace] = traces(found);
    expect(trace).toHaveLength(7);
    expect(trace?.filter((e) => e.includes('force'))).toHaveLength(1);
    expect(refinement(found)).toBe('neither');
  });

  it('names an action that does something else', () => {
    const found = compared(
      twoPatches,
      modelOf(twoPatches),
      mutated(twoPatches, { actions: { markForced: assign({}) } }),
    );
    expect(new Set(found.differences.map((d) => d.rule))).toEqual(new Set(['action markForced']));
    expect(found.differences.map((d) => d.what)).toEqual(expect.arrayContaining(['state']));
  });

  it('tells the side that can do less from the one that can do more', () => {
    const scenario = 'callbacks/test-9';
    const whole = modelOf(scenario);
    const less = mutated(scenario, { guards: { canCall: () => false } });
    const narrowed = compared(scenario, whole, less);
    expect(narrowed.differences.map((d) => [d.rule, d.event.type, d.what, d.who])).toEqual([
      ['guard canCall', 'enter', 'possible', 'a'],
    ]);
    expect(refinement(narrowed)).toBe('B refines A');
    expect(refinement(compared(scenario, less, whole))).toBe('A refines B');
  });

  it('reports a machine that breaks off, and goes on', () => {
    const id = 'transitions/second-load-refused';
    const found = compared(id, modelOf(id), mutated(id, { guards: { busy: () => false } }));
    expect(found.complete).toBe(true);
    const faults = found.differences.filter((d) => d.what === 'fault');
    expect(faults.length).toBeGreaterThan(0);
    expect(faults[0]?.b[0]).toContain('breaks off');
    expect(faults.every((d) => d.rule.includes('guard busy'))).toBe(true);
  });

  it('says when a limit stopped it', () => {
    expect(compared(small, modelOf(small), modelOf(small), 5).complete).toBe(false);
  });
});

describe('systems of the same code', () => {
  const under = (id: string, kernel: string): SystemModel => system(shippedScenario(id), profile(kernel));

  it('have the same charts where no rule of the scenario differs, and are compared as if they had not', () => {
    const id = 'callbacks/test-7';
    const [a, b] = [under(id, '5.18'), under(id, '6.1')];
    expect(sameCharts(a, b)).toBe(true);
    const names = anonymous(shippedScenario(id));
    const [fast, slow] = [true, false].map((sameCode) =>
      product(a, b, names, { limit: 1000, beyond: 0, sameCode }),
    );
    // 6.1 has a file that says whether an object is patched.
    expect(new Set(slow?.differences.map((d) => d.what))).toEqual(new Set(['sysfs']));
    expect(fast).toEqual(slow);
  });

  it('have not where one does', () => {
    expect(sameCharts(under('callbacks/test-9', '6.1'), under('callbacks/test-9', '6.12'))).toBe(false);
    expect(sameCharts(under('transitions/forced', '5.5'), under('transitions/forced', '5.18'))).toBe(false);
  });
});

describe('anonymous', () => {
  it('takes the names of a scenario out of a text', () => {
    const names = anonymous({
      patches: [{ name: 'demo', objects: [{ funcs: [{ func: 'mod:send' }] }] }],
      modules: [{ name: 'mod' }],
      tasks: [{ name: 't-1' }],
    });
    expect(names("livepatch: 'demo': applying to mod, t-1 runs vmlinux:demonstrate, not mod:send")).toBe(
      "livepatch: 'PATCH': applying to MODULE, TASK runs vmlinux:demonstrate, not MODULE:FUNCTION",
    );
  });
});
