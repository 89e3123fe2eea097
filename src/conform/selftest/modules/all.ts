/** The modules of the kernel's livepatch selftests, and their program. */
import type { LoadableModule, Program } from '../../../shell/computer.ts';
import { callbacksBusy, callbacksDemo, callbacksDemo2, callbacksMod } from './callbacks.ts';
import type { Naming } from './naming.ts';
import { kprobe, modPatch, modTarget } from './newer.ts';
import { atomicReplace, livepatch } from './output.ts';
import { shadowVars } from './shadow-vars.ts';
import { state, state2, state3 } from './state.ts';
import { syscall } from './syscall.ts';

const asInTheSources: Naming = (name) => name;

export const testModules = (naming: Naming = asInTheSources): readonly LoadableModule[] =>
  [
    livepatch,
    atomicReplace,
    callbacksDemo,
    callbacksDemo2,
    callbacksMod,
    callbacksBusy,
    shadowVars,
    state,
    state2,
    state3,
    syscall,
    kprobe,
    modTarget,
    modPatch,
  ].map((describe) => describe(naming));

/** A C program of the suite: it calls getpid for ever. */
export const testPrograms = (naming: Naming = asInTheSources): Readonly<Record<string, Program>> => ({
  [naming('test_klp-call_getpid')]: { calls: `vmlinux:${naming('__x64_sys_getpid')}` },
});
