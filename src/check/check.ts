/** Properties, deadlocks and lints of a whole system, in one search. */
import { type Deadlock, endlesslyPending, stillState } from './deadlock.ts';
import { type Exploration, explore, type Limits, type Progress } from './explore.ts';
import { IntList } from './int-list.ts';
import { type CheckedProperty, type PropertyResult, PropertyWatch, type Verdict } from './properties.ts';
import type { TransitionSystem } from './transition-system.ts';

/** A system with what is asked of it. `Look` is what properties see of a state, `Step` of a step. */
export interface Question<State, Note, Look, Event extends object, Step> {
  readonly system: TransitionSystem<State, Note>;
  readonly look: (state: State) => Look;
  /** By the system's numbers. */
  readonly events: readonly Event[];
  /** All parts are taken when asked for: most steps are judged by their event alone. */
  readonly step: (before: () => Look, event: () => Event, note: () => Note, after: () => Look) => Step;
  readonly properties: readonly CheckedProperty<Look, Step>[];
  /** An operation is going on that must be able to end; absent: there is no such thing. */
  readonly pending?: (look: Look) => boolean;
  /** Told every state once. */
  readonly seen?: (state: State) => void;
  /** A state in which the system has ended on purpose: it is no deadlock; absent: there is none. */
  readonly ends?: (look: Look) => boolean;
}

/** @throws RangeError when there is no event of that number */
export function eventOf<Event>(events: readonly Event[], number: number): Event {
  const event = events[number];
  if (event === undefined) throw new RangeError(`no event ${number}`);
  return event;
}

export interface CheckOptions {
  readonly limits?: Limits;
  /** End at the first violation. */
  readonly first?: boolean;
  readonly progress?: (progress: Progress) => void;
  /** Milliseconds. */
  readonly clock?: () => number;
}

export interface CheckResult {
  readonly exploration: Exploration;
  readonly properties: readonly PropertyResult[];
  readonly deadlock?: Deadlock;
}

/** Looks that were taken, so that one state's is not computed for each of its steps; the oldest are forgotten. */
class Looks<State, Look> {
  readonly #take: (state: State) => Look;
  readonly #kept = new Map<number, Look>();
  static readonly most = 10_000;

  constructor(take: (state: State) => Look) {
    this.#take = take;
  }

  of(state: State, number: number): Look {
    const kept = this.#kept.get(number);
    if (kept !== undefined) return kept;
    const look = this.#take(state);
    if (this.#kept.size >= Looks.most) {
      const oldest = this.#kept.keys().next();
      if (oldest.done !== true) this.#kept.delete(oldest.value);
    }
    this.#kept.set(number, look);
    return look;
  }
}

/** Searches the whole system breadth first; every violation, deadlock or fault comes with a shortest way to it. */
export function check<State, Note, Look, Event extends object, Step>(
  question: Question<State, Note, Look, Event, Step>,
  options: CheckOptions = {},
): CheckResult {
  const { system, properties, pending, ends, seen } = question;
  const watch = new PropertyWatch(properties);
  const looks = new Looks<State, Look>(question.look);
  const pendingStates = new IntList();
  const endStates = new Set<number>();
  const exploration = explore(
    system,
    {
      ...(watch.looksAtStates || pending !== undefined || ends !== undefined || seen !== undefined
        ? {
            state: (state, number) => {
              seen?.(state);
              const look = looks.of(state, number);
              watch.state(look, number);
              if (pending?.(look) === true) pendingStates.push(number);
              if (ends?.(look) === true) endStates.add(number);
            },
          }
        : {}),
      ...(watch.looksAtSteps
        ? {
            step: (from, fromNumber, event, to, toNumber, note) =>
              watch.step(
                question.step(
                  () => looks.of(from, fromNumber),
                  () => eventOf(question.events, event),
                  () => note,
                  () => looks.of(to, toNumber),
                ),
                fromNumber,
                event,
              ),
          }
        : {}),
      ...(options.progress === undefined ? {} : { progress: options.progress }),
      enough: () => options.first === true && watch.violated,
    },
    options.limits,
    options.clock,
  );
  return concluded(exploration, (complete) => watch.results(complete), pendingStates, endStates);
}

/**
 * What follows from a search that is over.
 * @param pending states in which something is going on
 * @param ends states in which the system has ended on purpose
 */
export function concluded(
  exploration: Exploration,
  results: (complete: boolean) => readonly PropertyResult[],
  pending: IntList,
  ends: ReadonlySet<number>,
): CheckResult {
  const complete = exploration.bound === undefined && exploration.fault === undefined;
  const deadlock =
    exploration.fault === undefined ? findDeadlock(exploration, pending, ends, complete) : undefined;
  return {
    exploration,
    properties: results(complete),
    ...(deadlock === undefined ? {} : { deadlock }),
  };
}

function findDeadlock(
  exploration: Exploration,
  pending: IntList,
  ends: ReadonlySet<number>,
  complete: boolean,
): Deadlock | undefined {
  const still = stillState(exploration, ends);
  let endless: number | undefined;
  if (complete && pending.length > 0) {
    const isPending = new Uint8Array(exploration.states);
    for (let i = 0; i < pending.length; i++) isPending[pending.at(i)] = 1;
    endless = endlesslyPending(exploration, isPending);
  }
  // A state that is both has its own story as a pending one: it says what waits.
  if (endless !== undefined && (still === undefined || endless <= still))
    return { kind: 'pending', state: endless };
  return still === undefined ? undefined : { kind: 'still', state: still };
}

export type Overall = Verdict | 'deadlock';

/**
 * One verdict for the whole: violated, else deadlock, else inconclusive, else unwitnessed, else holds.
 *
 * Many properties cannot fail in a small system (no force without a force event), so an unwitnessed property counts
 * only when it was asked for by name. Over all shipped scenarios together each property must have a witness; `klp check
 * --shipped --properties` shows that.
 *
 * @param requested ids of properties asked for by name
 */
export function overall(result: CheckResult, requested: ReadonlySet<string>): Overall {
  const { properties, deadlock, exploration } = result;
  if (properties.some((p) => p.verdict === 'violated')) return 'violated';
  if (deadlock !== undefined) return 'deadlock';
  if (exploration.bound !== undefined) return 'inconclusive';
  return properties.some((p) => p.verdict === 'unwitnessed' && requested.has(p.property.id))
    ? 'unwitnessed'
    : 'holds';
}
