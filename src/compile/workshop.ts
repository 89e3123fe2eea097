import type { Behaviour } from './behaviour.ts';
import { type Chart, type ChartNode, type ChartTransition, candidatesOf } from './chart.ts';
import { type Condition, conditionOf, type GuardSource, narrowBy, under } from './condition.ts';
import { codeOf } from './condition-code.ts';
import type { Env } from './env.ts';
import type { Fallback } from './fallback.ts';
import type { FaultKind } from './fault.ts';
import type { Frame, Pool } from './frame.ts';
import type { Guard } from './guard.ts';
import type { Layout } from './layout.ts';

import type { Variable } from './shape.ts';
import { Traces } from './traces.ts';

/** A transition taken in a microstep; `when` is code that says whether, `undefined` for always. */
export interface Selected {
  readonly t: ChartTransition;
  readonly when: string | undefined;
}

export type Then = (env: Env) => void;
export type ThenSelected = (env: Env, selected: readonly Selected[]) => void;

/** The events of a compiled machine: those given first, then those raised. */
export interface EventTable {
  readonly count: () => number;
  readonly eventOf: (id: number) => object;
  readonly typeOf: (id: number) => string;
  readonly intern: (event: object) => number;
}

/** A message a generated function may stop with. */
export interface Stop {
  readonly kind: FaultKind;
  readonly place: string;
  readonly why: string;
}

/** Everything the emitters share: what is compiled, where to write, what was learnt. */
export class Workshop {
  readonly chart: Chart;
  readonly layout: Layout;
  readonly events: EventTable;
  readonly behaviour: Behaviour;
  readonly pool: Pool;
  readonly guards: GuardSource;
  readonly fallback: Fallback;
  readonly stops: Stop[] = [];
  /** The states that do something when they are left. */
  readonly exiting: readonly ChartNode[];
  /** The states with eventless transitions. */
  readonly eventless: readonly ChartNode[];
  readonly traces = new Traces();
  frame: Frame;
  private readonly stopIds = new Map<string, number>();
  private readonly conditions = new Map<Guard, Map<number, Condition>>();
  private readonly candidates = new Map<string, Map<ChartNode, readonly ChartTransition[]>>();

  constructor(
    layout: Layout,
    events: EventTable,
    behaviour: Behaviour,
    pool: Pool,
    guards: GuardSource,
    fallback: Fallback,
    frame: Frame,
  ) {
    this.chart = layout.chart;
    this.eventless = layout.chart.nodes.filter((n) => n.always.length > 0);
    this.exiting = layout.chart.nodes.filter(
      (n) => n.kind !== 'history' && (n.exit.length > 0 || n.histories.length > 0),
    );
    this.layout = layout;
    this.events = events;
    this.behaviour = behaviour;
    this.pool = pool;
    this.guards = guards;
    this.fallback = fallback;
    this.frame = frame;
  }

  table(values: readonly number[]): string {
    return this.pool.table(values);
  }

  /** Code of an expression that stops the run with a message. */
  stop(kind: FaultKind, place: string, why: string): string {
    return `X(${this.stopId(kind, place, why)})`;
  }

  stopId(kind: FaultKind, place: string, why: string): number {
    const key = `${kind}\n${place}\n${why}`;
    let id = this.stopIds.get(key);
    if (id === undefined) {
      id = this.stops.push({ kind, place, why }) - 1;
      this.stopIds.set(key, id);
    }
    return id;
  }

  condition(guard: Guard | undefined, event: number): Condition {
    if (guard === undefined) return true;
    let byEvent = this.conditions.get(guard);
    if (byEvent === undefined) {
      byEvent = new Map();
      this.conditions.set(guard, byEvent);
    }
    let c = byEvent.get(event);
    if (c === undefined) {
      c = conditionOf(guard, event, this.guards);
      byEvent.set(event, c);
    }
    return c;
  }

  /** Does a guard look at the event? Also `true` when it cannot be told. */
  readsEvent(guard: Guard): boolean {
    switch (guard.kind) {
      case 'in':
        return false;
      case 'not':
        return this.readsEvent(guard.of);
      case 'and':
      case 'or':
        return guard.of.some((g) => this.readsEvent(g));
      case 'call':
        return this.behaviour.guard(guard, 0) === undefined || this.behaviour.looksAtEvent(guard);
    }
  }

  /** The handlers of an event's type, of the nodes that have some, in document order. */
  candidatesOf(event: number): ReadonlyMap<ChartNode, readonly ChartTransition[]> {
    const type = this.events.typeOf(event);
    let found = this.candidates.get(type);
    if (found === undefined) {
      found = new Map();
      for (const node of this.chart.nodes) {
        const list = node.handlers.size === 0 ? [] : candidatesOf(node, type);
        if (list.length > 0) found.set(node, list);
      }
      this.candidates.set(type, found);
    }
    return found;
  }

  /** Emits `if (c) yes else no`, as far as `env` does not decide it. */
  branch(c: Condition, env: Env, yes: Then, no: Then): void {
    const rest = under(c, env);
    if (rest === true) {
      yes(env);
      return;
    }
    if (rest === false) {
      no(env);
      return;
    }
    this.frame.out(`if(${codeOf(rest, env, this)}){`);
    yes(narrowBy(rest, true, env));
    this.otherwise(() => no(narrowBy(rest, false, env)));
  }

  /** Closes a block and opens its `else`, which is dropped when nothing is written into it. */
  otherwise(write: () => void): void {
    const mark = this.frame.lines.length;
    this.frame.out('}else{');
    write();
    if (this.frame.lines.length === mark + 1) this.frame.lines.length = mark;
    this.frame.out('}');
  }

  /** Computes something that needs variables, branching over the values of those not known. */
  withKnown<T>(
    env: Env,
    compute: (read: (v: Variable) => number) => T,
    then: (env: Env, result: T) => void,
  ): void {
    let wanted: Variable | undefined;
    let result: { value: T } | undefined;
    try {
      result = {
        value: compute((v) => {
          const known = env.known(v);
          if (known === undefined) {
            wanted = v;
            throw unknown;
          }
          return known;
        }),
      };
    } catch (e) {
      if (e !== unknown) throw e;
    }
    if (result !== undefined) {
      then(env, result.value);
      return;
    }
    if (wanted === undefined) return;
    const v = wanted;
    this.each(v, env, (e) => this.withKnown(e, compute, then));
  }

  /** One branch per possible value of a variable. */
  each(v: Variable, env: Env, then: Then): void {
    const values = env.possible(v);
    const step = (at: number, e: Env): void => {
      const value = values[at];
      if (value === undefined) return;
      if (at === values.length - 1) {
        then(e.narrow(v, [value]));
        return;
      }
      this.branch({ kind: 'range', variable: v, lo: value, hi: value }, e, then, (rest) =>
        step(at + 1, rest),
      );
    };
    step(0, env);
  }
}

const unknown: unique symbol = Symbol('unknown');
