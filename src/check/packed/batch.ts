/** Steps of one class, that are judged together. */

const none = new Int32Array(0);

/** Filled again for each class: whoever reads batches meets objects of one shape. */
export class Batch {
  /** Words of the states, one after the other. */
  log: Int32Array = none;
  /** The number of the state before each step; all of them lie between `least` and before `most`. */
  from: Int32Array = none;
  least = 0;
  most = 0;
  /** In `from`: the first step, and the one after the last. */
  begin = 0;
  end = 0;
  /** From `at` on: the bits that each of the steps changes, by word. */
  changes: Int32Array = none;
  at = 0;
  event = 0;
  trace = 0;
}
