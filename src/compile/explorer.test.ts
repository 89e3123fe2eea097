import { afterEach, describe, expect, test, vi } from 'vitest';
import { assign, createMachine } from 'xstate';
import { int } from '../../spec/domain.ts';
import { compile } from './compile.ts';
import { Explorer, type ExplorerOptions, type Found } from './explorer.ts';
import { stopped } from './explorer-source.ts';
import { CompileError, faultCodes } from './fault.ts';

const turns = 300;
const next = (value: number): number => (value + 1) % turns;

/** Two wheels of 300 positions; the left one clicks at each turn. */
const wheels = () =>
  compile(
    createMachine({
      context: { left: 0, right: 0 },
      meta: { domains: { left: int(0, turns - 1), right: int(0, turns - 1) } },
      on: {
        LEFT: [
          {
            guard: ({ context }) => context.left === turns - 1,
            actions: [assign({ left: 0 }), { type: 'click' }],
          },
          { actions: assign({ left: ({ context }) => next(context.left) }) },
        ],
        RIGHT: { actions: assign({ right: ({ context }) => next(context.right) }) },
      },
    }),
    { events: [{ type: 'LEFT' }, { type: 'RIGHT' }], observe: ({ type }) => type === 'click' },
  );

type Compiled = ReturnType<typeof wheels>;

const explorer = (compiled: Compiled, options: Partial<ExplorerOptions> = {}): Explorer =>
  new Explorer(compiled, {
    masks: new Int32Array(compiled.words).fill(-1),
    passing: { reads: [], code: 'false' },
    classOf: undefined,
    maxBytes: 2 ** 28,
    translateFrom: Number.POSITIVE_INFINITY,
    ...options,
  });

/** Runs it to its end, slice by slice. @returns why it ended, if not because all is known */
function explore(it: Explorer, initial: Int32Array, see: (found: Found) => void = () => {}): number {
  it.find(initial, 0, 0);
  while (it.head < it.count) {
    const code = it.run(Number.POSITIVE_INFINITY, 1000);
    see(it.found);
    if (code === stopped.room) expect(it.grow()).toBe(true);
    else if (code !== stopped.slice) return code;
  }
  return stopped.slice;
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe.each([
  ['as WebAssembly', 0],
  ['translated on the way', 20_000],
  ['translated when there is no room', Number.POSITIVE_INFINITY],
  ['as JavaScript, where WebAssembly gets no memory', 0],
])('every state and step, once: %s', (how, translateFrom) => {
  test('numbers, ways, classes', () => {
    if (how.includes('no memory'))
      vi.stubGlobal('WebAssembly', {
        ...WebAssembly,
        Memory: function none() {
          throw new RangeError('could not allocate memory');
        },
      });
    const compiled = wheels();
    const classes: string[] = [];
    const it = explorer(compiled, {
      translateFrom,
      classOf: (event, trace, ...changed) => {
        const made = `${compiled.events[event]?.type} ${compiled.trace(trace).length} ${changed.join()}`;
        return classes.includes(made) ? classes.indexOf(made) : classes.push(made) - 1;
      },
    });
    const positions = (number: number): readonly [number, number] => {
      const { context } = compiled.decode(it.log, number * it.words);
      return [context.left, context.right];
    };
    let steps = 0;
    const end = explore(it, compiled.initial, (found) => {
      const first = found.from[0] ?? 0;
      // Every state has two steps, and each leads to another state.
      expect(found.edges).toBe(found.steps);
      for (let i = 0; i < found.steps; i++, steps++) {
        const from = found.from[i] ?? -1;
        const to = found.to[i] ?? -1;
        const event = steps % 2 === 0 ? 'LEFT' : 'RIGHT';
        expect(from).toBe(steps >> 1);
        if (event === 'LEFT') expect(found.firstEdges[from - first]).toBe(i);
        // Decoding all of them would take most of the time.
        if (from % 97 !== 0) continue;
        const [left, right] = positions(from);
        expect(positions(to)).toEqual(event === 'LEFT' ? [next(left), right] : [left, next(right)]);
        const clicks = event === 'LEFT' && left === turns - 1 ? 1 : 0;
        const changed = Array.from(
          { length: it.words },
          (_, i) => (it.log[from * it.words + i] ?? 0) ^ (it.log[to * it.words + i] ?? 0),
        );
        expect(classes[found.classes[i] ?? -1]).toBe(`${event} ${clicks} ${changed.join()}`);
      }
    });
    expect({ end, states: it.count, steps }).toEqual({
      end: stopped.slice,
      states: turns * turns,
      steps: 2 * turns * turns,
    });
    // A shortest way, whatever the order of its events.
    const [left, right] = positions(54_321);
    const way = it.way(54_321).map((event) => compiled.events[event]?.type);
    expect([way.filter((type) => type === 'LEFT').length, way.length]).toEqual([left, left + right]);
  });
});

describe.each([
  ['JavaScript', Number.POSITIVE_INFINITY],
  ['WebAssembly', 0],
])('what ends a search, as %s', (_, translateFrom) => {
  /** A switch that says how often it was used, and which way it is; the one does not follow from the other at `lie`. */
  const counting = (lie: number) =>
    compile(
      createMachine({
        context: { uses: 0, on: 0 },
        meta: { domains: { uses: int(0, 7), on: int(0, 1) } },
        on: {
          USE: {
            guard: ({ context }) => context.uses < 7,
            actions: assign({
              uses: ({ context }) => context.uses + 1,
              on: ({ context }) => (context.uses + (context.uses === lie ? 2 : 1)) % 2,
            }),
          },
          AGAIN: { actions: assign({ uses: 0, on: 0 }) },
          ODD: {
            guard: ({ context }) => context.uses === 5,
            actions: assign({ uses: 3, on: 1 }),
          },
        },
      }),
      { events: [{ type: 'USE' }, { type: 'AGAIN' }, { type: 'ODD' }] },
    );

  /** All bits but those of `on`. */
  const uses = (compiled: Compiled): Int32Array => {
    const masks = new Int32Array(compiled.words).fill(-1);
    const words = compiled.encode(compiled.decode(compiled.initial));
    const other = compiled.decode(compiled.initial);
    const on = compiled.encode(Object.assign(other, { context: { ...other.context, on: 1 } }));
    for (let i = 0; i < masks.length; i++) masks[i] = ~((on[i] ?? 0) ^ (words[i] ?? 0));
    return masks;
  };

  test('bits that follow from others do not tell states apart', () => {
    const compiled = counting(-1);
    const it = explorer(compiled, { masks: uses(compiled), translateFrom });
    const found: number[] = [];
    const see = ({ steps, edges }: Found) => found.push(steps, edges);
    expect(explore(it, compiled.initial, see)).toBe(stopped.slice);
    // USE of 7 states, AGAIN of 8, ODD of one; AGAIN of the first leads back to it.
    expect({ states: it.count, found }).toEqual({ states: 8, found: [16, 15] });
  });

  test('bits that should follow from others, and do not', () => {
    const compiled = counting(2);
    const it = explorer(compiled, { masks: uses(compiled), translateFrom });
    expect(explore(it, compiled.initial)).toBe(stopped.underived);
    // Three uses, and the switch says that it is off; from five uses ODD leads to three and on. All before it counts.
    expect({ head: it.head, event: it.event, steps: it.found.steps }).toEqual({
      head: 5,
      event: 2,
      steps: 12,
    });
    const liar = it.log.slice(3 * it.words, 4 * it.words);
    expect(it.find(liar, 0, 0)).toBe(3);
    const honest = liar.map((word, i) => word ^ ~(uses(compiled)[i] ?? 0));
    expect(it.find(honest, 0, 0)).toBe(-1 - 3);
  });

  test('a state to pass through', () => {
    const compiled = compile(
      createMachine({
        initial: 'still',
        states: { still: { on: { GO: 'moving' } }, moving: { tags: 'busy', on: { GO: 'still' } } },
      }),
      { events: [{ type: 'GO' }] },
    );
    const passing = compiled.tagged('busy');
    const it = explorer(compiled, { passing, translateFrom });
    expect(explore(it, compiled.initial)).toBe(stopped.passing);
    expect({ head: it.head, states: it.count, event: it.event }).toEqual({ head: 0, states: 1, event: 0 });
    const other = explorer(compiled, { passing: compiled.tagged('nobody'), translateFrom });
    expect(explore(other, compiled.initial)).toBe(stopped.slice);
    expect(other.count).toBe(2);
  });

  test('what the machine itself does wrong: the search stands at that state', () => {
    const compiled = compile(
      createMachine({
        context: { n: 0 },
        meta: { domains: { n: int(0, 3) } },
        on: { UP: { actions: assign({ n: ({ context }) => context.n + 1 }) } },
      }),
      { events: [{ type: 'UP' }] },
    );
    const it = explorer(compiled, { translateFrom });
    expect(() => explore(it, compiled.initial)).toThrow(expect.objectContaining({ code: faultCodes.domain }));
    expect({ head: it.head, states: it.count }).toEqual({ head: 3, states: 4 });
    expect(() => it.run(100, 1)).toThrow(CompileError);
  });

  test('no state is expanded once there are more than there may be', () => {
    const compiled = wheels();
    const it = explorer(compiled, { translateFrom });
    it.find(compiled.initial, 0, 0);
    expect(it.run(10, 1000)).toBe(stopped.room);
    // Six states leave 10, that is not too many; the seventh, (3, 0), has two new successors.
    expect([it.head, it.count]).toEqual([7, 12]);
  });
});

test('a memory that is full cannot grow', () => {
  const compiled = wheels();
  const it = explorer(compiled, { maxBytes: 1 });
  it.find(compiled.initial, 0, 0);
  let code: number = stopped.slice;
  while (code === stopped.slice) code = it.run(Number.POSITIVE_INFINITY, 1000);
  expect(code).toBe(stopped.room);
  expect(it.grow()).toBe(false);
});
