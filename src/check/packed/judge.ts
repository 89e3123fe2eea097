/** The properties of a question, pending and ended states, told of packed states and steps while a search finds them. */
import type { Compiled } from '../../compile/compile.ts';
import type { Found } from '../../compile/explorer.ts';
import { IntList } from '../int-list.ts';
import {
  type CheckedProperty,
  type PropertyResult,
  type Rule,
  resultOf,
  type Violation,
} from '../properties.ts';
import { Answers, holds, witness } from './answers.ts';
import { StepClasses } from './classes.ts';
import { Families } from './families.ts';
import { type Ask, Memory, type Shown } from './memory.ts';
import { Questions } from './questions.ts';
import { StateClass } from './state-class.ts';

export interface Asked<Look, Event extends object, Step> extends Shown<Look, Event, Step> {
  readonly properties: readonly CheckedProperty<Look, Step>[];
  readonly pending?: ((look: Look) => boolean) | undefined;
  readonly ends?: ((look: Look) => boolean) | undefined;
}

const answer = <Seen>(rule: Rule<Seen>, seen: Seen): number =>
  (rule.holds(seen) ? holds : 0) | (rule.witness(seen) ? witness : 0);

/** The nearest violation of a property so far, by which question it was found, and whether that had a witness there. */
interface Nearest {
  readonly violation: Violation;
  readonly ask: number;
  readonly witnessed: boolean;
}

const order = (a: Nearest, b: Nearest): number =>
  a.violation.state - b.violation.state ||
  (a.violation.event ?? -1) - (b.violation.event ?? -1) ||
  a.ask - b.ask;

export class Judge<Look, Event extends object, Step> {
  private readonly properties: readonly CheckedProperty<Look, Step>[];
  private readonly memory: Memory<Look, Event, Step>;
  private readonly answers: Answers;
  private readonly questions: Questions<Look, Event, Step>;
  private readonly classes: StepClasses<Look, Event, Step>;
  private readonly all: StateClass<Look, Event, Step>;
  /** By question: the property that it is about. Those of pending and ended states come after all of them. */
  private readonly about: readonly number[];
  private readonly rules: readonly Rule<Step>[];
  private readonly pendingAsk: number;
  private readonly endsAsk: number;
  /** Witnesses among the steps that XState itself took, by property. */
  private readonly interpretedWitnesses: number[];
  private readonly nearest: (Nearest | undefined)[];
  readonly pending = new IntList();
  readonly ended = new Set<number>();

  constructor(compiled: Compiled, asked: Asked<Look, Event, Step>) {
    const { properties, pending, ends } = asked;
    const { words } = compiled;
    this.properties = properties;
    const rules = properties.flatMap((p, property) =>
      p.kind === 'step' ? (p.rules ?? [p]).map((rule) => ({ about: undefined, ...rule, property })) : [],
    );
    const invariants = properties.flatMap((p, property) =>
      p.kind === 'invariant' ? [{ rule: p, property }] : [],
    );
    this.rules = rules;
    this.about = [...rules, ...invariants].map(({ property }) => property);
    const asks: Ask<Look, Step>[] = [
      ...rules.map(
        (rule): Ask<Look, Step> =>
          (_, step) =>
            answer(rule, step()),
      ),
      ...invariants.map(
        ({ rule }): Ask<Look, Step> =>
          (before) =>
            answer(rule, before()),
      ),
    ];
    const flag = (test: ((look: Look) => boolean) | undefined): number =>
      test === undefined ? -1 : asks.push((before) => (test(before()) ? 1 : 0)) - 1;
    this.pendingAsk = flag(pending);
    this.endsAsk = flag(ends);
    const count = this.about.length;
    this.answers = new Answers((ask, given) => ask < count !== ((given & holds) !== 0));
    this.memory = new Memory(compiled, asked, asks);
    this.questions = new Questions(this.memory, this.answers, words);
    const told = (answers: number, state: number, event: number): void => this.told(answers, state, event);
    const topics = new Map<string, number[]>();
    for (const [ask, { about }] of rules.entries()) {
      const same = topics.get(about ?? '') ?? [];
      same.push(ask);
      topics.set(about ?? '', same);
    }
    const families = new Families(this.memory, this.questions, this.answers, words, [...topics.values()]);
    this.classes = new StepClasses(this.questions, this.answers, words, families, told);
    const ofStates = asks.map((_, ask) => ask).slice(rules.length);
    this.all = new StateClass(this.questions, words, ofStates, told);
    this.interpretedWitnesses = properties.map(() => 0);
    this.nearest = properties.map(() => undefined);
  }

  /** Numbers the classes of steps (explorer.ts); `undefined`: nothing is asked of steps. */
  get classOf(): ((event: number, trace: number, ...changed: number[]) => number) | undefined {
    if (this.rules.length === 0) return undefined;
    return (event, trace, ...changed) => this.classes.of(event, trace, changed);
  }

  /** Bytes for what is remembered, how many different classes of steps there were, how often a property was run. */
  get cost(): { readonly bytes: number; readonly classes: number; readonly runs: number } {
    return {
      bytes: this.memory.trees.bytes + this.questions.bytes + this.classes.bytes,
      classes: this.classes.count,
      runs: this.memory.runs,
    };
  }

  /** States of the log that were not judged yet: the next ones, before `end`. */
  tellStates(log: Int32Array, first: number, end: number): void {
    this.all.add(first, end, log);
  }

  /** Steps between states of the log. */
  tellSteps(log: Int32Array, found: Found): void {
    this.classes.add(log, found);
  }

  /** Judges what it was told of and has not judged yet. @returns some property is violated */
  judge(log: Int32Array): boolean {
    this.all.judge(log);
    this.classes.judge(log);
    return this.nearest.some((n) => n !== undefined);
  }

  /** A step that XState itself took. */
  interpreted(step: Step, from: number, event: number): void {
    for (const [ask, rule] of this.rules.entries()) {
      const property = this.about[ask] ?? 0;
      const given = answer(rule, step);
      if ((given & witness) !== 0)
        this.interpretedWitnesses[property] = (this.interpretedWitnesses[property] ?? 0) + 1;
      if ((given & holds) === 0) this.violated(ask, given, { state: from, event });
    }
  }

  private told(answers: number, state: number, event: number): void {
    for (const { ask, given } of this.answers.toTell(answers)) {
      if (ask === this.pendingAsk) this.pending.push(state);
      else if (ask === this.endsAsk) this.ended.add(state);
      else this.violated(ask, given, event < 0 ? { state } : { state, event });
    }
  }

  private violated(ask: number, given: number, violation: Violation): void {
    const property = this.about[ask] ?? 0;
    const known = this.nearest[property];
    const found = { violation, ask, witnessed: (given & witness) !== 0 };
    if (known === undefined || order(found, known) < 0) this.nearest[property] = found;
  }

  /**
   * To be called when all is judged.
   * @param complete every reachable state and step was seen
   */
  results(complete: boolean): readonly PropertyResult[] {
    const witnesses = [...this.interpretedWitnesses];
    this.answers.forAll((ask, given, times) => {
      const property = this.about[ask];
      if (property !== undefined && (given & witness) !== 0)
        witnesses[property] = (witnesses[property] ?? 0) + times;
    });
    return this.properties.map((property, i) => {
      const nearest = this.nearest[i];
      // A violation is a witness too: the property did have its chance to fail.
      const more = nearest === undefined || nearest.witnessed ? 0 : 1;
      return resultOf(property, (witnesses[i] ?? 0) + more, nearest?.violation, complete);
    });
  }
}
