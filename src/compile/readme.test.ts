import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { assign, createMachine } from 'xstate';
import { int } from '../../spec/domain.ts';
import { compile } from './compile.ts';
import { search } from './search.ts';
import { swarm } from './walk.ts';

const known = { assign, createMachine, int, compile, search, swarm };
const text = readFileSync(new URL('README.md', import.meta.url), 'utf8');
const imported = /import \{ (.*) \} from/g;

/** The code of the README, one block after the other, and what its variables hold then. */
function run(names: readonly string[]): Readonly<Record<string, unknown>> {
  const code = [...text.matchAll(/```ts\n(.*?)```/gs)].map(([, block]) => block).join('');
  const body = code.replace(/^import .*$/gm, '');
  return new Function(...Object.keys(known), `'use strict';${body}\nreturn {${names.join(',')}};`)(
    ...Object.values(known),
  );
}

it('imports what it uses', () => {
  const names = [...text.matchAll(imported)].flatMap(([, list]) => list?.split(', ') ?? []);
  expect(names.sort()).toEqual(Object.keys(known).sort());
});

it('does what its README shows', () => {
  const { found, seen, count, walked } = run(['found', 'seen', 'count', 'walked']);
  expect(found).toMatchObject({
    verdict: 'violated',
    trace: { steps: Array.from({ length: 4 }, () => ({ event: { type: 'CODE', code: 1 } })) },
  });
  expect(walked).toMatchObject({ verdict: 'violated', property: 'never blocked' });
  expect(count).toBe(1);
  const { trace, successorTraces } = Object(seen);
  expect(trace(successorTraces[0])).toEqual([{ type: 'beep', params: { times: 2 } }]);
});
