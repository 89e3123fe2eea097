/** Whatever the command line, it ends with an exit code and says something; internal errors are defects. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KlpError } from '../../spec/error.ts';
import { readItf } from '../report/itf.ts';
import { klp } from './testing.ts';

// Words that lead far into the verbs, and none that writes a file, opens a shell or searches for long.
const word = fc.oneof(
  fc.constantFrom(
    ...[
      'check',
      'simulate',
      'export',
      'completion',
      'help',
      '--help',
      '--version',
      '--json',
      '--property',
      '--do',
    ],
    ...[
      '--on',
      'engine',
      '--as',
      'mermaid',
      'itf',
      'sh',
      '--deadlock',
      '--first',
      '--max-states',
      '--timeout',
      '5',
    ],
    ...[
      '--story',
      '--machine',
      'transitions/kthread-never-leaves',
      'transitions/idle-cpu',
      'package.json',
      'spec',
    ],
    ...[
      'code-stays',
      'retry',
      'load livepatch_sample',
      '-',
      '--',
      '',
      'bash',
      '--jobs',
      '1',
      'src/cli/fixtures/kettle.ts',
    ],
  ),
  fc.string({ maxLength: 12 }),
  fc.integer().map(String),
);
const line = fc
  .tuple(fc.constantFrom('check', 'simulate', 'export', 'completion'), fc.array(word, { maxLength: 7 }))
  // Threads would take longer than all that is tested here.
  .map(([verb, words]) => [verb, ...(verb === 'check' ? ['--jobs', '1'] : []), ...words]);

test('a command line of any words ends with one of the documented exit codes and a message', async () => {
  await fc.assert(
    fc.asyncProperty(line, async (args) => {
      const { code, out, err } = await klp(...args);
      expect([0, 1, 10, 11, 13, 14, 15]).toContain(code);
      expect(err + out).not.toMatch(/internal error|^\s+at .*:\d+:\d+/m);
      if (code === 1) expect((err + out).trim()).not.toBe('');
    }),
    { numRuns: 150, timeout: 20_000 },
  );
});

test('a trace of any content is read or refused with a code', () => {
  const near = fc.record(
    {
      '#meta': fc.record(
        {
          klp: fc.record(
            { version: fc.constantFrom(1, 2, 'x'), kernel: fc.anything() },
            { requiredKeys: [] },
          ),
          source: fc.anything(),
        },
        { requiredKeys: [] },
      ),
      states: fc.array(
        fc.record({ event: fc.anything(), observations: fc.anything() }, { requiredKeys: [] }),
      ),
    },
    { requiredKeys: [] },
  );
  const text = fc.oneof(
    fc.string(),
    fc.json(),
    near.map((x) => JSON.stringify(x)),
  );
  fc.assert(
    fc.property(text, (content) => {
      try {
        readItf(content, 'x.itf.json');
      } catch (error) {
        expect(error).toBeInstanceOf(KlpError);
      }
    }),
    { numRuns: 2000 },
  );
});
