import { VMLINUX } from '../../../spec/vocabulary.ts';

/**
 * The order of objects inside a patch, from rounds of callbacks: what most rounds say; vmlinux first where they say
 * nothing. A round that has two lines swapped is outvoted by the others, and then rejected as it should be.
 */
export function orderOf(rounds: readonly (readonly string[])[]): (a: string, b: string) => number {
  const votes = new Map<string, number>();
  for (const round of rounds) {
    for (const [i, first] of round.entries()) {
      for (const second of round.slice(i + 1, i + 50)) {
        if (first === second) continue;
        votes.set(`${first} ${second}`, (votes.get(`${first} ${second}`) ?? 0) + 1);
      }
    }
  }
  return (a, b) => {
    const before = (votes.get(`${a} ${b}`) ?? 0) - (votes.get(`${b} ${a}`) ?? 0);
    if (before !== 0) return -before;
    return Number(b === VMLINUX) - Number(a === VMLINUX);
  };
}
