/**
 * Traces in the Informal Trace Format (apalache-mc.org, ADR 015), which trace viewers read: one record per state, the
 * event that led there among its variables. What JSON cannot say is said in ITF's way: options are `{ tag, value }`.
 */
import { KlpError } from '../../spec/error.ts';
import { eventName, parseEvent } from '../../spec/event-name.ts';
import type { KlpEvent, Observation, Version, View } from '../../spec/vocabulary.ts';
import type { Trace } from '../check/trace.ts';
import { observationText } from '../testgen/outcome.ts';

export interface TraceOrigin {
  /** The scenario's file. */
  readonly file: string;
  readonly kernel: string;
  /** What the trace shows. */
  readonly description: string;
}

const version = 1;
const none = { tag: 'None', value: { '#tup': [] } };
const some = (value: unknown) => ({ tag: 'Some', value });
const map = <T>(record: Readonly<Record<string, T>>, to: (value: T) => unknown) => ({
  '#map': Object.entries(record).map(([key, value]) => [key, to(value)]),
});
const same = (value: unknown): unknown => value;
const versionText = (v: Version): string => (v === 'original' ? 'original' : v.patch);

const viewRecord = (view: View) => ({
  transition: view.transition === null ? none : some({ ...view.transition }),
  list: view.list,
  patches: map(view.patches, (p) => ({
    ...p,
    params: map(p.params, same),
    objects: map(p.objects, (o) => ({ ...o })),
  })),
  modules: map(view.modules, same),
  tasks: map(view.tasks, (t) => ({
    ...t,
    frames: t.frames.map((f) => ({ func: f.func, version: versionText(f.version) })),
  })),
  sites: map(view.sites, (s) => ({ handler: s.handler, stack: s.stack.map((e) => ({ ...e })) })),
  sysfs: map(view.sysfs, same),
  tainted: view.tainted,
  ftraceEnabled: view.ftraceEnabled,
  ...(view.data === undefined
    ? {}
    : {
        states: map(view.data.states, (s) => ({
          version: s.version,
          pointers: map(s.pointers, (p) => (p === null ? none : some(p))),
          spaces: map(s.spaces, same),
        })),
        shadows: map(view.data.shadows, same),
      }),
});

/** The trace as ITF; JSON.stringify makes a file of it. */
export function itfOf({ start, steps }: Trace, origin: TraceOrigin) {
  const state = (index: number, event: string, observations: readonly Observation[], view: View) => ({
    '#meta': { index },
    event,
    observations: observations.map(observationText),
    ...viewRecord(view),
  });
  const states = [
    state(0, '', [], start),
    ...steps.map((s, i) => state(i + 1, eventName(s.event), s.observations, s.after)),
  ];
  const [first] = states;
  return {
    '#meta': {
      format: 'ITF',
      'format-description': 'https://apalache-mc.org/docs/adr/015adr-trace.html',
      source: origin.file,
      description: origin.description,
      klp: { version, kernel: origin.kernel },
    },
    vars: Object.keys(first ?? {}).filter((key) => key !== '#meta'),
    states,
  };
}

/** A trace that was read back: what was done, and what each event showed. */
export interface ReadTrace {
  readonly file: string;
  readonly kernel: string;
  readonly steps: readonly { readonly event: KlpEvent; readonly observations: readonly string[] }[];
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Reads a trace that itfOf made.
 * @param file its name, for errors
 * @throws KlpError KLP2301 (no JSON, or not such a trace), KLP1100, KLP1101 (an event that is none)
 */
export function readItf(text: string, file: string): ReadTrace {
  const wrong = (why: string): KlpError =>
    new KlpError('KLP2301', 'this is not a trace of klp', {
      file,
      why,
      hint: 'klp export <scenario> --as itf writes one',
    });
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    throw wrong(error instanceof Error ? error.message : String(error));
  }
  const meta = isRecord(data) ? data['#meta'] : undefined;
  if (!isRecord(data) || !isRecord(meta) || !isRecord(meta.klp)) throw wrong('it has no #meta of klp');
  if (meta.klp.version !== version) throw wrong(`its version is ${String(meta.klp.version)}, not ${version}`);
  const { states } = data;
  if (!Array.isArray(states) || typeof meta.source !== 'string' || typeof meta.klp.kernel !== 'string') {
    throw wrong('its states, source or kernel are missing');
  }
  const steps = states.slice(1).map((state: unknown, i) => {
    if (!isRecord(state) || typeof state.event !== 'string' || !Array.isArray(state.observations)) {
      throw wrong(`state ${i + 1} has no event or no observations`);
    }
    return { event: parseEvent(state.event), observations: state.observations.map(String) };
  });
  return { file: meta.source, kernel: meta.klp.kernel, steps };
}
