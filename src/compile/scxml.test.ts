import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { type AnyMachineSnapshot, initialTransition, transition } from 'xstate';
import { compareWithXState } from './differential.ts';
import { CompileError } from './fault.ts';
import { fromScxml, OutsideSubset } from './scxml.ts';

/** The SCXML conformance charts that XState is tested with. */
const root = join(
  dirname(createRequire(import.meta.url).resolve('@scion-scxml/test-framework/package.json')),
  'test',
);

const charts = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((f) => f.endsWith('.scxml'))
  .sort();

/** A chart's script: what is sent, and the configuration that is to follow. */
interface Script {
  readonly events?: readonly { readonly event: { readonly name: string }; readonly after?: number }[];
}

/** Some charts come without a script. */
const scriptOf = (path: string): Script => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {});

const why = new Map<string, number>();
const count = (reason: string): void => {
  why.set(reason, (why.get(reason) ?? 0) + 1);
};

it(`every transition of the conformance charts within the subset (of ${charts.length}) is XState's`, () => {
  const inside: string[] = [];
  let transitions = 0;
  for (const chart of charts) {
    const path = join(root, chart);
    const script: Script = scriptOf(path.replace(/\.scxml$/, '.json'));
    try {
      const { machine, events } = fromScxml(readFileSync(path, 'utf8'));
      const sent = (script.events ?? []).map((e) => e.event.name);
      const listed = [...new Set([...events, ...sent, 'none'])].map((type) => ({ type }));
      const [start] = initialTransition(machine);
      if (start.status === 'error') throw new OutsideSubset('XState cannot enter it');
      const found = compareWithXState(machine, { events: listed }, 200);
      expect({ chart, differences: found.differences }).toEqual({ chart, differences: [] });
      // And along the chart's own script, as it runs and not from decoded states.
      let snapshot: AnyMachineSnapshot = start;
      for (const type of sent) {
        if (snapshot.status !== 'active' || found.stopped.length > 0) break;
        const before = found.compiled.encode(snapshot);
        const count = found.compiled.expand(...before);
        const event = found.compiled.events.findIndex((e) => e.type === type);
        const at = found.compiled.successorEvents.subarray(0, count).indexOf(event);
        const { words } = found.compiled;
        const ours = at < 0 ? before : found.compiled.successors.slice(at * words, (at + 1) * words);
        [snapshot] = transition(machine, snapshot, { type });
        expect({ chart, type, words: [...ours] }).toEqual({
          chart,
          type,
          words: [...found.compiled.encode(snapshot)],
        });
      }
      inside.push(chart);
      transitions += found.transitions;
      if (found.stopped.length > 0)
        count(`inside, with steps refused: ${[...new Set(found.stopped)].join(' ')}`);
    } catch (e) {
      if (e instanceof OutsideSubset) count(e.message.replace(/(expression|name|event) .*/, '$1 …'));
      else if (e instanceof CompileError) count(`refused ${e.code}`);
      else throw e;
    }
  }
  console.log(
    `SCXML: ${inside.length} of ${charts.length} within the subset, ${transitions} transitions compared; outside:`,
  );
  console.log(
    [...why]
      .sort((a, b) => b[1] - a[1])
      .map(([reason, n]) => `  ${n} ${reason}`)
      .join('\n'),
  );
  expect(inside.length).toBeGreaterThanOrEqual(90);
});
