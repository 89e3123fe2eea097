import { expect, test } from 'vitest';
import type { TaskSpec } from '../spec/scenario-types.ts';
import type { KlpEvent, Version } from '../spec/vocabulary.ts';
import { drive } from './testing/drive.ts';
import { disable, enter, load, of, retry, taskOf, twoPatches, withEvents } from './testing/fixtures.ts';

const f = 'vmlinux:f';
const alone = (task: Partial<TaskSpec>, replace = false) => {
  const scenario = twoPatches(replace);
  return drive({ ...scenario, tasks: [taskOf('t1', [f, 'vmlinux:g'], task)] });
};
/** Which version a call runs; the task is outside again afterwards. */
const runs = (d: ReturnType<typeof drive>, func: `${string}:${string}` = f): Version | undefined => {
  const [seen] = d.step(enter('t1', func));
  d.step(of('t1', 'leave'));
  return seen?.kind === 'ran' ? seen.version : undefined;
};

test('§2.3: a task off the CPU and outside of the old function moves at the first attempt', () => {
  const { step, view } = alone({ running: false });
  step(load('A'));
  expect(view().transition).toBe(null);
});

test('§2.3: a running task is not checked by others; it moves when it leaves the kernel', () => {
  const { step, view } = alone({});
  step(load('A'));
  step(retry);
  expect(view().tasks.t1).toMatchObject({ state: 0, pending: true });
  step(of('t1', 'exitKernel'));
  expect(view().tasks.t1).toMatchObject({ state: 1, pending: false });
  expect(view().transition).not.toBe(null);
  step(retry);
  expect(view().tasks.t1).toMatchObject({ state: -1, pending: false });
});

test('§2.3: a task that sleeps in the function to be replaced holds the transition up', () => {
  const { step, view } = alone({ running: false, inside: [f] });
  step(load('A'));
  step(retry);
  expect(view().tasks.t1?.pending).toBe(true);
});

test('§2.3: without a reliable stack only leaving the kernel helps', () => {
  const { step, view } = alone({ running: false, reliable: false });
  step(load('A'));
  step(retry);
  expect(view().tasks.t1?.pending).toBe(true);
  step(of('t1', 'wake'));
  step(of('t1', 'resched'));
  expect(view().tasks.t1?.pending).toBe(true);
  step(of('t1', 'exitKernel'));
  expect(view().tasks.t1?.pending).toBe(false);
});

test('§2.3: a running kthread moves in cond_resched, by a stack check of itself', () => {
  const { step, view, possible } = alone({ kind: 'kthread', inside: [f] });
  step(load('A'));
  step(of('t1', 'resched'));
  expect(view().tasks.t1?.pending).toBe(true);
  step(of('t1', 'leave'));
  step(of('t1', 'resched'));
  expect(view().tasks.t1?.pending).toBe(false);
  expect(possible(of('t1', 'resched'))).toBe(false);
});

test('§2.3: when unpatching, the new function itself must be left', () => {
  const { step, view } = alone({ running: false });
  step(load('A'));
  for (const event of [of('t1', 'wake'), enter('t1', f), of('t1', 'sleep'), disable('A')]) step(event);
  expect(view().tasks.t1).toMatchObject({ state: 1, pending: true });
});

test('§2.3: when the second patch comes, the first one’s version is the old one', () => {
  const { step, view } = alone({ running: false });
  step(load('A'));
  for (const event of [of('t1', 'wake'), enter('t1', f), of('t1', 'sleep'), load('B')]) step(event);
  expect(view().tasks.t1?.frames).toEqual([{ func: f, version: { patch: 'A' } }]);
  expect(view().tasks.t1?.pending).toBe(true);
});

test('§2.7: in transition an unpatched task runs the version below, a patched one the newest', () => {
  const d = alone({});
  expect(runs(d)).toBe('original');
  d.step(load('A'));
  expect(runs(d)).toBe('original');
  d.step(of('t1', 'exitKernel'));
  expect(runs(d)).toEqual({ patch: 'A' });
  d.step(retry);
  d.step(load('B'));
  expect(runs(d)).toEqual({ patch: 'A' });
  d.step(of('t1', 'exitKernel'));
  expect(runs(d)).toEqual({ patch: 'B' });
});

test('§2.7: a nop runs the original', () => {
  const d = alone({ running: false }, true);
  for (const event of [load('A'), of('t1', 'wake'), load('B')]) d.step(event);
  expect(runs(d, 'vmlinux:g')).toEqual({ patch: 'A' });
  d.step(of('t1', 'exitKernel'));
  expect(runs(d, 'vmlinux:g')).toBe('original');
});

test('§2.7: disabling a patch that lies under a newer one changes nothing there', () => {
  const d = alone({ running: false });
  for (const event of [load('A'), load('B'), of('t1', 'wake'), disable('A')]) d.step(event);
  expect(runs(d)).toEqual({ patch: 'B' });
});

test('§2.3: the fake signal comes with the 15th failed retry and wakes whom a signal can wake', () => {
  const scenario = { ...twoPatches(false), signals: true };
  const task = (sleeps: TaskSpec['sleeps']) =>
    drive({ ...scenario, tasks: [taskOf('t1', [f], { running: false, inside: [f], sleeps })] });
  const { step, log, view } = task('interruptible');
  step(load('A'));
  for (let i = 1; i < 15; i++) expect(log(retry)).toEqual([]);
  expect(view().tasks.t1?.running).toBe(false);
  expect(log(retry)).toEqual(['livepatch: signaling remaining tasks']);
  expect(view().tasks.t1?.running).toBe(true);
  step(of('t1', 'sleep'));
  for (let i = 16; i < 30; i++) expect(log(retry)).toEqual([]);
  expect(view().tasks.t1?.running).toBe(false);
  expect(log(retry)).toEqual([]);
  expect(view().tasks.t1?.running).toBe(true);

  const deaf = task('uninterruptible');
  deaf.step(load('A'));
  for (let i = 1; i <= 15; i++) deaf.step(retry);
  expect(deaf.view().tasks.t1?.running).toBe(false);
});

test('§2.5: after a reversal the count starts again, so it is announced with the 16th', () => {
  const d = drive({
    ...twoPatches(false, 2),
    signals: true,
    tasks: [taskOf('t1', [f], { running: false, inside: [f] }), taskOf('t2', [f])],
  });
  d.step(load('A'));
  d.step(of('t2', 'exitKernel'));
  d.step(disable('A'));
  for (let i = 1; i < 16; i++) expect(d.log(retry)).toEqual([]);
  expect(d.log(retry)).toEqual(['livepatch: signaling remaining tasks']);
});

test('§1: a child inherits patch_state and pending, and only the child that does not exist', () => {
  const fork: KlpEvent = { type: 'fork', task: 't1', child: 't2' };
  const scenario = { ...twoPatches(false), tasks: [taskOf('t1', [f]), taskOf('t2', [f], { alive: false })] };
  const d = drive(withEvents(scenario, fork, of('t2', 'exit'), of('t2', 'exitKernel')));
  d.step(load('A'));
  d.step(fork);
  expect(d.view().tasks.t2).toEqual({ alive: true, state: 0, pending: true, running: true, frames: [] });
  expect(d.possible(fork)).toBe(false);
  d.step(of('t2', 'exit'));
  d.step(of('t1', 'exitKernel'));
  d.step(fork);
  expect(d.view().tasks.t2).toMatchObject({ state: 1, pending: false });
});
