import type { AnyMachineSnapshot, StateValue } from 'xstate';
import { inWhen } from './active.ts';
import type { Outcome } from './behaviour.ts';
import type { Condition } from './condition.ts';
import { Forest, follow } from './forest.ts';
import { predicateCode } from './generate.ts';
import { contextProbe } from './probe.ts';
import type { PredicateCode } from './program.ts';
import type { Variable } from './shape.ts';
import { growTree, TooWide } from './tree.ts';
import type { Workshop } from './workshop.ts';

/** What a predicate sees of a state: the context, and whether it is in a state (as `stateIn`, or `snapshot.matches`). */
export interface StateView {
  readonly context: object;
  matches(value: StateValue): boolean;
}

/** A snapshot as predicates see states. */
export function viewOf(snapshot: AnyMachineSnapshot): StateView {
  return {
    context: snapshot.context,
    matches: (value) => {
      if (typeof value !== 'string' || !value.startsWith('#')) return snapshot.matches(value);
      const node = snapshot.machine.getStateNodeById(value);
      return snapshot._nodes.some((n) => n === node);
    },
  };
}

export type StatePredicate = (view: StateView) => boolean;

const leaves = 20_000;

/** Compiles a predicate by running it on probes. @returns its code, or `undefined` when it reads too much */
export function predicateSource(shop: Workshop, holds: StatePredicate): PredicateCode | undefined {
  const { layout } = shop;
  const forest = new Forest<Outcome<boolean>>((o) => (o.ok ? String(o.value) : `!${o.why}`));
  try {
    const tree = growTree<Outcome<boolean>>((probe) => {
      const view: StateView = {
        context: contextProbe(layout.fields, probe),
        matches: (value) =>
          decide(
            inWhen(layout, value, 'property', () => undefined),
            (v) => probe.read(v),
          ),
      };
      try {
        return { ok: true, value: holds(view) };
      } catch (e) {
        return { ok: false, why: `throws ${e instanceof Error ? e.message : String(e)}` };
      }
    }, leaves);
    return predicateCode(shop, { kind: 'tree', tree: forest.plant(tree, (o) => o), place: 'property' });
  } catch (e) {
    if (e instanceof TooWide) return undefined;
    throw e;
  }
}

/** Evaluates a condition on what can be read. */
function decide(c: Condition, read: (variable: Variable) => number): boolean {
  if (typeof c === 'boolean') return c;
  switch (c.kind) {
    case 'and':
      return c.of.every((x) => decide(x, read));
    case 'or':
      return c.of.some((x) => decide(x, read));
    case 'not':
      return !decide(c.of, read);
    case 'range': {
      const index = read(c.variable);
      return index >= c.lo && index <= c.hi;
    }
    case 'tree': {
      const outcome = follow(c.tree, read);
      return outcome?.ok === true && outcome.value;
    }
    case 'code':
      return false;
  }
}
