import { activeWhen } from './active.ts';
import type { ChartNode } from './chart.ts';
import { all, any, type Condition } from './condition.ts';
import { codeOf } from './condition-code.ts';
import { Env } from './env.ts';
import { hasAlways, isRestless, selectEventless } from './eventless.ts';
import { CompileError } from './fault.ts';
import { Entangled, Frame, TooLong } from './frame.ts';
import { emitMicrostep } from './microstep.ts';
import { type PredicateCode, type Program, type QueueProgram, unpacked } from './program.ts';
import { acting, toDynamic } from './run-actions.ts';
import { selectForEvent } from './select.ts';
import type { Workshop } from './workshop.ts';

/** Lines of one event unrolled before it is generated with the run-time queue instead. */
const unrolledLines = 400;
const longestFunction = 6_000;
/** Microsteps of one macrostep before it is taken for endless. */
const endless = 10_000;
export interface Generated {
  readonly program: Program;
  /** Is the machine in its final state? */
  readonly done: PredicateCode;
  /** Events whose macrosteps run over the run-time queue. */
  readonly queued: readonly number[];
}

/** Generates the successor function for the first `external` events of the table. */
export function generate(shop: Workshop, external: number, heard = false): Generated {
  const flow = new Flow(shop, external, heard);
  return flow.run();
}

class Flow {
  private readonly shop: Workshop;
  private readonly external: number;
  private readonly heard: boolean;
  private readonly always: boolean;
  private readonly restless: boolean;
  private readonly queued: number[] = [];
  private drains = false;
  /** The bits of each word that hold something. */
  private readonly used: readonly number[];

  constructor(shop: Workshop, external: number, heard: boolean) {
    this.shop = shop;
    this.external = external;
    this.heard = heard;
    this.always = hasAlways(shop);
    const used = new Array<number>(shop.layout.words).fill(0);
    for (const v of shop.layout.variables)
      used[v.word] = (used[v.word] ?? 0) | (v.bits === 0 ? 0 : (2 ** v.bits - 1) << v.shift);
    this.used = used;
    this.restless = this.always && isRestless(shop);
  }

  run(): Generated {
    const { shop } = this;
    const blocks: Frame[] = [];
    for (let event = 0; event < this.external; event++) blocks.push(this.eventFrame(event));
    const queue = this.drains ? this.queueProgram() : undefined;
    const done = this.doneCode();
    const program: Program = { words: shop.layout.words, blocks, queue, done };
    return {
      program,
      done,
      queued: this.queued,
    };
  }

  /** Unrolled if that is short enough, over the run-time queue otherwise. */
  private eventFrame(event: number): Frame {
    try {
      return this.written('event', true, unrolledLines, () => this.begin(event));
    } catch (e) {
      if (!tooMuch(e)) throw e;
    }
    const frame = this.bounded(event, 'event', () => this.begin(event));
    this.queued.push(event);
    return frame;
  }

  /** A frame with what `write` emits; regions are selected one at a time unless that entangles them. */
  private written(kind: Frame['kind'], unroll: boolean, lines: number, write: () => void): Frame {
    for (const apart of [true, false]) {
      const frame = new Frame(kind, unroll, lines, apart);
      this.shop.frame = frame;
      try {
        write();
        return frame;
      } catch (e) {
        if (!apart || !(e instanceof Entangled)) throw e;
      }
    }
    throw new RangeError('unreachable');
  }

  private bounded(event: number, kind: Frame['kind'], write: () => void): Frame {
    try {
      return this.written(kind, false, longestFunction, write);
    } catch (e) {
      throw tooMuch(e) ? this.tooLong(event) : e;
    }
  }

  private tooLong(event: number): CompileError {
    return new CompileError(
      'width',
      `event ${JSON.stringify(this.shop.events.eventOf(event))}`,
      'its handlers in different regions combine in too many ways to be written out',
    );
  }

  private begin(event: number): void {
    const { shop } = this;
    selectForEvent(shop, new Env(), event, (env, selected) => {
      if (selected.length > 0) emitMicrostep(shop, env, event, selected, (e) => this.after(e, event));
      else if (this.restless) this.after(env, event);
    });
  }

  /** What follows a microstep: eventless transitions, then raised events. */
  private after(env: Env, event: number): void {
    const { shop } = this;
    if (env.done) {
      this.finish(env);
      return;
    }
    if (!this.always) {
      this.next(env, event);
      return;
    }
    if (!shop.frame.unroll || env.dynamic || env.depth > 8) {
      this.flush(env, event);
      return;
    }
    selectEventless(shop, env, event, (e, selected) => {
      if (selected.length === 0) return this.next(e, event);
      emitMicrostep(shop, this.settled(e), event, selected, (e2) => {
        if (e2.changed === 'maybe') throw new TooLong();
        if (e2.done || e2.changed) this.after(e2, event);
        else this.next(e2, event);
      });
    });
  }

  /** Notes that the state changed: a later microstep may change it back, but it was a transition. */
  private settled(env: Env): Env {
    if (env.acted === true || env.changed === false) return env;
    if (env.changed === true || env.moved) return acting(this.shop, env);
    const { frame } = this.shop;
    const next = env.clone();
    frame.locals.add('g');
    frame.out(
      `if(${this.packed(env)
        .map((code, i) => `${code}!==w${i}`)
        .join('||')})g=1;`,
    );
    next.acted = 'maybe';
    return next;
  }

  private next(env: Env, event: number): void {
    const { shop } = this;
    if (env.dynamic || env.depth > 40) {
      this.flush(env, event);
      return;
    }
    if (env.queue.length === 0) {
      this.finish(env);
      return;
    }
    if (!shop.frame.unroll) {
      this.flush(env, event);
      return;
    }
    const [raised, ...waiting] = env.queue;
    if (raised === undefined) return;
    const rest = env.clone();
    rest.queue = waiting;
    selectForEvent(shop, rest, raised, (e, selected) => {
      if (selected.length > 0)
        emitMicrostep(shop, this.settled(e), raised, selected, (e2) => this.after(e2, raised));
      else if (this.mustBeHeard(raised)) this.unheard(raised);
      else if (this.restless) this.after(e, raised);
      else this.next(e, raised);
    });
  }

  /** Events of XState's own nobody has to handle. */
  private mustBeHeard(event: number): boolean {
    return this.heard && !this.shop.events.typeOf(event).startsWith('xstate.');
  }

  private unheard(event: number): void {
    const { shop } = this;
    shop.frame.out(
      `${shop.stop('construct', 'macrostep', `nobody handles the raised event "${shop.events.typeOf(event)}"`)};`,
    );
  }

  /** Continues over the run-time queue. */
  private flush(env: Env, event: number): void {
    const { shop } = this;
    this.drains = true;
    const e = this.settled(env).clone();
    toDynamic(shop, e);
    this.store(e);
    shop.frame.out(`ga=0;drain(${event});`);
    this.output(
      e,
      Array.from({ length: shop.layout.words }, (_, i) => `a${i}`),
      true,
    );
  }

  private store(env: Env): void {
    for (const [i, code] of this.packed(env).entries()) this.shop.frame.out(`a${i}=${code};`);
  }

  private finish(env: Env): void {
    this.output(env, this.packed(env));
  }

  private output(env: Env, words: readonly string[], drained = false): void {
    const { frame } = this.shop;
    const result = `%${words.join('%')}`;
    if (env.acted === true || (env.moved && !env.dynamic)) {
      frame.out(result);
      return;
    }
    const names = words.map((code) => {
      const name = frame.local('t');
      frame.out(`${name}=${code};`);
      return name;
    });
    const moved = names.map((n, i) => `${n}!==w${i}`);
    if (env.acted === 'maybe') frame.readsActed = true;
    frame.out(
      `if(${[...(env.acted === 'maybe' ? ['g!==0'] : []), ...(drained ? ['ga!==0'] : []), ...moved].join('||')}){`,
    );
    frame.out(`%${names.join('%')}`);
    frame.out('}');
  }

  /** The words of the state that `env` describes. */
  private packed(env: Env): readonly string[] {
    const { layout, frame } = this.shop;
    return Array.from({ length: layout.words }, (_, word) => {
      const written = [...env.written].filter((v) => v.word === word && v.bits > 0);
      if (written.length === 0) return `w${word}`;
      let keep = -1;
      let constant = 0;
      const parts: string[] = [];
      for (const v of written) {
        keep &= ~((2 ** v.bits - 1) << v.shift);
        const known = env.known(v);
        if (known !== undefined) constant |= known << v.shift;
        else parts.push(v.shift === 0 ? frame.expr(v, env) : `(${frame.expr(v, env)}<<${v.shift})`);
      }
      const base = (keep & (this.used[word] ?? 0)) === 0 ? '' : `(w${word}&${keep})`;
      const all = [base, ...(constant === 0 ? [] : [String(constant)]), ...parts].filter((p) => p !== '');
      return all.length === 0 ? '0' : all.length === 1 ? `(${all[0]}|0)` : `(${all.join('|')})`;
    });
  }

  private queueProgram(): QueueProgram {
    const { shop } = this;
    const steps = new Map<number, Frame>();
    const always = new Map<number, Frame>();
    // Writing a frame may add raised events.
    for (let event = 0; event < shop.events.count(); event++) {
      if (event >= this.external) steps.set(event, this.stepFrame(event));
      if (this.always) always.set(event, this.alwaysFrame(event));
    }
    const stop = shop.stop(
      'endless',
      'macrostep',
      `more than ${endless} microsteps without reaching a stable state`,
    );
    return { steps, always: this.always ? always : undefined, endless, stop };
  }

  /** Code of 1 when the microstep changed the state, else 0. */
  private changeOf(env: Env): string {
    if (env.changed !== 'maybe') return env.changed ? '1' : '0';
    return `(${Array.from({ length: this.shop.layout.words }, (_, i) => `a${i}!==w${i}`).join('||')}?1:0)`;
  }

  private stepFrame(event: number): Frame {
    const { shop } = this;
    return this.bounded(event, 'step', () => {
      const env = new Env();
      env.dynamic = true;
      selectForEvent(shop, env, event, (e, selected) => {
        if (selected.length === 0) {
          if (this.mustBeHeard(event)) this.unheard(event);
          shop.frame.out('return 0;');
          return;
        }
        emitMicrostep(shop, e, event, selected, (e2) => {
          this.store(e2);
          shop.frame.out(`return ${e2.done ? 3 : this.changeOf(e2)};`);
        });
      });
    });
  }

  private alwaysFrame(event: number): Frame {
    const { shop } = this;
    return this.bounded(event, 'always', () => {
      const env = new Env();
      env.dynamic = true;
      shop.frame.out('gc=0;');
      selectEventless(shop, env, event, (e, selected) => {
        if (selected.length === 0) {
          shop.frame.out('return 0;');
          return;
        }
        emitMicrostep(shop, e, event, selected, (e2) => {
          this.store(e2);
          shop.frame.out(`return ${e2.done ? 3 : this.eventlessResult(e2)};`);
        });
      });
    });
  }

  /** 1: select again. 2: nothing changed, so that XState goes on to the queue. */
  private eventlessResult(env: Env): string {
    if (env.changed === 'maybe') return `gc!==0||${this.changeOf(env)}===1?1:2`;
    return env.changed ? '1' : '2';
  }

  private doneCode(): PredicateCode {
    return predicateCode(this.shop, finalWhen(this.shop, this.shop.chart.root));
  }
}

export function predicateCode(shop: Workshop, c: Condition): PredicateCode {
  const frame = new Frame('event', false, 100);
  shop.frame = frame;
  const code = codeOf(c, new Env(), shop);
  return { reads: [...frame.reads].map(unpacked), code };
}

/** Too many lines, or branches in branches deeper than the engine's stack. */
const tooMuch = (e: unknown): boolean => e instanceof TooLong || e instanceof RangeError;

function finalWhen(shop: Workshop, node: ChartNode): Condition {
  if (node.kind === 'compound') {
    return any(node.children.filter((c) => c.kind === 'final').map((c) => activeWhen(shop.layout, c)));
  }
  if (node.kind === 'parallel') return all(node.children.map((c) => finalWhen(shop, c)));
  return node.kind === 'final';
}
