import { type AnyStateMachine, and, assign, createMachine, enqueueActions, raise, stateIn } from 'xstate';
import { type Domains, int } from '../../spec/domain.ts';

/** An SCXML element. */
interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
}

/** Why a chart is outside what is converted, or outside the compiler's subset. */
export class OutsideSubset extends Error {}

const outside = (why: string): never => {
  throw new OutsideSubset(why);
};

function parseXml(text: string): Element {
  const clean = text.replace(/<!--[\s\S]*?-->/g, '').replace(/<\?[\s\S]*?\?>/g, '');
  const root: Element = { name: '', attributes: {}, children: [] };
  const open = [root];
  for (const [, close = '', name = '', rest = '', empty = ''] of clean.matchAll(
    /<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/g,
  )) {
    if (close !== '') {
      open.pop();
      continue;
    }
    const attributes: Record<string, string> = {};
    for (const [, key = '', double, single = ''] of rest.matchAll(
      /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g,
    )) {
      attributes[key] = (double ?? single)
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&amp;', '&');
    }
    const element: Element = { name: name.replace(/^\w+:/, ''), attributes, children: [] };
    open.at(-1)?.children.push(element);
    if (empty === '') open.push(element);
  }
  return root.children[0] ?? outside('no root element');
}

const words = (text: string | undefined): readonly string[] =>
  (text ?? '').split(/\s+/).filter((w) => w !== '');

/** An SCXML chart as an XState machine, as far as it uses what XState's statecharts have. */
export interface Converted {
  readonly machine: AnyStateMachine;
  /** Names of events the chart knows. */
  readonly events: readonly string[];
}

/** @throws OutsideSubset naming the first element that is not converted */
export function fromScxml(text: string): Converted {
  const root = parseXml(text);
  if (root.name !== 'scxml') outside(`<${root.name}>`);
  const data = new Map<string, number>();
  const events = new Set<string>();
  const raised = new Set<string>();
  const scan = (e: Element): void => {
    if (e.name === 'transition') for (const name of words(e.attributes.event)) events.add(name);
    if (e.name === 'raise') raised.add(e.attributes.event ?? '');
    if (e.name === 'data') {
      const value = Number(e.attributes.expr);
      if (!Number.isInteger(value) || e.attributes.expr === undefined) outside('<data> that is no integer');
      data.set(e.attributes.id ?? '', value);
    }
    for (const child of e.children) scan(child);
  };
  scan(root);

  let serial = 0;
  const idOf = (e: Element): string => e.attributes.id ?? `auto${serial++}`;
  const domains: Domains = Object.fromEntries([...data.keys()].map((name) => [name, int(-64, 192)]));
  const config = new Converter(data, [...events, ...raised]).state(root, idOf(root), true);
  const context = Object.fromEntries(data);
  return {
    machine: createMachine({
      ...config,
      context,
      meta: { domains },
      options: { maxIterations: 500 },
    } as never),
    events: [...events]
      .filter((e) => e !== '*' && !e.startsWith('done.') && !e.startsWith('error'))
      .map((e) => e.replace(/\.\*$/, '')),
  };
}

const structure = new Set(['state', 'parallel', 'final', 'history']);

class Converter {
  private readonly data: ReadonlyMap<string, number>;
  private readonly names: readonly string[];
  private serial = 0;

  constructor(data: ReadonlyMap<string, number>, names: readonly string[]) {
    this.data = data;
    this.names = names;
  }

  state(e: Element, id: string, root = false): Record<string, unknown> {
    if (/[.#]/.test(id)) outside('an id with a dot');
    const states: Record<string, unknown> = {};
    const ids: string[] = [];
    const on: Record<string, unknown[]> = {};
    const always: unknown[] = [];
    const onDone: unknown[] = [];
    const entry: unknown[] = [];
    const exit: unknown[] = [];
    let initial = words(e.attributes.initial);
    let initialActions: readonly unknown[] = [];
    for (const child of e.children) {
      if (structure.has(child.name)) {
        const childId = child.attributes.id ?? `auto${this.serial++}`;
        states[childId] =
          child.name === 'history' ? this.history(child, childId) : this.state(child, childId);
        if (child.name !== 'history') ids.push(childId);
      } else if (child.name === 'transition') this.transition(child, id, on, always, onDone);
      else if (child.name === 'onentry') entry.push(...this.content(child));
      else if (child.name === 'onexit') exit.push(...this.content(child));
      else if (child.name === 'initial') {
        const t = child.children[0];
        initial = words(t?.attributes.target);
        initialActions = t === undefined ? [] : this.content(t);
      } else if (child.name === 'datamodel') {
        if (!root) outside('a local datamodel');
      } else outside(`<${child.name}>`);
    }
    const kind = e.name === 'parallel' ? { type: 'parallel' } : e.name === 'final' ? { type: 'final' } : {};
    if (e.name === 'final' && (always.length > 0 || Object.keys(on).length > 0))
      outside('a final state with transitions');
    const [start = ids[0], second] = initial;
    if (second !== undefined) outside('several initial states');
    if (start !== undefined && kind.type === undefined && !(start in states))
      outside('an initial state that is no child');
    return {
      id,
      ...kind,
      ...(start === undefined || kind.type !== undefined
        ? {}
        : { initial: { target: start, actions: initialActions } }),
      ...(Object.keys(states).length > 0 ? { states } : {}),
      ...(Object.keys(on).length > 0 ? { on } : {}),
      ...(always.length > 0 ? { always } : {}),
      ...(onDone.length > 0 ? { onDone } : {}),
      entry,
      exit,
    };
  }

  private history(e: Element, id: string): Record<string, unknown> {
    const [target, more] = words(e.children.find((c) => c.name === 'transition')?.attributes.target);
    if (more !== undefined) outside('a history default of several states');
    const default_ = target === undefined ? {} : { target: `#${target}` };
    return { id, type: 'history', history: e.attributes.type === 'deep' ? 'deep' : 'shallow', ...default_ };
  }

  private transition(
    e: Element,
    id: string,
    on: Record<string, unknown[]>,
    always: unknown[],
    onDone: unknown[],
  ): void {
    const targets = words(e.attributes.target).map((t) => `#${t}`);
    const guard = this.guard(e.attributes.cond);
    const made = {
      ...(targets.length > 0 ? { target: targets } : {}),
      ...(targets.length > 0 && e.attributes.type !== 'internal' ? { reenter: true } : {}),
      ...(guard === undefined ? {} : { guard }),
      actions: this.content(e),
    };
    const names = words(e.attributes.event);
    if (names.length === 0) always.push(made);
    for (const name of names) {
      if (name === `done.state.${id}`) onDone.push(made);
      else if (name.startsWith('done.') || name.startsWith('error')) outside(`the event ${name}`);
      else {
        const bare = name.replace(/\.\*$/, '').replace(/\.$/, '');
        const wide = bare !== '*' && this.names.some((n) => n !== bare && n.startsWith(`${bare}.`));
        const key = wide ? `${bare}.*` : bare;
        on[key] = [...(on[key] ?? []), made];
      }
    }
  }

  private guard(cond: string | undefined): unknown {
    if (cond === undefined) return undefined;
    const parts = cond.split('&&').map((p) => p.trim());
    const ins = parts.map((p) => /^In\(['"](\w+)['"]\)$/.exec(p)?.[1]);
    const guards = parts.map((p, i) => (ins[i] === undefined ? this.condition(p) : stateIn(`#${ins[i]}`)));
    const [only] = guards;
    return guards.length === 1 ? only : and(guards as never);
  }

  private condition(cond: string): (args: { readonly context: object }) => boolean {
    const run = this.expression(cond);
    return ({ context }) => Boolean(run(context));
  }

  private expression(code: string): (context: object) => unknown {
    if (/_event|_name|_sessionid|_x|typeof|In\(|\bfunction\b/.test(code)) outside(`the expression ${code}`);
    const names = [...this.data.keys()];
    const used = new Set(code.replace(/'[^']*'|"[^"]*"/g, '').match(/[A-Za-z_]\w*/g) ?? []);
    for (const word of used) {
      if (!names.includes(word) && !['true', 'false', 'Math', 'floor'].includes(word))
        outside(`the name ${word}`);
    }
    const f = new Function(...names, `return (${code});`);
    return (context) => {
      const result: unknown = Reflect.apply(
        f,
        undefined,
        names.map((n) => Reflect.get(context, n)),
      );
      return result;
    };
  }

  private content(e: Element): readonly unknown[] {
    return e.children.map((child) => this.executable(child));
  }

  private executable(e: Element): unknown {
    switch (e.name) {
      case 'raise':
        return raise({ type: e.attributes.event ?? '' });
      case 'log':
        return { type: 'log' };
      case 'assign': {
        const field = e.attributes.location ?? '';
        const run = this.expression(e.attributes.expr ?? outside('<assign> without expr'));
        if (!this.data.has(field)) outside('<assign> to an unknown place');
        return assign(({ context }) => ({ [field]: run(context) }));
      }
      case 'if': {
        const branches: {
          cond: ((args: { readonly context: object }) => boolean) | undefined;
          body: unknown[];
        }[] = [{ cond: this.condition(e.attributes.cond ?? ''), body: [] }];
        for (const child of e.children) {
          if (child.name === 'elseif')
            branches.push({ cond: this.condition(child.attributes.cond ?? ''), body: [] });
          else if (child.name === 'else') branches.push({ cond: undefined, body: [] });
          else branches.at(-1)?.body.push(this.executable(child));
        }
        return enqueueActions(({ context, enqueue }) => {
          const taken = branches.find((b) => b.cond === undefined || b.cond({ context }));
          for (const action of taken?.body ?? []) enqueue(action as never);
        });
      }
      default:
        return outside(`<${e.name}>`);
    }
  }
}
