import { type AnyMachineSnapshot, type AnyStateMachine, createActor } from 'xstate';
import type { Domains } from '../../spec/domain.ts';
import type { Observe } from './action.ts';
import { activeWhen } from './active.ts';
import { Behaviour, type FunctionUse } from './behaviour.ts';
import type { CallCount } from './called.ts';
import { readChart } from './chart.ts';
import { any } from './condition.ts';
import { domainsOf } from './domains.ts';
import { Fallback } from './fallback.ts';
import { CompileError } from './fault.ts';
import { Frame, Pool } from './frame.ts';
import { generate, predicateCode } from './generate.ts';
import { decode, encode, type Layout, layOutChart } from './layout.ts';
import { predicateSource, type StatePredicate, viewOf } from './predicate.ts';
import { type CodeForm, declared, type PredicateCode, programText } from './program.ts';
import type { ObservedAction } from './traces.ts';
import { type EventTable, type Stop, Workshop } from './workshop.ts';

/** An event as the caller lists it: an object with its payload. */
export interface ListedEvent {
  readonly type: string;
}

export interface CompileOptions {
  /** Every event that may happen, with payload. Timeouts (`after`) are added. */
  readonly events: readonly ListedEvent[];
  /** Domains of the context's fields; default: the root's `meta.domains`, else inferred. */
  readonly domains?: Domains | undefined;
  readonly input?: unknown;
  /**
   * Which custom actions to tell of, by type; default: none, at no cost. `successorTraces` and `trace` then say what each
   * step showed; the search is not slower.
   */
  readonly observe?: Observe | undefined;
  /** Stop where a raised event is handled by nobody, not even with an empty transition; default: XState drops it. */
  readonly heard?: boolean | undefined;
}

/** What became of the machine's functions. */
export interface CompileReport {
  readonly functions: readonly FunctionUse[];
  readonly warnings: readonly string[];
  /** Functions called at run time, with what that cost so far. */
  readonly calls: readonly CallCount[];
  /** Events whose raise chains run over a queue at run time, by number. */
  readonly queued: readonly number[];
  readonly bits: number;
  readonly words: number;
  /** Characters of the code that was generated last; 0 before any was. */
  readonly sourceLength: number;
}

/** A machine as a successor function over packed words. */
export interface Compiled {
  readonly machine: AnyStateMachine;
  readonly layout: Layout;
  /** 32-bit words of one state. */
  readonly words: number;
  readonly events: readonly ListedEvent[];
  readonly initial: Int32Array;
  readonly report: CompileReport;
  /** Code that defines `expand`, over the names of `tables`, `X`, `R`, `G` and those of its form. */
  code(form: CodeForm): string;
  /** Is there anything to observe? */
  readonly observes: boolean;
  /** `N`: the number of the trace that continues one with what a code stands for. */
  readonly nextTrace: (trace: number, code: number) => number;
  /** Successors of the last `expand`, one after the other, `words` each. */
  readonly successors: Int32Array;
  /** The event of each successor. */
  readonly successorEvents: Int32Array;
  /** What the step to each successor showed, by number; 0: nothing. Equal numbers, equal traces. */
  readonly successorTraces: Int32Array;
  /** The observed actions of a step in order, params resolved, as XState's `transition()` hands them out. */
  trace(id: number): readonly ObservedAction[];
  /** Takes the words of a state; fills `successors` and `successorEvents`. @returns how many */
  readonly expand: (...words: number[]) => number;
  /** The same for the words that begin at `at`. */
  readonly expandAt: (words: Int32Array, at: number) => number;
  /** Is the machine in its final state? */
  readonly done: PredicateCode;
  /** Is the machine in a state with this tag? */
  tagged(tag: string): PredicateCode;
  /** Constant tables of the generated code, `T0`, `T1`, … */
  readonly tables: readonly (Int8Array | Int16Array | Int32Array)[];
  /** Where generated code passes the context to the functions it calls. */
  readonly registers: Int32Array;
  readonly calls: readonly (() => unknown)[];
  /** Throws what generated code stops with, by number. */
  stop(id: number): never;
  /** A predicate on states as code; `undefined` when it reads too much to be tabulated. */
  predicate(holds: StatePredicate): PredicateCode | undefined;
  /** The same as a function of the words; called with the decoded state where it cannot be tabulated. */
  tester(holds: StatePredicate): (...words: number[]) => boolean;
  encode(snapshot: AnyMachineSnapshot): Int32Array;
  decode(words: ArrayLike<number>, at?: number): AnyMachineSnapshot;
}

/**
 * Compiles a machine of the subset (README.md beside this file) to a successor function.
 * @throws CompileError (KLP1300–1309) naming the place of what is outside the subset. The successor function throws
 * KLP1310–1313 when a value leaves its domain, eventless transitions compete, a macrostep does not end, or a function
 * of the machine throws.
 */
export function compile(machine: AnyStateMachine, options: CompileOptions): Compiled {
  const chart = readChart(machine, options.observe);
  const listed: readonly ListedEvent[] = [...options.events, ...chart.timeouts.map((type) => ({ type }))];
  if (listed.length === 0) throw new CompileError('events', machine.id, 'no events to explore with');
  const start = initialOf(machine, options.input);
  if (start.status === 'error') {
    throw new CompileError(
      'throws',
      machine.id,
      `the initial state cannot be entered: ${String(start.error)}`,
    );
  }
  const layout = layOutChart(chart, domainsOf(machine, start, listed, options.domains));
  const events = eventTable(listed);
  const behaviour = new Behaviour(layout, events);
  const fallback = new Fallback(layout, events, behaviour);
  const warnings = new Set<string>();
  const shop: Workshop = new Workshop(
    layout,
    events,
    behaviour,
    new Pool(),
    {
      layout,
      tree: (guard, event) => behaviour.guard(guard, event),
      fallback: (guard, event) => fallback.guard(guard, event),
      warn: (text) => warnings.add(text),
    },
    fallback,
    new Frame('event', true, 1),
  );
  const generated = generate(shop, listed.length, options.heard);
  const successors = new Int32Array(layout.words * listed.length);
  const successorEvents = new Int32Array(listed.length);
  const successorTraces = new Int32Array(listed.length);
  const stop = (id: number): never => {
    const { kind, place, why }: Stop = shop.stops[id] ?? {
      kind: 'construct',
      place: '?',
      why: 'unknown stop',
    };
    throw new CompileError(kind, place, why);
  };
  let made: Pick<Compiled, 'expand' | 'expandAt'> | undefined;
  let sourceLength = 0;
  const code = (form: CodeForm): string => {
    const text = programText(generated.program, form);
    sourceLength = text.length;
    return text;
  };
  /** Built when it is first asked for: a search brings its own. */
  const stepping = (): Pick<Compiled, 'expand' | 'expandAt'> => {
    if (made !== undefined) return made;
    const names = shop.pool.tables.map((_, i) => `const T${i}=P[${i}];`).join('');
    const args = Array.from({ length: layout.words }, (_, i) => `w[i+${i}]`).join(',');
    const build = new Function(
      ...['P', 'X', 'O', 'V', 'R', 'G', 'N', 'S'],
      `'use strict';${names}\n${code({ successors: 'listed', events: true, traces: shop.traces.any })}\nreturn {expand,expandAt:(w,i)=>expand(${args})};`,
    );
    const { tables } = shop.pool;
    const { next } = shop.traces;
    const { registers, calls } = fallback;
    made = build(tables, stop, successors, successorEvents, registers, calls, next, successorTraces);
    return stepping();
  };
  const initial = new Int32Array(layout.words);
  encode(layout, start, initial, 0);
  return {
    machine,
    layout,
    words: layout.words,
    events: listed,
    initial,
    code,
    observes: shop.traces.any,
    nextTrace: shop.traces.next,
    report: {
      functions: behaviour.uses,
      warnings: [...warnings],
      calls: fallback.counts,
      queued: generated.queued,
      bits: layout.bits,
      words: layout.words,
      get sourceLength() {
        return sourceLength;
      },
    },
    successors,
    successorEvents,
    successorTraces,
    trace: (id) => shop.traces.trace(id),
    get expand() {
      return stepping().expand;
    },
    get expandAt() {
      return stepping().expandAt;
    },
    done: generated.done,
    tagged: (tag) => {
      const nodes = chart.nodes.filter(({ kind, source }) => kind !== 'history' && source.tags.includes(tag));
      return predicateCode(shop, any(nodes.map((node) => activeWhen(layout, node))));
    },
    tables: shop.pool.tables,
    registers: fallback.registers,
    calls: fallback.calls,
    stop,
    predicate: (holds) => predicateSource(shop, holds),
    tester: (holds) => {
      const predicate = predicateSource(shop, holds);
      if (predicate === undefined) return (...words) => holds(viewOf(decode(layout, words, 0)));
      const tables = shop.pool.tables.map((_, i) => `const T${i}=P[${i}];`).join('');
      const args = Array.from({ length: layout.words }, (_, i) => `w${i}`).join(',');
      const body = `${declared(predicate.reads)}return ${predicate.code};`;
      const test: unknown = new Function('P', 'X', `'use strict';${tables}return (${args})=>{${body}};`)(
        shop.pool.tables,
        stop,
      );
      if (typeof test !== 'function') throw new RangeError('generated code returned no function');
      return (...words) => Boolean(Reflect.apply(test, undefined, words));
    },
    encode: (snapshot) => {
      const out = new Int32Array(layout.words);
      encode(layout, snapshot, out, 0);
      return out;
    },
    decode: (words, at = 0) => decode(layout, words, at),
  };
}

/** The initial snapshot. An actor that is not started has it; `initialTransition()` makes one, too, and then computes it again. */
function initialOf(machine: AnyStateMachine, input: unknown): AnyMachineSnapshot {
  return createActor(machine, { input }).getSnapshot();
}

function eventTable(listed: readonly ListedEvent[]): EventTable {
  const events: object[] = [...listed];
  const ids = new Map<string, number>();
  return {
    count: () => events.length,
    eventOf: (id) => events[id] ?? {},
    typeOf: (id) => {
      const type: unknown = Reflect.get(events[id] ?? {}, 'type');
      return String(type);
    },
    intern: (event) => {
      const key = JSON.stringify(event, (_, v: unknown) => (v === undefined ? '\u0000' : v));
      const found = ids.get(key);
      if (found !== undefined) return found;
      const id = events.push(event) - 1;
      ids.set(key, id);
      return id;
    },
  };
}
