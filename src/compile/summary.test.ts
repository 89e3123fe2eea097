import { expect, it } from 'vitest';
import { assign, createMachine } from 'xstate';
import { int, vec } from '../../spec/domain.ts';
import { compile } from './compile.ts';
import { search } from './search.ts';
import { summary } from './summary.ts';

it('says what was tabulated, what is called, and what the calls cost', () => {
  const machine = createMachine({
    context: { cells: [0, 0, 0, 0, 0, 0], last: 0 },
    meta: { domains: { cells: vec(6, int(0, 4)), last: int(0, 4) } },
    on: {
      NEXT: {
        guard: ({ context }) => context.last < 4,
        actions: assign({
          cells: ({ context }) => [...context.cells].sort(() => 0).map((c: number) => (c + 1) % 5),
          last: ({ context }) => context.last + 1,
        }),
      },
    },
  });
  const compiled = compile(machine, { events: [{ type: 'NEXT' }] });
  expect(summary(compiled.report)).toHaveLength(2);
  search(compiled);
  const [size, functions, calls, first] = summary(compiled.report, 1000);
  expect(size).toMatch(/^21 bits a state, in 1 word; \d+ kB of code$/);
  expect(functions).toBe('functions: 2 tabulated, 0 inlined, 1 called');
  expect(calls).toMatch(/^calls: 4, 4 of them run, \d+\.\d ms, \d+\.\d% of the search$/);
  expect(first).toMatch(/NEXT assign cells \(.+\): 4, 4 run, \d+\.\d ms$/);
});
