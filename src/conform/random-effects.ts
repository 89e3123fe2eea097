import fc from 'fast-check';

const states = ['allocate', 'set', 'restore', 'share', 'takeOver', 'free'] as const;
const shadows = fc.oneof(
  fc.record({ allocShadow: fc.constantFrom('d#1', 'e#1') }),
  fc.record({ getOrAllocShadow: fc.constantFrom('d#1', 'e#1') }),
  fc.record({ freeShadow: fc.constantFrom('d#1', 'e#1') }),
  fc.constant({ freeShadows: 1 }),
);
const conditions = fc.constantFrom(undefined, undefined, 'previous 1', 'no previous 1', 'previous 2');

/** Effects of a callback, in the scenario file's form (spec/effects.ts); those on states only with an id of the patch's own. */
const effects = (state: number | undefined, fails: boolean) => {
  const kinds: fc.Arbitrary<Readonly<Record<string, string | number>>>[] = [
    shadows,
    fc.constant({ prints: 'did something' }),
  ];
  if (state !== undefined) {
    const of = fc.constantFrom(...states).map((kind) => ({ [kind]: state }));
    kinds.push(of, of, of);
  }
  if (fails) kinds.push(fc.constant({ fail: -12 }));
  const effect = fc.oneof(...kinds);
  return fc.array(
    fc.record({ effect, when: conditions }).map((e) => ({ ...e.effect, ...(e.when && { when: e.when }) })),
    { maxLength: 3 },
  );
};

/** What a patch's callbacks and its exit do; most patches do nothing, as most have no state. */
export const randomEffects = (state: number | undefined) =>
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.constant({ pre_patch: [], post_patch: [], pre_unpatch: [], post_unpatch: [], exit: [] }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        pre_patch: effects(state, true),
        post_patch: effects(state, false),
        pre_unpatch: effects(state, false),
        post_unpatch: effects(state, false),
        exit: fc.array(shadows, { maxLength: 1 }),
      }),
    },
  );
