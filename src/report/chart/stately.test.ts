import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test, vi } from 'vitest';
import {
  type AnyMachineSnapshot,
  type AnyStateMachine,
  and,
  createMachine,
  initialTransition,
  not,
  or,
  transition,
} from 'xstate';
import { root } from '../../testgen/shipped.ts';
import { catalogue } from './catalogue.ts';
import { isRecord, plainConfig, plainGuard } from './plain.ts';
import { camel, statelyFile, withImplementations } from './stately.ts';

const folder = join(root, 'docs/machines/stately');

const isMachine = (value: unknown): value is AnyStateMachine =>
  typeof value === 'object' && value !== null && 'root' in value;

async function literalOf(name: string): Promise<AnyStateMachine> {
  const module: unknown = await import(/* @vite-ignore */ pathToFileURL(join(folder, `${name}.ts`)).href);
  const machine: unknown = Reflect.get(Object(module), camel(name));
  if (!isMachine(machine)) throw new Error(`${name}.ts exports no machine`);
  return machine;
}

/** Stately's reader of machines in code, the one inside its published command. */
const extractor: unknown = createRequire(createRequire(import.meta.url).resolve('@xstate/cli/package.json'))(
  '@xstate/machine-extractor',
);

const call = (object: unknown, method: string, ...args: readonly unknown[]): unknown => {
  const found: unknown = Reflect.get(Object(object), method);
  if (typeof found !== 'function') throw new Error(`no ${method}`);
  return Reflect.apply(found, object, args);
};

/** What Stately's reader gets out of a file, as configuration. */
function read(text: string): unknown {
  // It tells of every negative number that it leaves out.
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  const result = call(extractor, 'extractMachinesFromFile', text);
  const machines: unknown = Reflect.get(Object(result), 'machines');
  if (!Array.isArray(machines) || machines.length !== 1) throw new Error('not one machine');
  return call(machines[0], 'toConfig');
}

const list = (value: unknown): readonly unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

/** Parameters as the reader gets them: it knows no negative numbers. */
function withoutNegatives(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((v) => !(v < 0)).map(withoutNegatives);
  if (!isRecord(value)) return value;
  const kept = Object.entries(value).filter(([, v]) => !(typeof v === 'number' && v < 0));
  return Object.fromEntries(kept.map(([k, v]) => [k, withoutNegatives(v)]));
}

interface Told {
  readonly event: string;
  readonly target: unknown;
  readonly guard: unknown;
  readonly actions: readonly unknown[];
  readonly description: unknown;
}

const paramsOf = (x: Readonly<Record<string, unknown>>): unknown => withoutNegatives(x.params ?? {});

/** A name alone, a name with parameters, and both as the reader gives them: the same. */
function told(x: unknown): unknown {
  if (typeof x === 'string') return { type: x, params: {} };
  if (!isRecord(x)) return x;
  if (x.kind === 'inline') throw new Error(`opaque code: ${JSON.stringify(x)}`);
  const inner = isRecord(x.action) ? x.action : x;
  return inner.type === 'xstate.raise'
    ? { type: inner.type, event: inner.event }
    : { type: inner.type, params: paramsOf(inner) };
}

const guardOf = (t: Readonly<Record<string, unknown>>): unknown =>
  t.cond === undefined && t.guard === undefined ? undefined : told(t.cond ?? t.guard);

/** Every state with its transitions, by path. */
function flat(config: unknown, path = ''): Record<string, readonly Told[]> {
  if (!isRecord(config)) return {};
  const on = isRecord(config.on) ? Object.entries(config.on) : [];
  const own = on.flatMap(([event, ts]) =>
    list(ts).flatMap((t): Told[] =>
      isRecord(t)
        ? [
            {
              event,
              target: t.target,
              guard: guardOf(t),
              actions: list(t.actions).map(told),
              description: t.description,
            },
          ]
        : [],
    ),
  );
  const states = isRecord(config.states) ? Object.entries(config.states) : [];
  return Object.assign(
    { [`${path}/ ${config.initial ?? config.type ?? ''}`]: own },
    ...states.map(([key, state]) => flat(state, `${path}/${key}`)),
  );
}

describe.each(catalogue.map((e) => [e.name, e] as const))('%s', (name, { machine, purpose }) => {
  const original = machine();
  const config = plainConfig(original);

  test('the written file is what the machine says, and so is the JSON', async () => {
    expect(plainConfig(await literalOf(name))).toEqual(config);
    expect(JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'))).toEqual(config);
  });

  test('Stately’s reader gets every state, transition, guard, action, raised event and description', () => {
    const file = readFileSync(join(folder, `${name}.ts`), 'utf8');
    const expected = flat(config);
    expect(flat(read(file))).toEqual(expected);
    expect(Object.values(expected).flat().length).toBeGreaterThan(2);
  });

  test('only raise() is called in it, and nothing is computed', () => {
    const text = statelyFile(original, name, purpose).replace(/^\/\*\*.*\*\/$/m, '');
    const withoutStrings = text.replaceAll(/'(?:[^'\\]|\\.)*'/g, "''");
    const calls = [...withoutStrings.matchAll(/([\w.]+)\(/g)].map((m) => m[1]);
    expect(calls.filter((c) => c !== 'raise')).toEqual(['createMachine']);
    expect(withoutStrings).not.toMatch(/=>|`|\.\.\.|\[[a-z]\w*\]:/);
  });

  test('with the same implementations it behaves like the machine', async () => {
    const twin = withImplementations(await literalOf(name), original);
    const seen = new Set<string>();
    const keyOf = (s: AnyMachineSnapshot): string => JSON.stringify([s.value, s.context]);
    const queue: [AnyMachineSnapshot, AnyMachineSnapshot][] = [
      [initialTransition(original)[0], initialTransition(twin)[0]],
    ];
    let steps = 0;
    for (const [mine, its] of queue) {
      for (const type of original.events) {
        if (steps++ > 6000) return;
        const event = { type, params: [1, 1], param: 0, value: 1 };
        const [next, actions] = transition(original, mine, event);
        const [same, sameActions] = transition(twin, its, event);
        expect(keyOf(same), `${type} in ${keyOf(mine)}`).toBe(keyOf(next));
        const plain = (of: typeof actions) =>
          of.filter((a) => a.type !== 'xstate.raise').map(({ type: t, params }) => ({ type: t, params }));
        expect(plain(sameActions)).toEqual(plain(actions));
        const key = keyOf(next);
        if (seen.has(key) || seen.size > 150) continue;
        seen.add(key);
        queue.push([next, same]);
      }
    }
    expect(seen.size).toBeGreaterThan(1);
  });
});

describe('joined guards', () => {
  test('get names that read as they are meant', () => {
    expect(plainGuard(and(['a', not('b')])).type).toBe('a and not b');
    expect(plainGuard(not(or(['a', { type: 'b', params: { x: 1 } }]))).type).toBe('not (a or b)');
    expect(plainGuard(and(['a', { type: 'b', params: { x: 1 } }]))).toEqual({
      type: 'a and b',
      params: { and: ['a', { type: 'b', params: { x: 1 } }] },
    });
  });

  test('are judged by their parts', () => {
    const original = createMachine({}, { guards: { yes: () => true, no: () => false } });
    for (const [guard, allowed] of [
      [plainGuard(and(['yes', 'no'])), false],
      [plainGuard(or(['yes', 'no'])), true],
      [plainGuard(and(['yes', not('no')])), true],
      [plainGuard(not(or(['no', 'yes']))), false],
    ] as const) {
      const { type, params } = guard;
      const literal = withImplementations(
        createMachine({
          initial: 'a',
          states: { a: { on: { go: { guard: { type, params }, target: 'b' } } }, b: {} },
        }),
        original,
      );
      const [next] = transition(literal, initialTransition(literal)[0], { type: 'go' });
      expect(next.value, type).toBe(allowed ? 'b' : 'a');
    }
  });
});

test('Stately’s reader takes a raise in an object for opaque code, which is why files call raise()', () => {
  const file = (action: string) => `createMachine({ on: { a: { actions: [${action}] } } });`;
  expect(read(file("raise({ type: 'b' })"))).toEqual({
    on: { a: { actions: { kind: 'builtin', action: { type: 'xstate.raise', event: { type: 'b' } } } } },
  });
  expect(JSON.stringify(read(file("{ type: 'xstate.raise', event: { type: 'b' } }")))).toContain(
    '"kind":"inline"',
  );
});
