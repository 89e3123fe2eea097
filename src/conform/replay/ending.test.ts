import { describe, expect, it } from 'vitest';
import { readProc } from './blockers.ts';
import { type Ending, ending } from './ending.ts';
import { replayOne } from './testing.ts';

const stamped = (lines: readonly string[]): readonly string[] =>
  lines.map((line, i) => `[${(100 + i * 10).toFixed(6).padStart(12)}] ${line}`);

const starting = ["livepatch: enabling patch 'p'", "livepatch: 'p': starting patching transition"];
const complete = "livepatch: 'p': patching complete";
const held = (task: string): string => `livepatch: klp_try_switch_task: ${task}`;

const endOf = async (lines: readonly string[], proc = ''): Promise<Ending> => {
  const end = ending(await replayOne(stamped(lines), { start: 'boot' }), readProc(proc));
  if (end === undefined) throw new Error('nothing about livepatch');
  return end;
};

describe('a transition that goes on', () => {
  it('since when, and for how long', async () => {
    const end = await endOf([...starting, 'usb 1-1: new device', 'usb 1-1: gone']);
    expect(end.transition).toEqual({ patch: 'p', target: 'patched' });
    expect(end.since).toEqual({ line: 2, seconds: 20 });
  });

  it('is held up by those whom the core could not move when it looked last', async () => {
    const debug = "livepatch: 'p': initializing patching transition";
    const enabling = [starting[0] ?? '', debug, starting[1] ?? ''];
    const looks = [
      ...[held('nfsd:7 is sleeping on function f'), held('swapper/1:0 is running'), held('a:8 is running')],
      ...[held('nfsd:7 is sleeping on function f'), held('a:8 has an unreliable stack')],
    ];
    const last = [held('nfsd:7 is sleeping on function f'), held('a:8 has an unreliable stack')];
    const end = await endOf([...enabling, ...looks, ...last]);
    expect(end.blockers.map(({ pid, why }) => [pid, why])).toEqual([
      [7, 'f is on its stack, and the transition replaces it'],
      [8, 'its stack cannot be unwound reliably'],
    ]);
    // A look that the end of the log cuts off tells nothing of those who would come later in it.
    const cut = await endOf([...enabling, ...looks, ...last.slice(0, 1)]);
    expect(cut.blockers.map((b) => b.pid)).toEqual([7, 8]);
    // Two idle tasks have one pid.
    const idle = [held('swapper/1:0 is running'), held('swapper/2:0 is running')];
    expect((await endOf([...enabling, ...idle])).blockers).toHaveLength(2);
  });

  it.each([
    ['/proc/7/patch_state:0', undefined],
    ['/proc/7/patch_state:1\n/proc/8/patch_state:1', 'nobody blocks: the 2 tasks'],
    ['/proc/7/patch_state:-1', 'taken when no transition was going on'],
    ['/proc/7/comm:x', 'has no patch_state'],
  ])('with a dump %j', async (proc, note) => {
    const end = await endOf(starting, proc);
    if (note === undefined) expect([end.blockers.length, end.note]).toEqual([1, undefined]);
    else expect([end.blockers, end.note]).toEqual([[], expect.stringContaining(note)]);
  });
});

it('a dump of another time than the end of the log is noticed', async () => {
  const end = await endOf([...starting, complete], '/proc/7/patch_state:0\n/proc/8/patch_state:-1');
  expect(end.transition).toBeUndefined();
  expect(end.note).toContain('1 of 2 tasks are in a transition');
});
