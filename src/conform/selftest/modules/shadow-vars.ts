/** A module that tries the shadow variables' functions out as it is loaded: test_klp_shadow_vars. */
import { errno } from '../../../../spec/errno.ts';
import type { ModuleContext } from '../../../engine/context.ts';
import type { ModuleDesc } from '../../../engine/description.ts';
import type { Constructor } from '../../../engine/shadow.ts';
import type { ShadowVariable } from '../../../engine/state.ts';
import type { Naming } from './naming.ts';

const charId = 0x1234;
const intId = 0x1235;
const hex = (id: number): string => `0x${id.toString(16)}`;
const allocation = 'size=8, gfp_flags=GFP_KERNEL';

/** A place in memory; only its identity matters. */
interface Address {
  readonly at: string;
}

/** The functions under test, each saying what it was called with and what came out; pointers by running numbers. */
class Trial {
  readonly #ctx: ModuleContext;
  readonly #naming: Naming;
  readonly #pointers = new Map<unknown, number>([[undefined, 0]]);
  readonly #constructorAddress: Address = { at: 'constructor' };
  readonly #destructorAddress: Address = { at: 'destructor' };

  constructor(ctx: ModuleContext, naming: Naming) {
    this.#ctx = ctx;
    this.#naming = naming;
  }

  pointer(to: unknown): string {
    const known = this.#pointers.get(to);
    const number = known ?? this.#pointers.size;
    if (known === undefined) this.#pointers.set(to, number);
    return `PTR${number}`;
  }

  #print(text: string): void {
    this.#ctx.print(text);
  }

  #constructorFor(data: Address): Constructor {
    return (_obj, shadow) => {
      shadow.data = data;
      this.#print(`${this.#naming('shadow_ctor')}: ${this.pointer(shadow)} -> ${this.pointer(data)}`);
      return 0;
    };
  }

  get(obj: Address, id: number): ShadowVariable | undefined {
    const shadow = this.#ctx.shadowGet(obj, id);
    const call = `klp_${this.#naming('shadow_get')}(obj=${this.pointer(obj)}, id=${hex(id)})`;
    this.#print(`${call} = ${this.pointer(shadow)}`);
    return shadow;
  }

  alloc(how: 'alloc' | 'get_or_alloc', obj: Address, id: number, data: Address): ShadowVariable | undefined {
    const construct = this.#constructorFor(data);
    const shadow =
      how === 'alloc'
        ? this.#ctx.shadowAlloc(obj, id, undefined, construct)
        : this.#ctx.shadowGetOrAlloc(obj, id, undefined, construct);
    const call = `klp_${this.#naming(`shadow_${how}`)}(obj=${this.pointer(obj)}, id=${hex(id)}, ${allocation})`;
    const ctor = `ctor=${this.pointer(this.#constructorAddress)}, ctor_data=${this.pointer(data)}`;
    this.#print(`${call}, ${ctor} = ${this.pointer(shadow)}`);
    return shadow;
  }

  free(obj: Address, id: number): void {
    this.#ctx.shadowFree(obj, id, (owner, shadow) =>
      this.#print(
        `${this.#naming('shadow_dtor')}(obj=${this.pointer(owner)}, shadow_data=${this.pointer(shadow)})`,
      ),
    );
    const dtor = this.pointer(this.#destructorAddress);
    this.#print(`klp_${this.#naming('shadow_free')}(obj=${this.pointer(obj)}, id=${hex(id)}, dtor=${dtor})`);
  }

  freeAll(id: number): void {
    this.#ctx.shadowFreeAll(id);
    this.#print(`klp_${this.#naming('shadow_free_all')}(id=${hex(id)}, dtor=${this.pointer(undefined)})`);
  }

  expectNone(shadow: ShadowVariable | undefined): void {
    if (shadow === undefined) this.#print('  got expected NULL result');
  }

  /** @returns whether something was found at all */
  expect(found: ShadowVariable | undefined, shadow: ShadowVariable, data: Address): boolean {
    if (found === shadow && shadow.data === data)
      this.#print(`  got expected ${this.pointer(shadow)} -> ${this.pointer(data)} result`);
    return found !== undefined;
  }
}

/** One object with the two variables in its shadow. */
interface Subject {
  readonly obj: Address;
  readonly chars: Address;
  readonly ints: Address;
  readonly charShadow: ShadowVariable;
  readonly intShadow: ShadowVariable;
}

function run(ctx: ModuleContext, naming: Naming): number {
  const trial = new Trial(ctx, naming);
  const objects: Address[] = [0, 1, 2].map((i) => ({ at: `object ${i}` }));
  const subjects: Subject[] = [];
  const [first] = objects;
  if (first === undefined) return errno('EINVAL');

  trial.expectNone(trial.get(first, charId));
  for (const [i, obj] of objects.entries()) {
    const chars: Address = { at: `char ${i}` };
    const ints: Address = { at: `int ${i}` };
    trial.pointer(chars);
    const charShadow = trial.alloc(i % 2 === 1 ? 'alloc' : 'get_or_alloc', obj, charId, chars);
    trial.pointer(ints);
    const intShadow = trial.alloc('alloc', obj, intId, ints);
    if (charShadow === undefined || intShadow === undefined) return errno('ENOMEM');
    subjects.push({ obj, chars, ints, charShadow, intShadow });
  }
  // Each is found again; get_or_alloc finds rather than makes.
  for (const s of subjects) {
    if (!trial.expect(trial.get(s.obj, charId), s.charShadow, s.chars)) return errno('EINVAL');
    if (!trial.expect(trial.get(s.obj, intId), s.intShadow, s.ints)) return errno('EINVAL');
  }
  for (const s of subjects) {
    const again = trial.alloc('get_or_alloc', s.obj, charId, s.chars);
    if (!trial.expect(again, s.charShadow, s.chars)) return errno('EINVAL');
  }
  // One by one, then all of an id at once.
  for (const s of subjects) {
    trial.free(s.obj, charId);
    trial.expectNone(trial.get(s.obj, charId));
  }
  for (const s of subjects)
    if (!trial.expect(trial.get(s.obj, intId), s.intShadow, s.ints)) return errno('EINVAL');
  trial.freeAll(intId);
  for (const s of subjects) trial.expectNone(trial.get(s.obj, intId));
  return 0;
}

export const shadowVars = (naming: Naming): ModuleDesc => ({
  name: naming('test_klp_shadow_vars'),
  init: (ctx) => {
    const result = run(ctx, naming);
    if (result !== 0) for (const id of [charId, intId]) ctx.shadowFreeAll(id);
    return result;
  },
});
