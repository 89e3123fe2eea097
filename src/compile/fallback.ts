import type { AssignAction, AssignPart, Behaviour, CallGuard, ObserveAction } from './behaviour.ts';
import { type CallCount, calledAssign, calledGuard, calledParams } from './called.ts';
import type { Condition } from './condition.ts';
import type { Env } from './env.ts';
import { CompileError } from './fault.ts';
import type { Write } from './frame.ts';
import { inlineAssign, inlineGuard, NotInlined } from './inline.ts';
import type { Layout } from './layout.ts';
import { type Variable, variablesOf } from './shape.ts';
import type { EventTable, Workshop } from './workshop.ts';

/**
 * What is done with functions that read too much to be tabulated: their source is inlined where it can be read, and
 * they are called, remembering, where not. Generated code passes the context in the registers `R` and calls `G[i]()`.
 */
export class Fallback {
  readonly registers: Int32Array;
  readonly calls: (() => unknown)[] = [];
  readonly counts: CallCount[] = [];
  private readonly layout: Layout;
  private readonly events: EventTable;
  private readonly behaviour: Behaviour;
  private readonly context: readonly Variable[];

  constructor(layout: Layout, events: EventTable, behaviour: Behaviour) {
    this.layout = layout;
    this.events = events;
    this.behaviour = behaviour;
    this.registers = new Int32Array(layout.variables.length);
    this.context = [...layout.fields.values()].flatMap(variablesOf).filter((v) => v.size > 1);
  }

  private count(place: string, name: string): CallCount {
    const made: CallCount = { place, name, calls: 0, misses: 0, milliseconds: 0 };
    this.counts.push(made);
    return made;
  }

  private pass(expr: (v: Variable) => string): readonly string[] {
    return this.context.map((v) => `R[${v.id}]=${expr(v)}`);
  }

  guard(guard: CallGuard, event: number): Condition {
    const { fields } = this.layout;
    try {
      if (typeof guard.params === 'function') throw new NotInlined('computes its params');
      const made = inlineGuard(guard.fn, { fields, event: this.events.eventOf(event), params: guard.params });
      this.behaviour.useOf(guard, `guard ${guard.name}`, 'inlined', '');
      return { kind: 'code', ...made };
    } catch (e) {
      if (!(e instanceof NotInlined)) throw e;
      this.behaviour.useOf(guard, `guard ${guard.name}`, 'called', e.message);
    }
    const run = calledGuard(
      fields,
      this.registers,
      guard,
      this.events.eventOf(event),
      this.count(guard.place, `guard ${guard.name}`),
    );
    const at = this.calls.push(run) - 1;
    return {
      kind: 'code',
      reads: this.context,
      code: (expr) => `(${[...this.pass(expr), `G[${at}]()`].join(',')})`,
    };
  }

  assign(
    shop: Workshop,
    env: Env,
    action: AssignAction,
    event: number,
    part: AssignPart & { readonly kind: 'call' },
    alone: boolean,
  ): readonly Write[] {
    const { fields } = this.layout;
    const { place, params } = action;
    const { field } = part;
    if (part.fn === undefined) throw new CompileError('width', place, 'a constant too wide to be packed');
    const { frame } = shop;
    const expr = (v: Variable): string => frame.expr(v, env);
    const name = `assign ${field ?? ''}`.trim();
    try {
      if (typeof params === 'function') throw new NotInlined('computes its params');
      const made = inlineAssign(part.fn, field, part.pick, {
        fields,
        event: this.events.eventOf(event),
        params,
      });
      const writes: Write[] = [];
      for (const [at, inlined] of made) {
        const shape = fields.get(at);
        if (shape === undefined)
          throw new CompileError('context', place, `assigns "${at}", which has no domain`);
        if (shape.kind !== 'leaf') continue;
        const { variable } = shape;
        const local = frame.local('t');
        frame.out(`${local}=${inlined.code(expr)};`);
        const stop = shop.stop('domain', place, `${at} leaves its domain`);
        frame.out(`if(${local}<0||${local}>=${variable.size})${stop};`);
        writes.push({ variable, code: local, values: undefined });
      }
      this.behaviour.useOf(action, name, 'inlined', '');
      return writes;
    } catch (e) {
      if (!(e instanceof NotInlined)) throw e;
      this.behaviour.useOf(action, name, 'called', e.message);
    }
    const run = calledAssign(
      fields,
      this.registers,
      action,
      part,
      this.events.eventOf(event),
      this.count(place, name),
    );
    const { registers } = this;
    const store = (): void => {
      for (const [id, index] of run()) registers[id] = index;
    };
    const at = this.calls.push(store) - 1;
    frame.out(`${this.pass(expr).join(';')};G[${at}]();`);
    const written = field === undefined ? this.context : this.variablesOfField(field);
    // Another part's call would overwrite the registers.
    return written.map((variable) => {
      const register = `R[${variable.id}]`;
      if (alone) return { variable, code: register, values: undefined };
      const local = frame.local('t');
      frame.out(`${local}=${register};`);
      return { variable, code: local, values: undefined };
    });
  }

  /** @returns code of the code of an observed action */
  observe(
    shop: Workshop,
    env: Env,
    action: ObserveAction,
    event: number,
    code: (params: unknown) => number,
  ): string {
    const { place, type } = action;
    const name = `params of ${type}`;
    this.behaviour.useOf(action, name, 'called', 'reads too much to be tabulated');
    const run = calledParams(
      this.layout.fields,
      this.registers,
      action,
      this.events.eventOf(event),
      this.count(place, name),
      code,
    );
    const at = this.calls.push(run) - 1;
    return `(${[...this.pass((v) => shop.frame.expr(v, env)), `G[${at}]()`].join(',')})`;
  }

  private variablesOfField(field: string): readonly Variable[] {
    const shape = this.layout.fields.get(field);
    return shape === undefined ? [] : variablesOf(shape).filter((v) => v.size > 1);
  }
}
