import { expect, test } from 'vitest';
import type { KlpEvent } from '../spec/vocabulary.ts';
import { documented } from './testing/documented-logs.ts';
import { drive } from './testing/drive.ts';
import { BUSY, callbackTests, DEMO, MOD, profile, WORK } from './testing/fixtures.ts';

const load: KlpEvent = { type: 'load', patch: DEMO };
const failing: KlpEvent = { type: 'load', patch: DEMO, params: { pre_patch_ret: '-19' } };
const disable: KlpEvent = { type: 'write', patch: DEMO, file: 'enabled', value: '0' };
const unload: readonly KlpEvent[] = [
  { type: 'free', patch: DEMO },
  { type: 'unload', patch: DEMO },
];
const insmod = (module: string): KlpEvent => ({ type: 'loadModule', module });
const rmmod = (module: string): KlpEvent => ({ type: 'unloadModule', module });
const trap: KlpEvent = { type: 'setParam', patch: DEMO, param: 'pre_patch_ret', value: '-19' };
const worker = (type: 'wake' | 'leave' | 'sleep'): KlpEvent => ({ type, task: 'worker' });
const work: KlpEvent = { type: 'enter', task: 'worker', func: WORK };
const retry: KlpEvent = { type: 'retry' };

/** The steps of each documented test. The kthread of the busy module sleeps outside of it unless the story says otherwise. */
const stories: Readonly<Record<number, readonly KlpEvent[]>> = {
  1: [insmod(MOD), load, disable, rmmod(MOD), ...unload],
  2: [load, insmod(MOD), disable, ...unload, rmmod(MOD)],
  3: [insmod(MOD), load, rmmod(MOD), disable, ...unload],
  4: [load, insmod(MOD), rmmod(MOD), disable, ...unload],
  5: [load, disable, ...unload],
  6: [insmod(MOD), failing, rmmod(MOD)],
  7: [load, trap, insmod(MOD), disable, ...unload],
  8: [
    insmod(BUSY),
    worker('wake'),
    work,
    worker('leave'),
    worker('sleep'),
    load,
    insmod(MOD),
    rmmod(MOD),
    disable,
    ...unload,
    rmmod(BUSY),
  ],
  9: [
    insmod(BUSY),
    worker('wake'),
    work,
    worker('sleep'),
    load,
    insmod(MOD),
    rmmod(MOD),
    disable,
    retry,
    ...unload,
    worker('wake'),
    worker('leave'),
    rmmod(BUSY),
  ],
};

// The document was written for the kernels up to 5.0, which had other words when an enable was cancelled.
const asDocumented = { ...profile, cancelLine: 'canceling transition' } as const;

for (const [number, steps] of Object.entries(stories)) {
  test(`documented callback test ${number}: the machine logs exactly these lines`, () => {
    const { log } = drive(callbackTests(number === '9' ? 30 : 0), asDocumented);
    expect(log(...steps)).toEqual(documented[Number(number)]);
  });
}
