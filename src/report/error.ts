/** Mistakes in what was given, for a person and for a program; those of a machine with the run that shows them. */
import { describeError, type KlpError } from '../../spec/error.ts';
import { MachineFault } from '../check/machine-fault.ts';
import type { Paint } from './paint.ts';
import { storyOf, storyText } from './story.ts';

export function errorText(error: KlpError, paint: Paint): string {
  const text = describeError(error);
  if (!(error instanceof MachineFault)) return text;
  return [text, 'It happens with the last of these events:', ...storyText(storyOf(error.trace), paint)].join(
    '\n',
  );
}

export const errorJson = (error: KlpError) => {
  const { code, message, file, line, column, why, hint } = error;
  const story = error instanceof MachineFault ? { story: storyOf(error.trace) } : {};
  return { code, message, file, line, column, why, hint, ...story };
};
