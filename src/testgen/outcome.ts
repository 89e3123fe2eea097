import { errnoName, errnoText } from '../../spec/errno.ts';
import type { Frame, Observation, SiteView, Version, View } from '../../spec/vocabulary.ts';

/**
 * The complete outcome of one event as text that a person can read and a test can compare: what was observed, in
 * order, then how the visible state changed.
 *
 * Two outcomes are the same iff their texts are: every field of Observation and of View is in it.
 */
export function outcome(observations: readonly Observation[], before: View, after: View): readonly string[] {
  return [...observations.map(observationText), ...changes(before, after)];
}

const version = (v: Version): string => (v === 'original' ? 'the original' : `the one of ${v.patch}`);

/** One observation as one line. */
export function observationText(o: Observation): string {
  switch (o.kind) {
    case 'log':
      return `[${o.level}] ${o.line}`;
    case 'callback': {
      const module = o.module === null ? '' : ` (${o.module})`;
      const returns = o.returns === 0 ? '' : ` returns ${errnoWord(o.returns)}`;
      return `callback ${o.callback} of ${o.patch} for ${o.object}${module}${returns}`;
    }
    case 'effect': {
      const where = o.object === null ? 'exit' : `${o.callback} for ${o.object}`;
      return `effect ${o.effect} ${o.subject} in ${where} of ${o.patch}: ${o.outcome}`;
    }
    case 'ran':
      return `${o.task} runs ${o.func}, ${version(o.version)}`;
    case 'kick':
      return `the CPU of ${o.task} is woken`;
    case 'errno':
      return o.errno === 0 ? '→ 0' : `→ ${errnoWord(o.errno)}: ${errnoText(o.errno)}`;
  }
}

const errnoWord = (value: number): string => {
  const name = errnoName(value);
  return name === undefined ? String(value) : `-${name}`;
};

/** How the visible state changed: one line per fact, in a fixed order; empty when it is the same. */
export function changes(before: View, after: View): readonly string[] {
  const a = facts(before);
  const b = facts(after);
  const lines: string[] = [];
  for (const [key, value] of a) {
    const now = b.get(key);
    if (now === undefined) lines.push(`- ${key}`);
    else if (now !== value) lines.push(`${key}: ${value} → ${now}`);
  }
  for (const [key, value] of b) {
    if (!a.has(key)) lines.push(value === '' ? `+ ${key}` : `+ ${key}: ${value}`);
  }
  return lines;
}

/** All that can be seen of a state, one line per fact. */
export const look = (view: View): readonly string[] =>
  [...facts(view)].map(([key, value]) => (value === '' ? key : `${key}: ${value}`));

/**
 * Every fact of a View under a readable name, each as text, e.g. `t1 patch_state` ↦ `0`. Two Views that hold the same
 * give equal maps, whatever the order of their records.
 */
export function facts(view: View): ReadonlyMap<string, string> {
  const out = new Map<string, string>();
  const t = view.transition;
  out.set('transition', t === null ? 'none' : `${t.patch} (to ${t.target === 1 ? 'patched' : 'unpatched'})`);
  out.set('listed', view.list.length === 0 ? 'none' : view.list.join(', '));
  for (const [name, p] of byName(view.patches)) {
    out.set(`${name} loaded`, yes(p.loaded));
    out.set(`${name} enabled`, yes(p.enabled));
    out.set(`${name} forced`, yes(p.forced));
    out.set(`${name} references`, String(p.references));
    out.set(`${name} free queued`, yes(p.freeing));
    for (const [param, value] of byName(p.params)) out.set(`${name} parameter ${param}`, value);
    for (const [object, o] of byName(p.objects)) {
      out.set(`${name} / ${object} loaded`, yes(o.loaded));
      out.set(`${name} / ${object} patched`, yes(o.patched));
      out.set(`${name} / ${object} callbacks`, o.callbacks);
    }
  }
  for (const [name, loaded] of byName(view.modules)) out.set(`module ${name} loaded`, yes(loaded));
  for (const [name, task] of byName(view.tasks)) {
    out.set(`${name} alive`, yes(task.alive));
    out.set(`${name} running`, yes(task.running));
    out.set(`${name} patch_state`, String(task.state));
    out.set(`${name} pending`, yes(task.pending));
    out.set(`${name} stack`, task.frames.length === 0 ? 'empty' : task.frames.map(frame).join(' > '));
  }
  for (const [func, s] of byName(view.sites)) {
    out.set(`func_stack ${func}`, stack(s));
    out.set(`handler ${func}`, s.handler ? 'registered' : 'none');
  }
  for (const [id, state] of byName(view.data?.states ?? {})) {
    out.set(`state ${id} version`, String(state.version));
    for (const [patch, to] of byName(state.pointers)) out.set(`state ${id} data of ${patch}`, to ?? 'null');
    for (const [patch, saved] of byName(state.spaces)) {
      out.set(`state ${id} space of ${patch}`, `saves version ${saved}`);
    }
  }
  for (const [name, patch] of byName(view.data?.shadows ?? {})) out.set(`shadow ${name}`, `made by ${patch}`);
  for (const [path, value] of byName(view.sysfs)) out.set(`/sys/kernel/livepatch/${path}`, value);
  for (const [place, line] of byName(view.debug ?? {})) out.set(`dynamic debug ${place}`, line);
  out.set('TAINT_LIVEPATCH', yes(view.tainted));
  out.set('kernel.ftrace_enabled', view.ftraceEnabled ? '1' : '0');
  return out;
}

const byName = <T>(record: Readonly<Record<string, T>>): readonly (readonly [string, T])[] =>
  Object.entries(record).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));

const yes = (value: boolean): string => (value ? 'yes' : 'no');

const frame = (f: Frame): string => `${f.func} (${f.version === 'original' ? 'original' : f.version.patch})`;

const stack = (s: SiteView): string =>
  s.stack.length === 0 ? 'empty' : s.stack.map((e) => (e.nop ? `${e.patch} (nop)` : e.patch)).join(' over ');
