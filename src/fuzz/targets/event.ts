/** Event names, in scenario files and after `--do`. */
import fc from 'fast-check';
import { checkEvent } from '../../../spec/alphabet.ts';
import { eventName, parseEvent } from '../../../spec/event-name.ts';
import { parseScenario } from '../../../spec/scenario.ts';
import { anyText, mutated, some } from '../mutate.ts';
import { answer, target } from '../target.ts';
import { shippedTexts } from './scenario.ts';

const scenarios = some(shippedTexts.map((text) => parseScenario(text, 'fuzz.yaml')));

/** The names of all events of the shipped scenarios. */
export const eventNames = some([...new Set(scenarios.flatMap((s) => s.alphabet.map(eventName)))]);

export const eventTargets = [
  target({
    name: 'event',
    what: 'event names',
    share: 20,
    input: fc.oneof(
      mutated(eventNames, [
        'load',
        'write',
        'enabled',
        'pre_patch_ret=-19',
        'init=-12',
        'on',
        'vmlinux:f',
        '=',
        ':',
        '""',
      ]),
      fc
        .array(anyText(['load', 'enter', 'p', 't1', 'vmlinux:f', '0', '1']), { maxLength: 6 })
        .map((w) => w.join(' ')),
    ),
    attempt: (text) => {
      const found = answer(() => {
        const event = parseEvent(text);
        const name = eventName(event);
        if (eventName(parseEvent(name)) !== name) throw new Error(`${name} is not read back as itself`);
        return 'accepted';
      });
      if (found !== 'accepted') return found;
      // Of the right form; whether the scenario has what it names is another question.
      return answer(() => {
        for (const scenario of scenarios.slice(0, 3)) checkEvent(parseEvent(text), scenario);
        return 'accepted, known';
      });
    },
    show: (text) => JSON.stringify(text),
  }),
];
