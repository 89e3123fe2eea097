/** Checks one scenario: its system machine against the properties of spec/properties. */
import type { AnyMachineSnapshot } from 'xstate';
import { type SystemModel, system } from '../../machines/system.ts';
import type { Seen } from '../../machines/view.ts';
import type { Property } from '../../spec/properties/property.ts';
import type { Scenario } from '../../spec/scenario-types.ts';
import type { KlpEvent, Step, View } from '../../spec/vocabulary.ts';
import { profileOf } from '../testgen/shipped.ts';
import { type Overall, overall } from './check.ts';
import { Coverage, type CoveredState } from './coverage.ts';
import type { Deadlock } from './deadlock.ts';
import { checkWith, compiledFor, type EngineOptions, type Made } from './engine.ts';
import type { Bound } from './explore.ts';
import { MachineFault } from './machine-fault.ts';
import { machineSystem } from './machine-system.ts';
import type { LiveState } from './packed/parts.ts';
import type { CheckedProperty, Rule, Verdict } from './properties.ts';
import { type Trace, traceOf } from './trace.ts';

export interface CheckedPropertyReport {
  readonly id: string;
  readonly statement: string;
  readonly why: string;
  readonly source: string;
  readonly verdict: Verdict;
  readonly witnesses: number;
  /** The shortest run that violates it. */
  readonly trace?: Trace;
}

/** What a check found, as plain data: it crosses threads and becomes JSON. */
export interface ScenarioReport {
  /** `spec/…/x.yaml` as it was given. */
  readonly file: string;
  readonly id: string;
  readonly title: string;
  readonly kernel: string;
  readonly verdict: Overall;
  readonly states: number;
  readonly transitions: number;
  readonly depth: number;
  readonly milliseconds: number;
  readonly made: Made;
  /** What stopped an inconclusive search. */
  readonly bound?: Bound;
  readonly properties: readonly CheckedPropertyReport[];
  readonly deadlock?: { readonly kind: Deadlock['kind']; readonly trace: Trace };
  readonly expected: Scenario['expect'];
  /** How the result differs from what the scenario expects, in words; empty: as expected. */
  readonly unexpected: readonly string[];
  /** What the search saw of the system's charts; when it was asked for. */
  readonly chart?: CoveredState;
}

export interface ScenarioCheckOptions extends EngineOptions {
  readonly properties: readonly Property[];
  /** Ids of properties asked for by name. */
  readonly requested?: readonly string[];
  /** Count what the search saw of the charts. */
  readonly coverage?: boolean;
}

/** The property with its scenario filled in. */
export function bind(property: Property, scenario: Scenario): CheckedProperty<View, Step> {
  const { id, statement, why, source } = property;
  const said = { id, statement, why, source };
  const filled = <Seen>(rule: {
    readonly holds: (seen: Seen, scenario: Scenario) => boolean;
    readonly witness: (seen: Seen, scenario: Scenario) => boolean;
  }): Rule<Seen> => ({
    holds: (seen) => rule.holds(seen, scenario),
    witness: (seen) => rule.witness(seen, scenario),
  });
  if (property.kind === 'invariant') return { kind: 'invariant', ...said, ...filled(property) };
  const rules = property.rules?.(scenario).map((rule) => ({ ...filled(rule), about: rule.about }));
  return { kind: 'step', ...said, ...filled(property), ...(rules === undefined ? {} : { rules }) };
}

/** A state of a search on packed words, as model.view shows it: each part is read when it is looked at. */
function liveView(model: SystemModel): (state: LiveState) => View {
  const shown = new WeakMap<LiveState, Seen>();
  return (state) => {
    let seen = shown.get(state);
    if (seen === undefined) {
      const { snapshot, part } = state;
      seen = {
        live: part,
        get value() {
          return snapshot.value;
        },
        get context() {
          return snapshot.context;
        },
      };
      shown.set(state, seen);
    }
    return model.view(seen);
  };
}

/** A step whose parts are computed when they are read, once. */
function lazyStep(
  model: SystemModel,
  before: () => View,
  event: () => KlpEvent,
  actions: () => Parameters<SystemModel['observations']>[0],
  after: () => View,
): Step {
  let observations: Step['observations'] | undefined;
  return {
    get event() {
      return event();
    },
    get before() {
      return before();
    },
    get after() {
      return after();
    },
    get observations() {
      observations ??= model.observations(actions());
      return observations;
    },
  };
}

/**
 * Searches all of a scenario's states.
 * @throws MachineFault KLP2002, KLP2005, KLP2101, KLP2102: the machine itself is wrong
 */
export function checkScenario(
  scenario: Scenario,
  file: string,
  options: ScenarioCheckOptions,
  model: SystemModel = system(scenario, profileOf(scenario)),
): ScenarioReport {
  const clock = options.clock ?? (() => performance.now());
  const start = clock();
  const sends = model.events.map((e) => e.send);
  const transitionSystem = machineSystem(model.machine, sends);
  const coverage = options.coverage === true ? new Coverage(model.machine) : undefined;
  const searched =
    coverage === undefined
      ? transitionSystem
      : machineSystem(model.machine, sends, undefined, (taken, reached) => coverage.take(taken, reached));
  const { result, made } = checkWith<View, KlpEvent, Step>(
    {
      system: searched,
      ...(coverage === undefined ? {} : { seen: (snapshot: AnyMachineSnapshot) => coverage.visit(snapshot) }),
      look: model.view,
      live: liveView(model),
      events: model.events.map((e) => e.event),
      step: (before, event, actions, after) => lazyStep(model, before, event, actions, after),
      properties: options.properties.map((p) => bind(p, scenario)),
      pending: (view) => view.transition !== null,
    },
    () => compiledFor(model.machine, sends, (type) => type.startsWith('observe.')),
    // What was visited and taken is counted while XState steps.
    coverage === undefined ? options : { ...options, engine: 'interpreted' },
  );
  const milliseconds = clock() - start;
  const { exploration } = result;
  const trace = (path: readonly number[]): Trace => traceOf(model, transitionSystem, path);
  // A property that was broken on the way says more than the fault that ended the search.
  const broken = result.properties.some((p) => p.verdict === 'violated');
  if (exploration.fault !== undefined && !broken) {
    throw new MachineFault(exploration.fault.error, file, trace(exploration.fault.path));
  }
  const report = {
    file,
    id: scenario.id,
    title: scenario.title,
    kernel: scenario.kernel,
    verdict: overall(result, new Set(options.requested ?? [])),
    states: exploration.states,
    transitions: exploration.transitions,
    depth: exploration.depth,
    milliseconds,
    made,
    ...(exploration.fault === undefined ? {} : { bound: 'fault' as const }),
    ...(exploration.bound === undefined ? {} : { bound: exploration.bound }),
    properties: result.properties.map(({ property, verdict, witnesses, violation }) => {
      const { id, statement, why, source } = property;
      const path =
        violation === undefined
          ? undefined
          : [
              ...exploration.path(violation.state),
              ...(violation.event === undefined ? [] : [violation.event]),
            ];
      return {
        id,
        statement,
        why,
        source,
        verdict,
        witnesses,
        ...(path === undefined ? {} : { trace: trace(path) }),
      };
    }),
    ...(result.deadlock === undefined
      ? {}
      : {
          deadlock: {
            kind: result.deadlock.kind,
            trace: trace(exploration.path(result.deadlock.state)),
          },
        }),
    expected: scenario.expect,
    ...(coverage === undefined ? {} : { chart: coverage.chart() }),
  };
  return { ...report, unexpected: differences(report) };
}

function differences(report: Omit<ScenarioReport, 'unexpected'>): readonly string[] {
  const { expected } = report;
  const found: string[] = [];
  if (report.verdict !== expected.verdict)
    found.push(`verdict ${report.verdict}, expected ${expected.verdict}`);
  const property = report.properties.find((p) => p.id === expected.property);
  if (expected.property !== undefined && property?.verdict !== expected.verdict) {
    found.push(
      `property ${expected.property} ${property?.verdict ?? 'is not checked'}, expected ${expected.verdict}`,
    );
  }
  for (const figure of ['states', 'transitions', 'depth'] as const) {
    const wanted = expected[figure];
    if (wanted !== undefined && wanted !== report[figure]) {
      found.push(`${figure} ${report[figure]}, expected ${wanted}`);
    }
  }
  return found;
}
