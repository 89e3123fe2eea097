import type { AnyTransitionDefinition } from 'xstate';
import type { SystemModel } from '../../../machines/system.ts';
import { transitionName } from '../../testgen/macrostep.ts';
import { changedAnswers, type GuardNote } from '../guard-notes.ts';

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

/** Guards and actions that one side has and the other has not, or has with another text. */
export interface ChangedRules {
  readonly guards: readonly string[];
  readonly actions: readonly string[];
}

export const changedRules = (a: SystemModel, b: SystemModel): ChangedRules => ({
  guards: changedNames(a.machine.implementations.guards, b.machine.implementations.guards),
  actions: changedNames(a.machine.implementations.actions, b.machine.implementations.actions),
});

const nameOf = (action: unknown): string | undefined => {
  if (typeof action === 'string') return action;
  const type: unknown =
    action !== null && typeof action === 'object' ? Reflect.get(action, 'type') : undefined;
  return typeof type === 'string' ? type : undefined;
};

const actionsOf = (taken: readonly AnyTransitionDefinition[]): ReadonlySet<string> =>
  new Set(taken.flatMap((t) => t.actions.map(nameOf)).filter((name) => name !== undefined));

/**
 * The rule by which two sides part at an event: a guard that answers otherwise (one whose text changed first), an
 * action whose text changed, or the chart transition at which the two ways part.
 */
export function ruleOf(a: Walked, b: Walked, changed: ChangedRules): string {
  const asked = new Set([...a.guards, ...b.guards].map((n) => n.guard));
  const guilty = changed.guards.filter((name) => asked.has(name));
  if (guilty.length > 0) return guilty.map((name) => `guard ${name}`).join(', ');
  const answered = changedAnswers(a.guards, b.guards);
  if (answered.length > 0) return answered.map((name) => `guard ${name}`).join(', ');
  const ran = new Set([...actionsOf(a.taken), ...actionsOf(b.taken)]);
  const acted = changed.actions.filter((name) => ran.has(name));
  if (acted.length > 0) return acted.map((name) => `action ${name}`).join(', ');
  const one = new Set(a.guards.map((n) => n.guard));
  const other = new Set(b.guards.map((n) => n.guard));
  const alone = [...asked].filter((name) => one.has(name) !== other.has(name));
  if (alone.length > 0) return alone.map((name) => `guard ${name} (asked by one side only)`).join(', ');
  const names = [a.taken.map(transitionName), b.taken.map(transitionName)] as const;
  const at = names[0].findIndex((name, i) => name !== names[1][i]);
  const parted = at >= 0 ? names[0][at] : names[1][names[0].length];
  return `chart ${parted ?? names[0][0] ?? '(no transition)'}`;
}
