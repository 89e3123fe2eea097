import { IntList } from './int-list.ts';

/** How a search came to each state first: from which one, by which event. States are numbered in the order of `add`. */
export class Ways {
  private readonly parents = new IntList();
  private readonly events = new IntList();

  /** The next state. @param parent -1 for the initial one */
  add(parent: number, event: number): void {
    this.parents.push(parent);
    this.events.push(event);
  }

  /** The events from the initial state to the state of that number; a shortest such run where the search is breadth first. */
  to(state: number): readonly number[] {
    const way: number[] = [];
    for (let at = state; this.parents.at(at) >= 0; at = this.parents.at(at)) way.push(this.events.at(at));
    return way.reverse();
  }
}
