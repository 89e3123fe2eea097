import type { Effect } from '../../spec/effects.ts';
import { funcIdAt, positionOf, symbolOf } from '../../spec/func-id.ts';
import { relocation } from '../../spec/mistakes.ts';
import { callbackLine } from '../../spec/printed.ts';
import { replaceSets } from '../../spec/replace-set.ts';
import type { CallbackSpec, FuncSpec, PatchSpec, Scenario } from '../../spec/scenario-types.ts';
import { type FuncId, type TaskName, VMLINUX } from '../../spec/vocabulary.ts';
import type { ModuleContext } from '../engine/context.ts';
import type {
  Callback,
  CodeDesc,
  FunctionDesc,
  ModuleDesc,
  ObjectDesc,
  RelocationDesc,
} from '../engine/description.ts';
import { print } from '../engine/log.ts';
import type { TaskDesc } from '../engine/task.ts';
import type { ViewScope } from '../engine/view.ts';
import { readDuringCallback } from './as-read.ts';
import type { Data } from './data.ts';
import { mistakenModule, mistakenTable } from './mistaken.ts';
import { paramDescs } from './params.ts';
import { objectOf } from './possible.ts';

/** What a scenario's author would compile: modules, patches and tasks as the engine loads them. */
export interface Compiled {
  /** Functions of vmlinux. */
  readonly vmlinux: readonly FunctionDesc[];
  readonly patch: (name: string) => ModuleDesc;
  /** A target module whose init returns `init`. */
  readonly module: (name: string, init: number) => ModuleDesc;
  readonly task: (name: TaskName) => TaskDesc;
  readonly scope: ViewScope;
  /** Sites whose functions are there, as far as their objects are. */
  readonly callable: readonly FuncId[];
}

export function compileModules(scenario: Scenario, data: Data): Compiled {
  const patched = unique(
    scenario.patches.flatMap((p) => p.objects.flatMap((o) => o.funcs.map((f) => f.func))),
  );
  const related = scenario.patches.flatMap((p) => p.objects.flatMap((o) => o.relocations ?? []));
  const called = unique([
    ...patched,
    ...related.map((r) => r.func),
    ...scenario.tasks.flatMap((t) => [...t.calls, ...t.inside]),
  ]);
  const sets = replaceSets(scenario.patches);
  const patches = new Map(
    scenario.patches.map((p, i) => [
      p.name,
      mistakenModule(p, patchModule(scenario.id, p, sets[i] ?? 0, data)),
    ]),
  );
  const own = (object: string): readonly FunctionDesc[] => {
    const specs = scenario.modules.find((m) => m.name === object)?.functions ?? [];
    const mentioned = unique([...specs.map((f) => f.func), ...called.filter((f) => objectOf(f) === object)]);
    const plain = unique(mentioned.map(symbolOf)).flatMap((name) =>
      positions(mentioned, name).map((position) => ({
        name,
        run: () => 'original',
        ...printing(specs.find((f) => f.func === funcIdAt(object, name, position))?.prints),
      })),
    );
    return scenario.patches.reduce<readonly FunctionDesc[]>(
      (functions, patch) => mistakenTable(patch, object, functions),
      plain,
    );
  };
  const missing = scenario.patches
    .filter((p) => p.mistake === 'symbol missing' || p.mistake === 'symbol position beyond the last')
    .map((p) => p.objects[0]?.funcs[0]?.func);
  return {
    callable: patched.filter((func) => !missing.includes(func)),
    vmlinux: own(VMLINUX),
    patch: (name) => known(patches.get(name), name),
    module: (name, init) => {
      const spec = known(
        scenario.modules.find((m) => m.name === name),
        name,
      );
      const functions = own(name);
      const { init: hello, exit: bye } = spec;
      return {
        name,
        ...(spec.params === undefined ? {} : { params: paramDescs(spec.params) }),
        ...(functions.length === 0 ? {} : { functions }),
        ...(hello === undefined && init === 0 ? {} : { init: initCode(hello, init) }),
        ...(bye === undefined ? {} : { exit: (ctx: ModuleContext) => ctx.print(bye) }),
      };
    },
    task: (name) => {
      const spec = known(
        scenario.tasks.find((t) => t.name === name),
        name,
      );
      return {
        name,
        ...(spec.kind === 'idle' ? { pid: 0 } : {}),
        kind: spec.kind,
        reliable: spec.reliable,
        offline: spec.offline ?? false,
        interruptible: spec.sleeps === 'interruptible',
        running: spec.running,
        inside: spec.inside,
      };
    },
    scope: {
      patches: scenario.patches.map((p) => ({ name: p.name, objects: p.objects.map((o) => o.name) })),
      modules: scenario.modules.map((m) => m.name),
      tasks: scenario.tasks.map((t) => t.name),
      sites: patched,
    },
  };
}

/** Its late relocations, a section per object. */
const relocationsOf = (spec: PatchSpec): readonly RelocationDesc[] =>
  spec.objects.flatMap(({ name, relocations = [] }) =>
    relocations.map(({ func, sympos }) => ({
      section: relocation.section(name),
      symbol: relocation.symbol(name, symbolOf(func), sympos),
    })),
  );

const patchModule = (
  scenario: string,
  spec: PatchSpec,
  replaceSet: number,
  data: Data,
  relocations = relocationsOf(spec),
): ModuleDesc => ({
  name: spec.name,
  params: paramDescs(spec.params),
  ...(spec.exit === undefined ? {} : { exit: exitCode(spec.exit, data) }),
  patch: {
    replace: spec.replace,
    immediate: spec.immediate ?? false,
    replaceSet,
    ...(relocations.length === 0 ? {} : { relocations }),
    ...(spec.states.length === 0 ? {} : { states: spec.states }),
    objects: [
      ...spec.objects.map((object) => ({
        name: object.name === VMLINUX ? null : object.name,
        funcs: object.funcs.map((f) => newFunction(f, spec.name)),
        callbacks: Object.fromEntries(
          Object.entries(object.callbacks).map(([name, callback]) => [
            name,
            callbackCode(scenario, callback, data),
          ]),
        ),
      })),
      endOfList,
    ],
  },
});

/** As an array of klp_object ends in C: `{ }`. */
const endOfList: ObjectDesc = { name: null };

/** The init of a target module. */
const initCode =
  (hello: string | undefined, returns: number) =>
  (ctx: ModuleContext): number => {
    if (hello !== undefined) ctx.print(hello);
    return returns;
  };

const newFunction = (spec: FuncSpec, patch: string) => ({
  oldName: symbolOf(spec.func),
  newFunc: { name: spec.newFunc, run: () => ({ patch }), ...printing(spec.prints) },
  sympos: spec.sympos,
});

/** A callback: prints its line, then refuses, or has its effects. */
const callbackCode =
  (scenario: string, spec: CallbackSpec, data: Data): Callback =>
  ({ ctx, patch, callback, object, moduleState }) => {
    if (moduleState !== null) readDuringCallback(scenario, ctx.kernel, object, moduleState);
    print(ctx.kernel, 'info', callbackLine(patch, callback, object, moduleState));
    const returns = typeof spec.returns === 'number' ? spec.returns : ctx.param(spec.returns.param);
    const result = returns !== 0 ? returns : data.run(ctx, spec.effects ?? [], { object, callback });
    // The other three have no result: what stands there is nobody's to look at.
    return callback === 'pre_patch' ? result : VOID;
  };

const VOID = -1;

const exitCode =
  (effects: readonly Effect[], data: Data) =>
  (ctx: ModuleContext): void => {
    data.run(ctx, effects, { object: null, callback: 'exit' });
    // Whoever writes an exit before 5.1 unregisters in it; without one the engine does.
    if (ctx.kernel.profile.api === 'register') ctx.unregisterPatch();
  };

/** Code that prints when it is entered and left. */
function printing(
  texts: { readonly enter?: string; readonly leave?: string } | undefined,
): Pick<CodeDesc, 'enter' | 'leave'> {
  const printer =
    (text: string): NonNullable<CodeDesc['enter']> =>
    (ctx) =>
      ctx.print(text);
  return {
    ...(texts?.enter === undefined ? {} : { enter: printer(texts.enter) }),
    ...(texts?.leave === undefined ? {} : { leave: printer(texts.leave) }),
  };
}

/** As many functions of that name as the last one that is mentioned says. */
const positions = (mentioned: readonly FuncId[], name: string): readonly number[] => {
  const own = mentioned.filter((f) => symbolOf(f) === name).map(positionOf);
  return Array.from({ length: Math.max(...own) }, (_, i) => i + 1);
};

const unique = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];

function known<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`the scenario has no ${name}`);
  return value;
}
