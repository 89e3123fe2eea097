/**
 * One measured run in a process of its own: `ours.ts search|lean|graph|idle T P [defect]`; prints one line of JSON. CPU
 * time counts from the machine's source to the result – building the machine, compiling it, searching it, all threads –
 * and not what comes before: starting Node, loading modules.
 */
import type { StateValue } from 'xstate';
import { getAdjacencyMap } from 'xstate/graph';
import { compile } from '../../src/compile/compile.ts';
import { type Invariant, search } from '../../src/compile/search.ts';
import { peerEvents, peerMachine, range } from './machine.ts';

/** The invariants of M(T,P): `inside` and `current` of the model's description. */
export function peerInvariants(tasks: number, patches: number): readonly Invariant[] {
  const topmost = (m: (value: StateValue) => boolean, p: number): boolean =>
    m({ [`p${p}`]: 'enabled' }) && !(p < patches && m({ [`p${p + 1}`]: 'enabled' }));
  return range(tasks).flatMap((i): Invariant[] => [
    ...range(patches).map((p) => ({
      name: `a task inside a patch's function keeps the patch: t${i} p${p}`,
      holds: ({ matches }: { matches(value: StateValue): boolean }) =>
        !matches({ [`t${i}`]: { loc: `in${p}` } }) ||
        (!matches({ [`p${p}`]: 'unloaded' }) && !matches({ [`p${p}`]: 'disabled' })),
    })),
    {
      name: `without transition a task runs what is current: t${i}`,
      holds: ({ context, matches }) => {
        if (Reflect.get(context, 'trans') !== 0 || matches({ [`t${i}`]: { loc: 'outside' } })) return true;
        const now = range(patches).find((p) => topmost(matches, p));
        return matches({ [`t${i}`]: { loc: now === undefined ? 'original' : `in${now}` } });
      },
    },
  ]);
}

const [what, t, p, defect] = process.argv.slice(2);
const tasks = Number(t);
const patches = Number(p);
// What importing left to collect, and to optimize in the background, is no part of the figures.
globalThis.gc?.();
for (let quiet = 0; quiet < 3; ) {
  const before = process.cpuUsage();
  await new Promise((done) => setTimeout(done, 100));
  const { user, system } = process.cpuUsage(before);
  quiet = user + system < 2000 ? quiet + 1 : 0;
}
const started = process.cpuUsage();
const seconds = (): number => {
  const used = process.cpuUsage(started);
  return (used.user + used.system) / 1e6;
};
const report = (figures: object): void => {
  console.log(JSON.stringify({ ...figures, cpu: seconds(), peak: process.resourceUsage().maxRSS * 1024 }));
};

if (what === 'search' || what === 'lean') {
  const compiled = compile(peerMachine(tasks, patches, defect !== undefined), {
    events: peerEvents(tasks, patches),
  });
  const compiling = seconds();
  const invariants = defect === undefined ? [] : peerInvariants(tasks, patches);
  const found = search(compiled, { invariants, parents: what === 'search' });
  const { states, transitions, verdict, bytesPerState } = found;
  report({ states, transitions, verdict, bytesPerState, compiling, steps: found.trace?.steps.length });
} else if (what === 'graph') {
  const events = [...peerEvents(tasks, patches)];
  const map = getAdjacencyMap(peerMachine(tasks, patches), { events, limit: Number.MAX_SAFE_INTEGER });
  report({ states: Object.keys(map).length });
} else if (what === 'idle') report({});
