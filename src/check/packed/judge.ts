/** The properties of a question, pending and ended states, told of packed states and steps while a search finds them. */
import type { Compiled } from '../../compile/compile.ts';
import { IntList } from '../int-list.ts';
import { type CheckedProperty, type PropertyResult, resultOf, type Violation } from '../properties.ts';
import { StepClasses } from './classes.ts';
import { type Ask, Memory, type Shown } from './memory.ts';
import type { PackedStates } from './states.ts';

/** An answer's bits: the property holds; it had a chance to fail. Of pending and ended states: they are. */
const holds = 1;
const witness = 2;

export interface Asked<Look, Event extends object, Step> extends Shown<Look, Event, Step> {
  readonly properties: readonly CheckedProperty<Look, Step>[];
  readonly pending?: ((look: Look) => boolean) | undefined;
  readonly ends?: ((look: Look) => boolean) | undefined;
}

const askOf =
  <Seen>(rule: {
    readonly holds: (seen: Seen) => boolean;
    readonly witness: (seen: Seen) => boolean;
  }): Ask<Seen> =>
  (seen) =>
    (rule.holds(seen) ? holds : 0) | (rule.witness(seen) ? witness : 0);

export class Judge<Look, Event extends object, Step> {
  private readonly states: PackedStates;
  private readonly properties: readonly CheckedProperty<Look, Step>[];
  private readonly memory: Memory<Look, Event, Step>;
  private readonly classes: StepClasses<Look, Event, Step>;
  private readonly stateAsks: readonly Ask<Look>[];
  private readonly stepAsks: readonly Ask<Step>[];
  /** The property that each question is about. */
  private readonly stateProperties: readonly number[];
  private readonly stepProperties: readonly number[];
  private readonly pendingAsk: number;
  private readonly endsAsk: number;
  private readonly witnesses: number[];
  private readonly violations: (Violation | undefined)[];
  readonly pending = new IntList();
  readonly ended = new Set<number>();

  constructor(compiled: Compiled, states: PackedStates, asked: Asked<Look, Event, Step>) {
    const { properties, pending, ends } = asked;
    this.states = states;
    this.properties = properties;
    const stateAsks: Ask<Look>[] = [];
    const stepAsks: Ask<Step>[] = [];
    const stateProperties: number[] = [];
    const stepProperties: number[] = [];
    for (const [i, property] of properties.entries()) {
      if (property.kind === 'invariant') {
        stateAsks.push(askOf(property));
        stateProperties.push(i);
      } else {
        stepAsks.push(askOf(property));
        stepProperties.push(i);
      }
    }
    const flag = (test: ((look: Look) => boolean) | undefined): number =>
      test === undefined ? -1 : stateAsks.push((look) => (test(look) ? 1 : 0)) - 1;
    this.pendingAsk = flag(pending);
    this.endsAsk = flag(ends);
    this.stateAsks = stateAsks;
    this.stepAsks = stepAsks;
    this.stateProperties = stateProperties;
    this.stepProperties = stepProperties;
    this.memory = new Memory(compiled, asked, stateAsks, stepAsks);
    this.classes = new StepClasses(this.memory, compiled.words, stepAsks);
    this.witnesses = properties.map(() => 0);
    this.violations = properties.map(() => undefined);
  }

  get violated(): boolean {
    return this.violations.some((v) => v !== undefined);
  }

  get looksAtSteps(): boolean {
    return this.stepAsks.length > 0;
  }

  /** Bytes for what is remembered, how many different classes of steps there were, how often a property was run. */
  get cost(): {
    readonly bytes: number;
    readonly classes: number;
    readonly runs: number;
  } {
    return {
      bytes: this.memory.trees.bytes + this.classes.bytes,
      classes: this.classes.count,
      runs: this.memory.runs,
    };
  }

  /** A new state. */
  state(number: number): void {
    const { log, words } = this.states;
    const { memory } = this;
    if (this.stateAsks.length > 0) memory.setState(log, number * words);
    for (let ask = 0; ask < this.stateAsks.length; ask++) {
      const answer = memory.state(ask);
      if (ask === this.pendingAsk) {
        if (answer !== 0) this.pending.push(number);
      } else if (ask === this.endsAsk) {
        if (answer !== 0) this.ended.add(number);
      } else {
        const property = this.stateProperties[ask] ?? 0;
        if ((answer & witness) !== 0) this.witnesses[property] = (this.witnesses[property] ?? 0) + 1;
        if ((answer & holds) === 0) this.violate(property, answer, { state: number });
      }
    }
  }

  /** The state whose steps come next. */
  from(number: number): void {
    const { log, words } = this.states;
    if (this.stepAsks.length > 0) this.memory.setBefore(log, number * words);
  }

  /** A step between two states that were found. */
  step(from: number, event: number, trace: number, to: number): void {
    const { log, words } = this.states;
    this.classes.judge(log, from * words, to * words, event, trace, (ask, answer) => {
      if ((answer & holds) === 0) this.violate(this.stepProperties[ask] ?? 0, answer, { state: from, event });
    });
  }

  /** A step that XState itself took. */
  interpreted(step: Step, from: number, event: number): void {
    for (const [ask, askStep] of this.stepAsks.entries()) {
      const answer = askStep(step);
      const property = this.stepProperties[ask] ?? 0;
      if ((answer & witness) !== 0) this.witnesses[property] = (this.witnesses[property] ?? 0) + 1;
      if ((answer & holds) === 0) this.violate(property, answer, { state: from, event });
    }
  }

  private violate(property: number, answer: number, violation: Violation): void {
    if (this.violations[property] !== undefined) return;
    this.violations[property] = violation;
    // A violation is a witness too: the property did have its chance to fail.
    if ((answer & witness) === 0) this.witnesses[property] = (this.witnesses[property] ?? 0) + 1;
  }

  /** @param complete every reachable state and step was seen */
  results(complete: boolean): readonly PropertyResult[] {
    const witnesses = [...this.witnesses];
    this.classes.forEach((ask, answer, times) => {
      if ((answer & witness) === 0) return;
      const property = this.stepProperties[ask] ?? 0;
      witnesses[property] = (witnesses[property] ?? 0) + times;
    });
    return this.properties.map((property, i) =>
      resultOf(property, witnesses[i] ?? 0, this.violations[i], complete),
    );
  }
}
