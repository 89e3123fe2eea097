import { eachTask } from './each-task.ts';
import { linesOf } from './looking.ts';

/** The fake signal is gentle. */
export const wakesOnlyInterruptible = eachTask({
  id: 'wakes-only-interruptible',
  statement:
    'The fake signal – of the retry, until 5.0 of a write to the signal file – wakes only pending tasks that sleep interruptibly; nothing else of livepatch wakes anybody.',
  why: 'Code that sleeps uninterruptibly does not expect to be woken: it would go on without what it waited for.',
  source: 'semantics.md §2.3 completion attempt, §6 stragglers',
  holds: ({ step: { event }, name, before, after, scenario }) => {
    const woken = before.alive && !before.running && after.running;
    if (!woken || (event.type === 'wake' && event.task === name)) return true;
    const signals = event.type === 'retry' || (event.type === 'write' && event.file === 'signal');
    const { sleeps } = scenario.tasks.find((t) => t.name === name) ?? {};
    return signals && before.pending && sleeps === 'interruptible';
  },
  witness: ({ step, before }) =>
    linesOf(step).includes('livepatch: signaling remaining tasks') && before.alive && !before.running,
});
