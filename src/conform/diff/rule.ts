import type { AnyTransitionDefinition } from 'xstate';
import type { SystemModel } from '../../../machines/system.ts';
import { transitionName } from '../../testgen/macrostep.ts';
import { changedAnswers, type GuardNote } from '../guard-notes.ts';
import { definition, definitions, place } from './definitions.ts';
import type { Names } from './names.ts';

/** How one side went through an event. */
export interface Walked {
  readonly guards: readonly GuardNote[];
  readonly taken: readonly AnyTransitionDefinition[];
}

/** The text of what a guard or an action does: an assign keeps it beside itself. */
const source = (implementation: unknown): string => {
  if (typeof implementation === 'function') {
    const kept: unknown = Reflect.get(implementation, 'assignment');
    return typeof kept === 'function' ? String(kept) : String(implementation);
  }
  return JSON.stringify(implementation);
};

function changedNames(
  a: Readonly<Record<string, unknown>>,
  b: Readonly<Record<string, unknown>>,
): readonly string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter(
    (name) => a[name] !== b[name] && source(a[name]) !== source(b[name]),
  );
}

/** What one side has and the other has not, or has with another text. */
export interface ChangedRules {
  readonly guards: readonly string[];
  readonly actions: readonly string[];
  /** Whether a transition that A took is none of B's, and the other way round. */
  readonly onlyInA: (taken: AnyTransitionDefinition) => boolean;
  readonly onlyInB: (taken: AnyTransitionDefinition) => boolean;
}

export function changedRules(a: SystemModel, b: SystemModel): ChangedRules {
  const lacks = (side: SystemModel): ((taken: AnyTransitionDefinition) => boolean) => {
    const known = definitions(side);
    return (t) => known.get(place(t))?.has(definition(t)) !== true;
  };
  return {
    guards: changedNames(a.machine.implementations.guards, b.machine.implementations.guards),
    actions: changedNames(a.machine.implementations.actions, b.machine.implementations.actions),
    onlyInA: lacks(b),
    onlyInB: lacks(a),
  };
}

const nameOf = (action: unknown): string | undefined => {
  if (typeof action === 'string') return action;
  const type: unknown =
    action !== null && typeof action === 'object' ? Reflect.get(action, 'type') : undefined;
  return typeof type === 'string' ? type : undefined;
};

const actionsOf = (taken: readonly AnyTransitionDefinition[]): ReadonlySet<string> =>
  new Set(taken.flatMap((t) => t.actions.map(nameOf)).filter((name) => name !== undefined));

/** Most transitions that are named as one rule. */
const few = 2;

/** Chart transitions in words: where, on what, and which paragraph of the rules. */
const charts = (taken: readonly AnyTransitionDefinition[], names: Names): string => {
  const words = taken.map((t) => {
    const where = names(t.source.id.replace(/^system\./, ''));
    return `chart ${where} on ${names(t.eventType)} (${t.description ?? 'not described'})`;
  });
  return [...new Set(words)].slice(0, few).join(', ');
};

/** A rule in words. */
export interface Rule {
  readonly words: string;
  /** Its text is another one on each side; otherwise only what it is applied to differs. */
  readonly changed: boolean;
}

const isChanged = (words: string): Rule => ({ words, changed: true });

/**
 * The rule by which two sides part at an event, the first that there is: a guard whose text changed and that answers
 * otherwise; a chart transition that one side took and the other does not have; an action whose text changed; a guard that
 * answers otherwise, or that only one side asked; the chart transition at which the two ways part.
 */
export function ruleOf(a: Walked, b: Walked, changed: ChangedRules, names: Names): Rule {
  const guards = (list: readonly string[]): string => list.map((name) => `guard ${name}`).join(', ');
  const asked = new Set([...a.guards, ...b.guards].map((n) => n.guard));
  const answered = changedAnswers(a.guards, b.guards);
  const guilty = changed.guards.filter((name) => answered.includes(name));
  if (guilty.length > 0) return isChanged(guards(guilty));
  const taken = [...a.taken.filter(changed.onlyInA), ...b.taken.filter(changed.onlyInB)];
  if (taken.length > 0) return isChanged(charts(taken, names));
  const ran = new Set([...actionsOf(a.taken), ...actionsOf(b.taken)]);
  const acted = changed.actions.filter((name) => ran.has(name));
  if (acted.length > 0) return isChanged(acted.map((name) => `action ${name}`).join(', '));
  const suspects = changed.guards.filter((name) => asked.has(name));
  if (suspects.length > 0) return isChanged(guards(suspects));
  return { words: unchanged(a, b, answered, asked, names), changed: false };
}

/** Where two sides part that differ in no text: what they ask about does. */
function unchanged(
  a: Walked,
  b: Walked,
  answered: readonly string[],
  asked: ReadonlySet<string>,
  names: Names,
): string {
  if (answered.length > 0) return answered.map((name) => `guard ${name}`).join(', ');
  const one = new Set(a.guards.map((n) => n.guard));
  const other = new Set(b.guards.map((n) => n.guard));
  const alone = [...asked].filter((name) => one.has(name) !== other.has(name));
  if (alone.length > 0) return alone.map((name) => `guard ${name} (asked by one side only)`).join(', ');
  const at = a.taken.findIndex((t, i) => transitionName(t) !== safeName(b.taken[i]));
  const parted = at >= 0 ? a.taken[at] : (b.taken[a.taken.length] ?? a.taken[0]);
  return parted === undefined ? 'chart (no transition)' : charts([parted], names);
}

const safeName = (t: AnyTransitionDefinition | undefined): string =>
  t === undefined ? '' : transitionName(t);
