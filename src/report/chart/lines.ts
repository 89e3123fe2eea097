/** What is written in a drawing: lines in boxes and at edges. */
import type { ChartState, ChartTransition } from './chart.ts';
import { fullText, labelOf, wrap } from './label.ts';

/** One line of text in a box or at an edge; all lines are set in one fixed-width font. */
export interface Line {
  readonly text: string;
  readonly style: 'title' | 'event' | 'guard' | 'action' | 'note';
  /** Shown when pointed at; it belongs to all lines with the same text. */
  readonly tip: string;
}

/** Pixels. */
export const metric = { line: 15, char: 6.65, titleChar: 8.1, padding: 9, title: 22, start: 12 } as const;

const across = 46;

/** Of lines under each other, in pixels. */
export const widthOf = (lines: readonly Line[]): number =>
  Math.max(0, ...lines.map((l) => l.text.length * (l.style === 'title' ? metric.titleChar : metric.char)));

/** Of lines under each other, in pixels. */
export const heightOf = (lines: readonly Line[]): number =>
  lines.reduce((sum, l) => sum + (l.style === 'title' ? metric.title : metric.line), 0);

/** Transitions that differ in nothing but their event are told together. */
export function together(transitions: readonly ChartTransition[]): readonly ChartTransition[] {
  const found = new Map<string, ChartTransition>();
  for (const t of transitions) {
    const key = JSON.stringify([t.guard, t.actions, t.targets, t.description]);
    const same = found.get(key);
    found.set(key, same === undefined ? t : { ...same, event: `${same.event}, ${t.event}` });
  }
  return [...found.values()];
}

/** A transition's event, guard and actions, under each other. */
export const linesOf = (t: ChartTransition, prefix: string): readonly Line[] => {
  const { event, guard, actions } = labelOf(t);
  const tip = fullText(t);
  const indent = prefix === '' ? '' : '  ';
  return [
    ...wrap(`${prefix}${event}`, across, 4).map((text): Line => ({ text, style: 'event', tip })),
    ...wrap(guard, across, 3).map((text): Line => ({ text: indent + text, style: 'guard', tip })),
    ...wrap(actions, across, 3).map((text): Line => ({ text: indent + text, style: 'action', tip })),
  ];
};

/** It does not leave the state, or enters it anew. */
export const stays = (state: ChartState, t: ChartTransition): boolean =>
  t.targets.length === 0 || (t.targets.length === 1 && t.targets[0] === state.id);

/** What is written in the box: its name, then what it does without leaving. */
export function boxLines(state: ChartState): readonly Line[] {
  const marks = [...(state.kind === 'history' ? ['history'] : []), ...state.tags];
  const note = marks.length === 0 ? '' : ` «${marks.join(', ')}»`;
  const own = together(state.transitions.filter((t) => stays(state, t)));
  return [
    { text: `${state.key}${note}`, style: 'title', tip: state.description ?? state.id },
    ...actionsLine('entry', state.entry),
    ...actionsLine('exit', state.exit),
    ...own.flatMap((t) => linesOf(t, t.targets.length === 0 ? '·\u00a0' : '↻\u00a0')),
  ];
}

const actionsLine = (event: string, actions: ChartState['entry']): readonly Line[] =>
  actions.length === 0 ? [] : linesOf({ event, actions, targets: [] }, '·\u00a0');
