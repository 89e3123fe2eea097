/** Guards and actions in few words, for the labels of drawings. */
import { errnoName } from '../../../spec/errno.ts';
import type { ChartTransition } from './chart.ts';
import { isRaised, isRecord, type Json, type Named, type PlainAction } from './plain.ts';

/** An action in few words; empty when there is nothing to tell. */
export function actionLabel(action: PlainAction): string {
  if (isRaised(action)) return `↑${action.event.type}`;
  const params = isRecord(action.params) ? action.params : {};
  switch (action.type) {
    case 'observe.nothing':
      return '';
    case 'observe.log':
      return `“${String(params.line).replace(/^livepatch: /, '')}”`;
    case 'observe.callback':
      return `calls ${params.callback}`;
    case 'observe.errno':
      return `→\u00a0${errnoText(params.errno)}`;
    case 'observe.ran':
      return `runs ${isRecord(params.version) ? `${params.version.patch}'s` : params.version} code`;
    case 'observe.kick':
      return 'wakes its CPU';
    case 'observe.effect':
      return `${params.effect}: ${params.outcome}`;
    default:
      return action.type;
  }
}

const errnoText = (errno: unknown): string => {
  const name = typeof errno === 'number' ? errnoName(errno) : undefined;
  return name === undefined ? String(errno) : `-${name}`;
};

/** Actions in few words; what a callback or its effect prints says no more than that it happens. */
export const actionLabels = (actions: readonly PlainAction[]): readonly string[] =>
  actions
    .filter(
      (a, i) =>
        !(a.type === 'observe.log' && /^observe\.(callback|effect)$/.test(actions[i - 1]?.type ?? '')),
    )
    .map(actionLabel)
    .filter((label) => label !== '');

/** Parameters that say what is asked; the others say of whom, which the chart itself tells. */
const telling = ['count', 'value', 'version', 'state', 'finds'];

/** A guard in few words: `attempts 15`, `sleeping and clear`. */
export function guardLabel(guard: Json | undefined): string {
  if (!isRecord(guard)) return String(guard);
  const params = isRecord(guard.params) ? guard.params : {};
  const inner = (of: unknown, word: string): string =>
    (Array.isArray(of) ? of : [])
      .map((part) => guardLabel(part))
      .map((text) => (/ (and|or) /.test(text) ? `(${text})` : text))
      .join(` ${word} `);
  if ('and' in params) return inner(params.and, 'and');
  if ('or' in params) return inner(params.or, 'or');
  if ('not' in params) return `not ${inner([params.not], '')}`;
  const told = telling.filter((key) => key in params);
  const words = told.map((key) => (told.length === 1 ? `${params[key]}` : `${key}\u00a0${params[key]}`));
  return [guard.type, ...words].join('\u00a0');
}

export interface Label {
  readonly event: string;
  /** Empty: none. */
  readonly guard: string;
  /** Empty: none. */
  readonly actions: string;
}

/** What stands at a transition: event, [guard], / actions. */
export const labelOf = (t: ChartTransition): Label => ({
  event: t.event,
  guard: t.guard === undefined ? '' : `[${guardLabel(t.guard)}]`,
  actions: t.actions.length === 0 ? '' : withSlash(actionLabels(t.actions)),
});

const withSlash = (labels: readonly string[]): string =>
  labels.length === 0 ? '' : `/ ${labels.join('; ')}`;

const guardFull = (guard: Named): string =>
  guard.params === undefined ? guard.type : `${guard.type} ${JSON.stringify(guard.params)}`;

/** All of a transition, for a tooltip. */
export const fullText = (t: ChartTransition): string =>
  [
    t.description ?? '',
    t.event,
    ...(t.guard === undefined ? [] : [`if ${guardFull(t.guard)}`]),
    ...t.actions.map((a) =>
      isRaised(a)
        ? `raise ${JSON.stringify(a.event)}`
        : a.params === undefined
          ? a.type
          : `${a.type} ${JSON.stringify(a.params)}`,
    ),
  ]
    .filter((line) => line !== '')
    .join('\n');

/**
 * A text in lines of at most `width` characters, broken between words where that is possible; the last of `most` lines
 * ends in … when there was more.
 */
export function wrap(text: string, width: number, most: number): readonly string[] {
  if (text === '') return [];
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    let rest = word;
    if (line !== '' && line.length + 1 + rest.length > width) {
      lines.push(line);
      line = '';
    }
    while (line === '' && rest.length > width) {
      // A long name breaks after one of its dots.
      const dot = rest.lastIndexOf('.', width - 1);
      const at = dot > width / 3 ? dot + 1 : width;
      lines.push(rest.slice(0, at));
      rest = rest.slice(at);
    }
    line += line === '' ? rest : ` ${rest}`;
  }
  if (line !== '') lines.push(line);
  if (lines.length <= most) return lines;
  const last = lines[most - 1] ?? '';
  return [...lines.slice(0, most - 1), `${last.slice(0, width - 2)} …`];
}
