import type { Code, KernelState } from '../engine/state.ts';

/**
 * All of the engine's state that can matter later, as text; equal for equal states whatever way led there. Left out: the
 * log and the clock, process numbers, and, where the scenario does not count failed attempts, their count.
 */
export function fingerprint(s: KernelState, signals: boolean): string {
  const patches = s.patches.map((p) => [
    p.listed ? '' : p.name,
    p.name,
    [p.replace, p.enabled, p.forced, p.listed, p.inTransition, p.freeing, p.inSysfs].map(Number),
    p.objects.map((o) => [
      o.name,
      [o.dynamic, o.loaded, o.patched, o.postUnpatchEnabled].map(Number),
      o.funcs.map((f) => [f.name, f.sympos, f.nop, f.site, f.sized, code(f.code)]),
    ]),
  ]);
  return JSON.stringify([
    [s.tainted, s.ftraceEnabled, s.transition, s.target, s.everForced, s.prevStateWarned],
    signals && s.transition !== null ? attempts(s.signals) : 0,
    // Only the order of the listed patches means something.
    patches.sort(byFirst),
    sorted(s.modules, (m) => [
      m.state,
      Math.min(1, m.references),
      [...m.relocated].sort(),
      m.params,
      sorted(new Map([...m.vars].filter(([, v]) => v !== null)), (v) => v),
    ]),
    sorted(s.tasks, (t) => [
      t.patchState,
      t.pending,
      t.running,
      t.frames.map((f) => [f.func, f.version, code(f.code)]),
    ]),
    sorted(s.sites, (site) => [
      site.handler,
      site.stack.map((f) => [f.patch, f.nop, f.version, code(f.code)]),
    ]),
    [...s.kprobes].sort(),
    [...s.debug].sort(),
    callbackPhases(s),
    s.shadows.map((v) => `${String(v.obj)}#${v.id} ${String(v.data)}`).sort(),
  ]);
}

/** From the 16th on the count only matters modulo the 15 between two signals; the line is printed on the first. */
const attempts = (count: number): number => (count <= 30 ? count : 16 + ((count - 16) % 15));

/** Of objects that View shows; one that was never prepared and one that is clean again are the same. */
const callbackPhases = (s: KernelState): readonly string[] =>
  s.patches.flatMap((p) =>
    p.objects
      .filter((o) => !o.dynamic)
      .map((o) => `${p.name} ${o.name} ${s.ledger.get(p.name)?.get(o.name) ?? 'clean'}`),
  );

const code = (c: Code | null): string => (c === null ? '' : `${c.owner}:${c.desc.name}`);

const byFirst = (a: readonly unknown[], b: readonly unknown[]): number =>
  String(a[0]) < String(b[0]) ? -1 : String(a[0]) > String(b[0]) ? 1 : 0;

const sorted = <T>(map: ReadonlyMap<string, T>, of: (value: T) => unknown): readonly unknown[] =>
  [...map].map(([name, value]) => [name, of(value)] as const).sort(byFirst);
