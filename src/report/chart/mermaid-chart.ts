/** A statechart as a Mermaid state diagram (stateDiagram-v2). */
import { type ChartState, type ChartTransition, statesOf } from './chart.ts';
import { guardLabel } from './label.ts';

/** Mermaid ends a label at some characters, and decodes its own entities for them in some places only. */
const alike: Readonly<Record<string, string>> = {
  ':': '\u2236',
  ';': ',',
  '"': '\u201d',
  '<': '\u2039',
  '>': '\u203a',
  '{': '(',
  '}': ')',
  '\\': '/',
};
const safe = (text: string): string =>
  text.replaceAll(/[:;<>"{}\\]/g, (c) => alike[c] ?? ' ').replaceAll(/\s+/g, ' ');

const label = (t: ChartTransition): string =>
  t.guard === undefined ? safe(t.event) : safe(`${t.event} [${guardLabel(t.guard)}]`);

/** Most of what one state does without leaving it that is drawn; a diagram is no table. */
const most = 8;

/** @param title what the diagram shows */
export function mermaidChart(chart: ChartState, title: string): string {
  const names = new Map(statesOf(chart).map((s, i) => [s.id, `s${i}`]));
  const name = (id: string): string => names.get(id) ?? 's0';
  const lines = ['---', `title: ${JSON.stringify(title)}`, '---', 'stateDiagram-v2'];

  const declare = (state: ChartState, indent: string): void => {
    const stays = state.transitions.filter((t) => t.targets.length === 0).map(label);
    const own = [...new Set(stays)];
    const more = own.length > most ? [`… ${own.length - most} more`] : [];
    const told = [safe(state.key), ...own.slice(0, most), ...more];
    if (state.states.length === 0) {
      lines.push(`${indent}state "${told.join('<br/>')}" as ${name(state.id)}`);
      return;
    }
    lines.push(`${indent}state "${safe(state.key)}" as ${name(state.id)} {`);
    inside(state, `${indent}  `);
    lines.push(`${indent}}`);
    if (own.length > 0)
      lines.push(
        `${indent}note right of ${name(state.id)}`,
        ...told.slice(1).map((l) => `${indent}  ${l}`),
        `${indent}end note`,
      );
  };

  const inside = (state: ChartState, indent: string): void => {
    for (const [i, child] of state.states.entries()) {
      if (state.kind === 'parallel' && i > 0) lines.push(`${indent}--`);
      declare(child, indent);
    }
    if (state.initial !== undefined) lines.push(`${indent}[*] --> ${name(state.initial)}`);
  };

  // What the whole chart does needs a box to be written at.
  const boxed = chart.kind === 'parallel' || chart.transitions.length > 0;
  if (boxed) declare(chart, '  ');
  else inside(chart, '  ');
  for (const state of statesOf(chart)) {
    const byTarget = new Map<string, string[]>();
    for (const t of state.transitions) {
      for (const target of t.targets) {
        byTarget.set(target, [...new Set([...(byTarget.get(target) ?? []), label(t)])]);
      }
    }
    for (const [target, told] of byTarget) {
      lines.push(`  ${name(state.id)} --> ${name(target)} : ${told.join('<br/>')}`);
    }
  }
  return `${lines.join('\n')}\n`;
}
