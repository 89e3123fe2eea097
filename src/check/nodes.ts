import type { AnyStateMachine, AnyStateNode } from 'xstate';

/** Every state node of a machine, the root and history nodes included; `node.order` is its place in this list. */
export function nodesOf(machine: AnyStateMachine): readonly AnyStateNode[] {
  const nodes: AnyStateNode[] = [];
  const walk = (node: AnyStateNode): void => {
    nodes.push(node);
    for (const child of Object.values(node.states)) walk(child);
  };
  walk(machine.root);
  return nodes.sort((a, b) => a.order - b.order);
}
