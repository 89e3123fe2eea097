import { describe, expect, test } from 'vitest';
import { setup } from 'xstate';
import { catalogue } from './catalogue.ts';
import { chartOf, statesOf } from './chart.ts';
import { type Box, type Edge, layoutOf, type Point } from './layout.ts';
import { metric } from './lines.ts';
import { svg } from './svg.ts';

const inside = (a: Box, b: Box): boolean =>
  a.x >= b.x && a.y >= b.y && a.x + a.width <= b.x + b.width && a.y + a.height <= b.y + b.height;

const apart = (a: Box, b: Box): boolean =>
  a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;

const place = ({ x, y, width, height }: Edge) => ({ x, y, width, height });

/** On the border, or within a pixel of it. */
const touches = (p: Point, b: Box): boolean =>
  Math.min(Math.abs(p.x - b.x), Math.abs(p.x - b.x - b.width)) <= 1 ||
  Math.min(Math.abs(p.y - b.y), Math.abs(p.y - b.y - b.height)) <= 1;

describe.each(catalogue.map((e) => [e.name, e.machine] as const))('%s', (_, machine) => {
  const chart = chartOf(machine());

  test('stands in order: every state in its parent, apart from its siblings, arrows from box to box', async () => {
    const layout = await layoutOf(chart);
    const boxes = new Map(layout.boxes.map((b) => [b.state.id, b]));
    const boxOf = (id: string): Box => {
      const box = boxes.get(id);
      if (box === undefined) throw new Error(`${id} is not drawn`);
      return box;
    };
    const wrong: string[] = [];
    for (const state of statesOf(chart)) {
      const parent = boxOf(state.id);
      const children = state.states.map((s) => boxOf(s.id));
      for (const [i, child] of children.entries()) {
        if (!inside(child, parent)) wrong.push(`${child.state.id} leaves ${state.id}`);
        for (const other of children.slice(i + 1)) {
          if (!apart(child, other)) wrong.push(`${child.state.id} lies on ${other.state.id}`);
        }
      }
    }
    for (const box of layout.boxes) {
      const longest = Math.max(...box.lines.map((l) => l.text.length));
      if (longest * metric.char > box.width) wrong.push(`the text of ${box.state.id} leaves its box`);
    }
    for (const edge of layout.edges) {
      const [first, last] = [edge.points[0], edge.points.at(-1)];
      if (first === undefined || last === undefined) {
        wrong.push(`${edge.from} → ${edge.to} has no line`);
        continue;
      }
      if (!edge.initial && !touches(first, boxOf(edge.from))) wrong.push(`${edge.from} → is off`);
      if (!touches(last, boxOf(edge.to))) wrong.push(`→ ${edge.to} is off`);
      if (edge.x < 0 || edge.x + edge.width > layout.width || edge.y + edge.height > layout.height)
        wrong.push(`the label of ${edge.from} → ${edge.to} leaves the picture`);
      for (const box of layout.boxes) {
        if (edge.lines.length > 0 && box.state.states.length === 0 && !apart({ ...box, ...place(edge) }, box))
          wrong.push(`the label of ${edge.from} → ${edge.to} lies on ${box.state.id}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('every transition is written somewhere', async () => {
    const layout = await layoutOf(chart);
    const tips = new Set([...layout.boxes, ...layout.edges].flatMap((x) => x.lines.map((l) => l.tip)));
    const descriptions = statesOf(chart).flatMap((s) => s.transitions.map((t) => t.description ?? ''));
    expect(descriptions.filter((d) => ![...tips].some((tip) => tip.includes(d)))).toEqual([]);
    for (const state of statesOf(chart)) {
      const initial = layout.edges.filter((e) => e.initial && e.to === state.initial);
      expect(initial).toHaveLength(state.initial === undefined ? 0 : 1);
    }
  });
});

const lamp = setup({}).createMachine({
  id: 'lamp <&>',
  initial: 'off',
  states: {
    off: { on: { press: { target: 'on', description: 'a "finger" & <more>' } } },
    on: { on: { press: 'off' } },
    broken: { type: 'final' },
  },
});

describe('any machine of XState', () => {
  test('regions between which a transition leads are drawn together', async () => {
    const crossing = setup({}).createMachine({
      id: 'two',
      type: 'parallel',
      states: {
        a: { initial: 'x', states: { x: { on: { go: '#y' } } } },
        b: { initial: 'w', states: { w: {}, y: { id: 'y' } } },
      },
    });
    const { edges } = await layoutOf(chartOf(crossing));
    expect(edges.filter((e) => !e.initial).map((e) => [e.from, e.to])).toEqual([['two.a.x', 'y']]);
  });

  test('history, final, always, after, done, entry and exit are told in its own words', async () => {
    const timed = setup({ actions: { ring: () => {}, hush: () => {} } }).createMachine({
      id: 'timed',
      initial: 'a',
      states: {
        a: { entry: 'ring', exit: 'hush', after: { 500: 'b' } },
        b: { initial: 'c', onDone: 'a', states: { c: { always: 'd' }, d: { type: 'final' } } },
        h: { type: 'history' },
      },
    });
    const { boxes, edges } = await layoutOf(chartOf(timed));
    const linesOf = (id: string) => boxes.find((b) => b.state.id === id)?.lines.map((l) => l.text.trim());
    expect(linesOf('timed.a')).toEqual(['a', '·\u00a0entry', '/ ring', '·\u00a0exit', '/ hush']);
    expect(linesOf('timed.h')).toEqual(['h «history»']);
    expect(edges.flatMap((e) => e.lines.map((l) => l.text)).sort()).toEqual(['after 500', 'always', 'done']);
  });
});

test('names and descriptions cannot break out of the picture', async () => {
  const text = await svg(lamp);
  expect(text).toContain('lamp &lt;&amp;&gt;');
  expect(text).toContain('a &quot;finger&quot; &amp; &lt;more&gt;');
  expect(text).not.toContain('<more>');
});

test('visited states are coloured and counted, others greyed; without visits nothing is', async () => {
  const text = await svg(lamp, { visited: new Map([['lamp <&>.off', 17]]) });
  const looks = [...text.matchAll(/<rect class="(box[^"]*)"/g)].map((m) => m[1]?.split(' ').at(-1));
  expect(looks.sort()).toEqual(['box', 'seen', 'unseen', 'unseen']);
  expect(text).toContain('>17</text>');
  expect(await svg(lamp)).not.toMatch(/class="[^"]*(un)?seen/);
});

test('the same machine gives the same picture', async () => {
  expect(await svg(lamp)).toBe(await svg(lamp));
});
