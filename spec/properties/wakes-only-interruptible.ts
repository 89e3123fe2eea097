import { linesOf } from './looking.ts';
import type { StepProperty } from './property.ts';

/** The fake signal is gentle. */
export const wakesOnlyInterruptible: StepProperty = {
  kind: 'step',
  id: 'wakes-only-interruptible',
  statement:
    'The fake signal – of the retry, until 5.0 of a write to the signal file – wakes only pending tasks that sleep interruptibly; nothing else of livepatch wakes anybody.',
  why: 'Code that sleeps uninterruptibly does not expect to be woken: it would go on without what it waited for.',
  source: 'semantics.md §2.3 completion attempt, §6 stragglers',
  holds: ({ before, event, after }, scenario) =>
    scenario.tasks.every(({ name, sleeps }) => {
      const was = before.tasks[name];
      const woken = was?.alive === true && !was.running && after.tasks[name]?.running === true;
      if (!woken || (event.type === 'wake' && event.task === name)) return true;
      const signals = event.type === 'retry' || (event.type === 'write' && event.file === 'signal');
      return signals && was.pending && sleeps === 'interruptible';
    }),
  witness: (step) => linesOf(step).includes('livepatch: signaling remaining tasks'),
};
