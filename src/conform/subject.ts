import type { KlpEvent, Observation, View } from '../../spec/vocabulary.ts';

/** A system under test: a scenario's modules, patches and tasks on the engine. */
export interface Subject {
  /** Whether the environment can bring the event about now (the table in spec/vocabulary.ts). */
  readonly possible: (event: KlpEvent) => boolean;
  /** Does it; only when it is possible. */
  readonly apply: (event: KlpEvent) => readonly Observation[];
  readonly view: () => View;
  /** All that the engine remembers and that can matter later, as text: equal for equal states. */
  readonly key: () => string;
  /** Remembers the state; the answer puts it back, any number of times. */
  readonly snapshot: () => () => void;
}
