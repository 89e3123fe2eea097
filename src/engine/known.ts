/**
 * What must be there, because whoever asks has made sure of it (spec/vocabulary.ts says when an event is possible).
 * @param name who or what is looked for
 * @throws Error when it is not there: an operation that cannot happen, or a defect of the engine
 */
export function known<T>(value: T | null | undefined, name: string): T {
  if (value === undefined || value === null) throw new Error(`${name} is not there`);
  return value;
}
