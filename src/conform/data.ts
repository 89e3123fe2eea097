import type { Effect, EffectCondition, StateEffect } from '../../spec/effects.ts';
import type { Scenario } from '../../spec/scenario-types.ts';
import type {
  CallbackName,
  EffectOutcome,
  ObjectName,
  PatchName,
  ShadowName,
  StateView,
  View,
} from '../../spec/vocabulary.ts';
import type { ModuleContext } from '../engine/context.ts';
import type { StateDesc } from '../engine/description.ts';
import type { Kernel } from '../engine/kernel.ts';
import { print } from '../engine/log.ts';
import type { Constructor } from '../engine/shadow.ts';

/** A space that a patch allocated for a state, with the version saved in it. */
type Spaces = ReadonlyMap<PatchName, number>;

/**
 * What the callbacks of a scenario do to system states and shadow variables (spec/effects.ts has the rules), done with
 * what the engine gives to modules: `klp_state.data` is a variable of the module, `klp_get_prev_state` and the shadow
 * variables are the engine's. Versions and spaces are the rest of the kernel's memory, kept here.
 */
export class Data {
  /** Some callback or exit has effects, so that View shows data. */
  readonly present: boolean;
  readonly #scenario: Scenario;
  #versions: ReadonlyMap<number, number> = new Map();
  #spaces: ReadonlyMap<number, Spaces> = new Map();

  constructor(scenario: Scenario) {
    this.#scenario = scenario;
    this.present = scenario.patches.some(
      (p) =>
        (p.exit?.length ?? 0) > 0 ||
        p.objects.some((o) => Object.values(o.callbacks).some((c) => (c.effects?.length ?? 0) > 0)),
    );
  }

  snapshot(): () => void {
    const versions = this.#versions;
    const spaces = this.#spaces;
    return () => {
      this.#versions = versions;
      this.#spaces = spaces;
    };
  }

  /** What was never written and what was put back are the same. */
  key(): string {
    const versions = [...this.#versions].filter(([, version]) => version !== 0);
    const spaces = [...this.#spaces].flatMap(([id, own]) =>
      [...own].map(([patch, saved]) => [id, patch, saved]),
    );
    return JSON.stringify([versions.sort(), spaces.sort()]);
  }

  view(k: Kernel): NonNullable<View['data']> {
    const states: Record<string, StateView> = {};
    for (const patch of this.#scenario.patches) {
      for (const { id } of patch.states) {
        states[id] ??= {
          version: this.#versions.get(id) ?? 0,
          pointers: Object.fromEntries(
            this.#scenario.patches
              .filter((p) => p.states.some((s) => s.id === id))
              .map((p) => [p.name, pointerOf(k, p.name, id)]),
          ),
          spaces: Object.fromEntries(this.#spaces.get(id) ?? []),
        };
      }
    }
    const shadows = Object.fromEntries(
      k.state.shadows.map((v): [ShadowName, PatchName] => [`${String(v.obj)}#${v.id}`, String(v.data)]),
    );
    return { states, shadows };
  }

  /** Pointers as the kernel prints them, with the names that the scenario gives them. */
  named(k: Kernel, line: string): string {
    if (!line.includes('<')) return line;
    const names = this.#scenario.patches.flatMap((p) =>
      [
        ...p.objects.flatMap((o) => Object.values(o.callbacks).flatMap((c) => c.effects ?? [])),
        ...(p.exit ?? []),
      ].flatMap((e) => ('shadow' in e ? [shadow(e.shadow)[0]] : [])),
    );
    return names.reduce((text, name) => {
      const pointer = k.pointer(name);
      if (!/^[0-9a-f]{16}$/.test(pointer)) throw new Error(`${name} is printed as ${pointer}`);
      return text.replace(`<${pointer}, `, `<${name}, `);
    }, line);
  }

  /** Runs effects in order. @returns what a `fail` among them makes the callback return, else 0 */
  run(
    ctx: ModuleContext,
    effects: readonly Effect[],
    where: { readonly object: ObjectName | null; readonly callback: CallbackName | 'exit' },
  ): number {
    for (const effect of effects) {
      if (!this.#holds(ctx, effect.when)) continue;
      if (effect.effect === 'fail') {
        const errno = typeof effect.errno === 'number' ? effect.errno : ctx.param(effect.errno.param);
        if (errno !== 0) return errno;
        continue;
      }
      if (effect.effect !== 'print') {
        const { subject, outcome } = this.#do(ctx, effect);
        ctx.kernel.observations.push({
          kind: 'effect',
          patch: ctx.name,
          ...where,
          effect: effect.effect,
          subject,
          outcome,
        });
      }
      if (effect.prints !== undefined) print(ctx.kernel, 'info', `${ctx.name}: ${effect.prints}`);
    }
    return 0;
  }

  #holds(ctx: ModuleContext, when: EffectCondition | undefined): boolean {
    return when === undefined || (previous(ctx, when.state) !== undefined) === when.previous;
  }

  #do(
    ctx: ModuleContext,
    effect: Exclude<Effect, { readonly effect: 'fail' | 'print' }>,
  ): { readonly subject: string; readonly outcome: EffectOutcome } {
    switch (effect.effect) {
      case 'allocShadow':
      case 'getOrAllocShadow': {
        const [obj, id] = shadow(effect.shadow);
        const before = ctx.shadowGet(obj, id);
        const { ctor = 0 } = effect;
        let constructed = false;
        // A constructor fills it in, where the kernel calls one.
        const construct: Constructor = (_, variable) => {
          constructed = true;
          variable.data = ctx.name;
          return Number(ctor);
        };
        const constructs = ctor !== 'none' && ctx.kernel.profile.shadowVariables === 'constructors';
        const allocate = effect.effect === 'allocShadow' ? 'shadowAlloc' : 'shadowGetOrAlloc';
        const given = constructs ? null : ctx.name;
        const made = ctx[allocate](obj, id, given, ctor === 'none' ? undefined : construct);
        if (made !== ctx.shadowGet(obj, id)) return { subject: effect.shadow, outcome: 'duplicate' };
        if (made === undefined) return { subject: effect.shadow, outcome: 'failed' };
        const found = made === before && !constructed;
        return { subject: effect.shadow, outcome: found ? 'found' : 'done' };
      }
      case 'freeShadow': {
        const [obj, id] = shadow(effect.shadow);
        const there = ctx.shadowGet(obj, id) !== undefined;
        const freed: unknown[] = [];
        if (effect.dtor === 'none') ctx.shadowFree(obj, id);
        else ctx.shadowFree(obj, id, (of) => freed.push(of));
        const expected = there && effect.dtor !== 'none' ? [obj] : [];
        if (String(freed) !== String(expected))
          throw new Error(`${effect.shadow}: destructor of ${String(freed)}`);
        return { subject: effect.shadow, outcome: there ? 'done' : 'absent' };
      }
      case 'freeShadows': {
        const own = ctx.kernel.state.shadows.filter((v) => v.id === effect.id).map((v) => v.obj);
        const freed: unknown[] = [];
        if (effect.dtor === 'none') ctx.shadowFreeAll(effect.id);
        else ctx.shadowFreeAll(effect.id, (of) => freed.push(of));
        const expected = effect.dtor === 'none' ? [] : own;
        if (String(freed) !== String(expected))
          throw new Error(`id ${effect.id}: destructors of ${String(freed)}`);
        return { subject: String(effect.id), outcome: own.length > 0 ? 'done' : 'absent' };
      }
      default:
        return { subject: String(effect.state), outcome: this.#onState(ctx, effect.effect, effect.state) };
    }
  }

  #onState(ctx: ModuleContext, effect: StateEffect['effect'], id: number): EffectOutcome {
    const pointer = ctx.get(variable(id));
    const mine = typeof pointer === 'string' ? pointer : null;
    const spaces = this.#spaces.get(id) ?? new Map<PatchName, number>();
    const own = ctx.getState(id)?.version ?? 0;
    switch (effect) {
      case 'allocate': {
        const lost = spaces.has(ctx.name);
        this.#save(id, new Map([...spaces, [ctx.name, 0]]));
        setPointer(ctx, id, ctx.name);
        return lost ? 'lost' : 'done';
      }
      case 'share':
      case 'takeOver': {
        const from = previous(ctx, id);
        const pointer = from === undefined ? null : pointerOf(ctx.kernel, from, id);
        if (pointer === null) return 'null';
        setPointer(ctx, id, pointer);
        if (effect === 'takeOver') this.#version(id, own);
        return 'done';
      }
      default:
        break;
    }
    if (mine === null) return 'null';
    const saved = spaces.get(mine);
    if (saved === undefined) return 'dangling';
    switch (effect) {
      case 'set':
        this.#save(id, new Map([...spaces, [mine, this.#versions.get(id) ?? 0]]));
        this.#version(id, own);
        break;
      case 'restore':
        this.#version(id, saved);
        break;
      case 'free':
        this.#save(id, new Map([...spaces].filter(([patch]) => patch !== mine)));
        setPointer(ctx, id, null);
        break;
      default:
        effect satisfies never;
    }
    return 'done';
  }

  #save(id: number, spaces: Spaces): void {
    this.#spaces = new Map([...this.#spaces, [id, spaces]]);
  }

  #version(id: number, version: number): void {
    this.#versions = new Map([...this.#versions, [id, version]]);
  }
}

const variable = (id: number): string => `klp_state ${id} data`;

const setPointer = (ctx: ModuleContext, id: number, to: PatchName | null): void => ctx.set(variable(id), to);

/** Where a patch's `klp_state.data` points; `null` also when its module is not loaded. */
function pointerOf(k: Kernel, patch: PatchName, id: number): PatchName | null {
  const pointer = k.state.modules.get(patch)?.vars.get(variable(id));
  return typeof pointer === 'string' ? pointer : null;
}

/** The patch whose state `klp_get_prev_state(id)` finds. */
function previous(ctx: ModuleContext, id: number): PatchName | undefined {
  const k = ctx.kernel;
  const state: StateDesc | undefined = ctx.getPrevState(id);
  if (state === undefined) return undefined;
  for (const [name, module] of k.state.modules) {
    if (module.desc.patch?.states?.includes(state) === true) return name;
  }
  return undefined;
}

function shadow(name: ShadowName): readonly [string, number] {
  const at = name.lastIndexOf('#');
  return [name.slice(0, at), Number(name.slice(at + 1))];
}
