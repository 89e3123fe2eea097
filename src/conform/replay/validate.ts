import type { Edge, PrintedLine, Steps } from '../steps.ts';
import { type Announced, isAnnounced, tellsOf } from './commands.ts';

/** What a line of the log asks of the system. */
export type Demand =
  /** Somebody prints exactly this. */
  | { readonly kind: 'line'; readonly line: number; readonly text: string }
  /** A script is about to run a command, or has just run it. */
  | { readonly kind: 'command'; readonly line: number; readonly text: string; readonly command: Announced }
  /** A script goes on to its next test: what it did before is done. */
  | { readonly kind: 'mark'; readonly line: number; readonly text: string }
  /** A script's error line about its last command. */
  | { readonly kind: 'result'; readonly line: number; readonly text: string };

/** Whether debug lines are printed: not yet, now, no longer. */
export type Phase = 0 | 1 | 2;

/** One way to explain the log so far. */
export interface Config {
  readonly state: number;
  /** The step that is being printed, and how many of its visible lines the log has shown. */
  readonly edge: Edge | null;
  readonly offset: number;
  readonly phase: Phase;
  /** A command that was announced and has not run yet. */
  readonly pending: Announced | null;
  /** What the last command returned, until the script says so; `any`: it was never a command of livepatch's. */
  readonly owed: number | 'any';
  /** How it came about: the explanation before, and the step taken since. */
  readonly from: Config | null;
  readonly took: Edge | null;
  /** The demand it was found for, by index. */
  readonly at: number;
  /** Steps taken: of two explanations for the same, the shorter one is kept. */
  readonly cost: number;
}

export interface ValidateOptions {
  /** First and last demand that show a debug line; `undefined`: none does. */
  readonly debug: { readonly first: number; readonly last: number } | undefined;
  /** The log announces operations: none happens unannounced. */
  readonly commands: boolean;
  /** Nothing that can be printed needs a disabled patch whose module is still there: since 5.1 it cannot come back. */
  readonly unloadsAtOnce: boolean;
  /** Most explanations kept at a time. */
  readonly limit: number;
  /** Lines that the log does not show, whoever prints them in a scenario. */
  readonly isHidden?: ((text: string) => boolean) | undefined;
}

export interface Validation {
  /** How many demands the rules allow, from the first. */
  readonly allowed: number;
  readonly outcome: 'accepted' | 'rejected' | 'inconclusive';
  /** The explanations of the allowed prefix: with nothing happening after it, and with what prints nothing. */
  readonly last: readonly Config[];
  readonly closed: readonly Config[];
}

/**
 * Keeps the set of all states of the machine that explain the log so far, line by line: the spec constrained by the log.
 *
 * Between two lines everything may happen that prints nothing: tasks' steps, a retry that fails, loading a module that
 * no patch touches. The worker that frees a patch runs as soon as it can: it prints nothing, and nothing that can be
 * printed needs it to be late. Without announced commands the same holds for the unloading of a freed patch's module, where
 * such a patch cannot be enabled again.
 */
export class Validator {
  readonly steps: Steps;
  readonly #options: ValidateOptions;
  /** The lines that a log shows with debug lines, and without. */
  readonly #all = new WeakMap<Edge, readonly PrintedLine[]>();
  readonly #plain = new WeakMap<Edge, readonly PrintedLine[]>();

  constructor(steps: Steps, options: ValidateOptions) {
    this.steps = steps;
    this.#options = options;
  }

  /** The log announces operations: none happens unannounced. */
  get announcedOnly(): boolean {
    return this.#options.commands;
  }

  /** The lines of a step that this log would show. */
  visible(edge: Edge, phase: Phase): readonly PrintedLine[] {
    const { isHidden } = this.#options;
    if (phase === 1 && isHidden === undefined) return edge.lines;
    const seen = phase === 1 ? this.#all : this.#plain;
    let lines = seen.get(edge);
    if (lines === undefined) {
      lines = edge.lines.filter((l) => (phase === 1 || l.level !== 'debug') && isHidden?.(l.text) !== true);
      seen.set(edge, lines);
    }
    return lines;
  }

  /** The lines that the step being printed still owes. */
  rest(config: Config): readonly PrintedLine[] {
    return config.edge === null ? [] : this.visible(config.edge, config.phase).slice(config.offset);
  }

  start(state: number): readonly Config[] {
    const { debug } = this.#options;
    const phase = debug === undefined || debug.first > 0 ? 0 : 1;
    return [
      {
        state,
        edge: null,
        offset: 0,
        phase,
        pending: null,
        owed: 0,
        from: null,
        took: null,
        at: -1,
        cost: 0,
      },
    ];
  }

  /**
   * Checks the demands in order, from the given explanations of what came before.
   * @param first the first demand that is checked
   */
  run(demands: readonly Demand[], from: readonly Config[], first = 0): Validation {
    let last = from;
    for (let at = first; at < demands.length; at++) {
      const demand = demands[at];
      if (demand === undefined) break;
      const closed = this.close(last, at);
      if (closed === undefined) return { allowed: at, outcome: 'inconclusive', last, closed: [] };
      const next = this.#meet(closed, demand, at);
      if (next.length === 0) return { allowed: at, outcome: 'rejected', last, closed };
      last = next;
    }
    return {
      allowed: demands.length,
      outcome: 'accepted',
      last,
      closed: this.close(last, demands.length) ?? last,
    };
  }

  /** With everything that can happen without a line; `undefined` when that is too much. */
  close(configs: readonly Config[], at: number): readonly Config[] | undefined {
    const found = new Map<string, Config>();
    const queue: Config[] = [];
    const add = (config: Config): void => {
      const key = this.#key(config);
      const known = found.get(key);
      if (known !== undefined && known.cost <= config.cost) return;
      found.set(key, config);
      queue.push(config);
    };
    for (const config of configs) add(config);
    for (let i = 0; i < queue.length; i++) {
      if (queue.length > this.#options.limit) return undefined;
      const config = queue[i];
      if (config === undefined) break;
      if (this.#printing(config)) continue;
      this.#silent(config, at, add);
    }
    return [...found.values()];
  }

  #printing(config: Config): boolean {
    return config.edge !== null && config.offset < this.visible(config.edge, config.phase).length;
  }

  #silent(config: Config, at: number, add: (config: Config) => void): void {
    const { debug, unloadsAtOnce } = this.#options;
    if (debug !== undefined) {
      if (config.phase === 0 && at <= debug.first) add({ ...config, phase: 1 });
      if (config.phase === 1 && at > debug.last) add({ ...config, phase: 2 });
    }
    const edges = this.steps.edges(config.state);
    const urgent = edges.find(
      (edge) =>
        edge.to !== config.state &&
        (edge.event.type === 'free' || (unloadsAtOnce && edge.event.type === 'unload' && edge.errno === 0)),
    );
    if (urgent !== undefined) {
      add(this.#take(config, urgent, at));
      return;
    }
    for (const edge of edges) {
      if (this.visible(edge, config.phase).length > 0 || !this.#permitted(config, edge)) continue;
      if (edge.to !== config.state || this.#runs(config, edge)) add(this.#take(config, edge, at));
    }
    const { pending } = config;
    if (pending !== null && !edges.some((edge) => pending.matches(edge.event))) {
      add({ ...config, pending: null, owed: pending.reports ? 'any' : 0 });
    }
  }

  #key(c: Config): string {
    // A step that has printed all its lines is over: how the state was reached does not matter any more.
    const printing = c.edge !== null && this.#printing(c) ? `${c.edge.id}:${c.offset}` : '';
    return `${c.state}|${printing}|${c.phase}|${c.pending?.text ?? ''}|${c.owed}`;
  }

  #runs(config: Config, edge: Edge): boolean {
    return config.pending?.matches(edge.event) === true;
  }

  #permitted(config: Config, edge: Edge): boolean {
    return !this.#options.commands || !isAnnounced(edge.event) || this.#runs(config, edge);
  }

  #take(config: Config, edge: Edge, at: number): Config {
    const runs = this.#runs(config, edge);
    return {
      state: edge.to,
      edge,
      offset: 0,
      phase: config.phase,
      pending: runs ? null : config.pending,
      owed: runs ? (config.pending?.reports === true ? (edge.errno ?? 0) : 0) : config.owed,
      from: config,
      took: edge,
      at,
      cost: config.cost + 1,
    };
  }

  /** The explanations after one more visible line, whichever it is. */
  afterAnyLine(closed: readonly Config[], at: number): readonly Config[] {
    const found = new Map<string, Config>();
    for (const config of closed) {
      const steps: readonly Config[] = this.#printing(config)
        ? [{ ...config, offset: config.offset + 1, from: config, took: null, at }]
        : this.steps
            .edges(config.state)
            .filter((edge) => this.visible(edge, config.phase).length > 0 && this.#permitted(config, edge))
            .map((edge) => ({ ...this.#take(config, edge, at), offset: 1 }));
      for (const step of steps) {
        const key = this.#key(step);
        if ((found.get(key)?.cost ?? Number.POSITIVE_INFINITY) > step.cost) found.set(key, step);
      }
    }
    return [...found.values()];
  }

  /** The explanations that go on with a demand. */
  #meet(closed: readonly Config[], demand: Demand, at: number): readonly Config[] {
    const found = new Map<string, Config>();
    const add = (config: Config): void => {
      const key = this.#key(config);
      const known = found.get(key);
      if (known === undefined || known.cost > config.cost) found.set(key, config);
    };
    for (const config of closed) {
      const printing = this.#printing(config);
      switch (demand.kind) {
        case 'line':
          if (printing) {
            if (this.rest(config)[0]?.text === demand.text) {
              add({ ...config, offset: config.offset + 1, from: config, took: null, at });
            }
            break;
          }
          for (const edge of this.steps.edges(config.state)) {
            if (this.visible(edge, config.phase)[0]?.text === demand.text && this.#permitted(config, edge)) {
              add({ ...this.#take(config, edge, at), offset: 1 });
            }
          }
          break;
        case 'command':
          // A command that failed without its error line having been seen: the log would have it.
          if (printing || config.pending !== null || config.owed !== 0) break;
          if (demand.command.done === undefined) {
            add({ ...config, pending: demand.command, from: config, took: null, at });
            break;
          }
          for (const edge of this.steps.edges(config.state)) {
            if (!demand.command.matches(edge.event)) continue;
            if ((edge.errno !== 0) === demand.command.done.failed) add(this.#take(config, edge, at));
          }
          break;
        case 'result':
          if (printing || config.pending !== null) break;
          if (config.owed === 'any' || tellsOf(demand.text, config.owed)) {
            add({ ...config, owed: 0, from: config, took: null, at });
          }
          break;
        case 'mark':
          if (!printing && config.pending === null && config.owed === 0)
            add({ ...config, from: config, took: null, at });
          break;
        default:
          demand satisfies never;
      }
    }
    return [...found.values()];
  }
}

/** A step of an explanation. */
export interface TakenStep {
  readonly from: number;
  readonly edge: Edge;
  /** The demand it was found for, by index. */
  readonly at: number;
}

/** The steps of an explanation, from the first. */
export function stepsOf(config: Config): readonly TakenStep[] {
  const steps: TakenStep[] = [];
  for (let c: Config | null = config; c !== null; c = c.from) {
    if (c.took !== null && c.from !== null) steps.push({ from: c.from.state, edge: c.took, at: c.at });
  }
  return steps.reverse();
}
