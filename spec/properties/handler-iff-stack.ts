import type { Invariant } from './property.ts';

/** No handler without work, no work without a handler. */
export const handlerIffStack: Invariant = {
  kind: 'invariant',
  id: 'handler-iff-stack',
  statement: 'The ftrace handler of a function is registered exactly while its func_stack holds an entry.',
  why: 'Without the handler the patch silently does nothing; a handler with an empty stack has no code to choose.',
  source:
    'semantics.md §1, §2.4; cumulative-patches.rst, Features (no core redirection for functions no longer patched)',
  holds: (view) => Object.values(view.sites).every((s) => s.handler === s.stack.length > 0),
  witness: (view) => Object.values(view.sites).some((s) => s.handler),
};
