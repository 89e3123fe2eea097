import type { SystemModel } from '../../../machines/system.ts';
import type { KlpEvent } from '../../../spec/vocabulary.ts';
import type { Consequence } from './consequence.ts';
import { sameCharts } from './definitions.ts';
import type { Names } from './names.ts';
import { isApart, Pairs, type Place } from './pairs.ts';
import { changedRules, ruleOf } from './rule.ts';
import { type Reached, Runner } from './runner.ts';
import { type Facts, factName, news, onlyIn } from './view-difference.ts';

/** One way in which two systems behave differently, by its shortest trace. */
export interface BehaviourDifference {
  /** Events that lead there; the last one is the one that differs. */
  readonly trace: readonly KlpEvent[];
  readonly event: KlpEvent;
  /**
   * `possible`: one side knows the event in this state and the other does not. `fault`: a machine breaks off in the
   * middle of the event.
   */
  readonly what: 'start' | 'possible' | 'observations' | 'state' | 'sysfs' | 'fault';
  /** The rule by which they part (rule.ts). */
  readonly rule: string;
  /** The text of that rule is another one on each side. */
  readonly changed: boolean;
  /** The difference, one fact per line, as each side shows it. */
  readonly a: readonly string[];
  readonly b: readonly string[];
  /** How the sysfs trees differ after an event that leaves the states different. */
  readonly files?: Facts;
  /** Where it is in nothing that can be seen from outside: how it comes to be seen (compare.ts). */
  readonly shows?: Consequence;
  /** Equal for differences that tell the same, whatever the names in a scenario. */
  readonly signature: string;
  /** Found where the states differed already: a consequence, or something that only shows there. */
  readonly apart: boolean;
  /** How often it was met, over all pairs of states. */
  readonly count: number;
  /** `a`: only A can do this; `b`: only B; `both`: they do different things. */
  readonly who: 'a' | 'b' | 'both';
}

export interface Product {
  readonly pairs: number;
  readonly transitions: number;
  readonly differences: readonly BehaviourDifference[];
  /** The limit stopped it: not everything was compared. */
  readonly complete: boolean;
}

const keyOf = (event: KlpEvent): string => (event.type === 'write' ? `write ${event.file}` : event.type);

/** What makes two differences at the same kind of event different. */
function contentOf(
  what: BehaviourDifference['what'],
  { a, b }: Facts,
  x: Reached | undefined,
  y: Reached | undefined,
  names: Names,
): readonly string[] {
  if (what === 'possible' || x === undefined || y === undefined) return [];
  // Two results say what differs; the lines that go with them vary with the state.
  if (x.errno !== y.errno) return [String(x.errno), String(y.errno)];
  // Of states, which facts differ: in how many objects, and by which values, varies with the state too.
  if (what === 'state' || what === 'sysfs') {
    const kinds = [...a, ...b].map((fact) =>
      names(factName(fact))
        .replace(/ \/ \S+/, ' / OBJECT')
        .replace(/\b(MODULE|vmlinux)\b(?=[:/])/, 'OBJECT'),
    );
    return [...new Set(kinds)].sort();
  }
  return [...a.map(names), '|', ...b.map(names)];
}

interface Pair extends Place {
  readonly parent: number;
  readonly event: KlpEvent | undefined;
  /** The two states differ, or some before them did. */
  readonly apart: boolean;
}

/** A difference met at event `number` of a pair. */
interface Noted {
  readonly at: number;
  readonly number: number;
  readonly what: BehaviourDifference['what'];
  readonly who: BehaviourDifference['who'];
  readonly facts: Facts;
  readonly files: Facts | undefined;
  readonly x: Reached | undefined;
  readonly y: Reached | undefined;
}

export interface ProductOptions {
  /** The largest number of pairs of states. */
  readonly limit: number;
  /** How many pairs of differing states are followed beyond that. */
  readonly beyond: number;
  /** Both systems were made by the same code: equal charts mean equal steps. */
  readonly sameCode?: boolean;
  /** Facts that only one of them has by its nature, and that are not compared. */
  readonly except?: ReadonlySet<string>;
}

/**
 * Explores two systems over the same events, breadth first in pairs of states. Each way in which they differ – by event,
 * kind and content, names aside – is kept once, with a shortest trace. Where the states differ the branch stops, since
 * what follows is a consequence; where only texts or the sysfs tree differ it goes on.
 *
 * Some rules only show in states that differ already (what a write to a disabled patch does, when one kernel keeps it and
 * the other does not). So when all is done, up to `beyond` pairs of differing states are followed; what differs there
 * in its result is marked `apart`.
 *
 * @param names names of the scenario, which do not make two differences different
 */
export function product(
  one: SystemModel,
  other: SystemModel,
  names: Names,
  options: ProductOptions,
): Product {
  return new Exploration(one, other, names, options).run();
}

class Exploration {
  readonly #a: Runner;
  readonly #b: Runner;
  readonly #places: Pairs;
  readonly #changed: ReturnType<typeof changedRules>;
  readonly #names: Names;
  readonly #options: ProductOptions;
  readonly #found = new Map<string, { difference: BehaviourDifference; count: number }>();
  readonly #seen = new Set<string>();
  readonly #pairs: Pair[] = [];
  /** Places in `#pairs`: those of equal states, and those of differing ones, which come later. */
  readonly #queue: number[] = [];
  readonly #later: number[] = [];
  #transitions = 0;

  constructor(one: SystemModel, other: SystemModel, names: Names, options: ProductOptions) {
    const { sameCode = false, except } = options;
    this.#a = new Runner(one, undefined, except);
    this.#b = new Runner(other, sameCode && sameCharts(one, other) ? this.#a : undefined, except);
    this.#places = new Pairs(this.#a, this.#b);
    this.#changed = changedRules(one, other);
    this.#names = names;
    this.#options = options;
  }

  run(): Product {
    const { limit, beyond } = this.#options;
    const start = this.#places.initial;
    const differs = [start.difference.core, start.difference.sysfs].find((facts) => facts.a.length > 0);
    if (differs !== undefined) return startsApart(differs);
    this.#visit(start, -1, undefined, false);
    let complete = true;
    for (const at of this.#queue) {
      if (this.#queue.length > limit) {
        complete = false;
        break;
      }
      this.#expand(at);
    }
    const [pairs, transitions] = [this.#queue.length, this.#transitions];
    // What is found on the way is appended, and followed as well.
    if (complete && beyond > 0) for (const at of this.#later) this.#expand(at);
    const differences = [...this.#found.values()].map(({ difference, count }) => ({ ...difference, count }));
    return { pairs, transitions, differences, complete };
  }

  #visit(place: Place, parent: number, event: KlpEvent | undefined, apart: boolean): void {
    if (this.#seen.has(place.key) || (apart && this.#later.length >= this.#options.beyond)) return;
    this.#seen.add(place.key);
    (apart ? this.#later : this.#queue).push(this.#pairs.length);
    this.#pairs.push({ ...place, parent, event, apart });
  }

  #trace(at: number, last: KlpEvent): readonly KlpEvent[] {
    const events = [last];
    for (let pair = this.#pairs[at]; pair?.event !== undefined; pair = this.#pairs[pair.parent]) {
      events.push(pair.event);
    }
    return events.reverse();
  }

  #expand(at: number): void {
    const pair = this.#pairs[at];
    if (pair === undefined) return;
    const [fromA, fromB] = [this.#a.steps(pair.a), this.#b.steps(pair.b)];
    for (const number of this.#a.model.events.keys()) {
      const [x, y] = [fromA.get(number), fromB.get(number)];
      if (x === undefined && y === undefined) continue;
      this.#transitions++;
      this.#step(at, pair, number, x, y);
    }
  }

  #step(at: number, pair: Pair, number: number, x: Reached | undefined, y: Reached | undefined): void {
    const note = (
      what: BehaviourDifference['what'],
      who: BehaviourDifference['who'],
      facts: Facts,
      files?: Facts,
    ): void => this.#note({ at, number, what, who, facts, files, x, y });
    if (x === undefined || y === undefined) {
      const able = (x ?? y)?.observations ?? [];
      const does = able.length === 0 ? ['possible'] : able;
      const not = ['impossible'];
      if (x === undefined) note('possible', 'b', { a: not, b: does });
      else note('possible', 'a', { a: does, b: not });
      return;
    }
    if (x.fault !== undefined || y.fault !== undefined) {
      const said = (side: Reached): readonly string[] =>
        side.fault === undefined ? side.observations : [side.fault];
      // Where states differ already, that one is wrong there is a consequence.
      if (x.fault !== y.fault && !pair.apart) note('fault', 'both', { a: said(x), b: said(y) });
      return;
    }
    const after = this.#places.after(x, y);
    const apart = isApart(after);
    const { core } = after.difference;
    // A tree that differed before the event already is no news.
    const files = news(after.difference.sysfs, pair.difference.sysfs);
    if (pair.apart ? x.errno !== y.errno : x.observations.join('\n') !== y.observations.join('\n')) {
      note('observations', 'both', onlyIn(x.observations, y.observations));
    } else if (!pair.apart && apart) note('state', 'both', core, files);
    else if (!pair.apart && files.a.length > 0) note('sysfs', 'both', files);
    this.#visit(after, at, this.#a.model.events[number]?.event, pair.apart || apart);
  }

  #note(noted: Noted): void {
    const { at, number, what, who, facts, files, x, y } = noted;
    const pair = this.#pairs[at];
    const event = this.#a.model.events[number]?.event;
    if (pair === undefined || event === undefined) return;
    const content = contentOf(what, facts, x, y, this.#names);
    const signature = [keyOf(event), what, who, ...content].join('\n');
    const known = this.#found.get(signature);
    if (known !== undefined) {
      known.count++;
      return;
    }
    const { words: rule, changed } = ruleOf(
      this.#a.walk(pair.a, number),
      this.#b.walk(pair.b, number),
      this.#changed,
      this.#names,
    );
    const difference: BehaviourDifference = {
      trace: this.#trace(at, event),
      event,
      what,
      rule,
      changed,
      ...facts,
      ...(files === undefined || files.a.length === 0 ? {} : { files }),
      signature,
      apart: pair.apart,
      count: 0,
      who,
    };
    this.#found.set(signature, { difference, count: 1 });
  }
}

const startsApart = (facts: Facts): Product => ({
  pairs: 1,
  transitions: 0,
  complete: true,
  differences: [
    {
      trace: [],
      event: { type: 'retry' },
      what: 'start',
      rule: 'the initial state',
      changed: true,
      ...facts,
      signature: 'start',
      apart: false,
      count: 1,
      who: 'both',
    },
  ],
});
