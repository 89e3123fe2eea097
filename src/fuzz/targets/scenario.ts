/** Scenario files. One that is accepted must also boot, on the machine and on the engine. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { profiles } from '../../../spec/kernels/profiles.ts';
import { parseScenario } from '../../../spec/scenario.ts';
import { simulateOnEngine, simulateOnMachine } from '../../check/simulate.ts';
import { profileOf, root, shippedIds } from '../../testgen/shipped.ts';
import { anyText, mostly, mutated, some } from '../mutate.ts';
import { type Answer, answer, target } from '../target.ts';

export const shippedTexts = some(
  shippedIds().map((id) => readFileSync(join(root, 'spec/scenarios', `${id}.yaml`), 'utf8')),
);

/** Larger ones may be legal and slow to build: what they cost is no question of what they say. */
const small = 40;

/** @param other the number of a kernel profile under which it must boot as well */
function read(text: string, other?: number): Answer {
  return answer(() => {
    const scenario = parseScenario(text, 'fuzz.yaml');
    if (scenario.alphabet.length > 10 * small || scenario.patches.length + scenario.tasks.length > small) {
      return 'accepted, large';
    }
    const profile =
      (other === undefined ? undefined : profiles[other % profiles.length]) ?? profileOf(scenario);
    const events = scenario.story?.steps.slice(0, small) ?? [];
    const machine = simulateOnMachine({ ...scenario, kernel: profile.name }, profile, events).trace.steps
      .length;
    const engine = simulateOnEngine({ ...scenario, kernel: profile.name }, profile, events).trace.steps
      .length;
    // What each shows is compared by other tests; that one goes on where the other stops would be seen there too.
    return machine === engine ? 'accepted' : 'accepted, story ends elsewhere';
  }, text);
}

const words = [
  ...[
    'title',
    'source',
    'kernel',
    'signals',
    'tainted',
    'patches',
    'modules',
    'tasks',
    'explore',
    'story',
    'expect',
  ],
  ...[
    'objects',
    'funcs',
    'callbacks',
    'replace',
    'states',
    'params',
    'calls',
    'inside',
    'sleeps',
    'kind',
    'depth',
  ],
  ...[
    'vmlinux',
    'pre_patch',
    'post_unpatch',
    'returns',
    'do',
    'log',
    'verdict',
    'deadlock',
    'holds',
    'default',
  ],
  ...[
    'load *',
    'write * enabled *',
    'retry',
    'kthread',
    'user',
    'idle',
    'never',
    'p1',
    't1',
    'vmlinux:f',
    '4.0',
    '6.12',
  ],
];

/** Data of a scenario's shape in which anything may stand anywhere. */
const shaped = fc.letrec<{ value: unknown; map: unknown; list: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    anyText(words),
    fc.constantFrom<unknown>(null, true, false, 0, 1, -1, 1.5, 2 ** 53, -19, '', 'p1', 'vmlinux:f'),
    tie('list'),
    tie('map'),
  ),
  list: fc.array(tie('value'), { maxLength: 4 }),
  map: fc.dictionary(anyText(words), tie('value'), { maxKeys: 5 }),
})).value;

const names = <T>(right: readonly string[], wrong: readonly string[], of: fc.Arbitrary<T>, least = 0) =>
  fc.dictionary(mostly(fc.constantFrom(...right), fc.constantFrom(...wrong)), of, {
    minKeys: least,
    maxKeys: 3,
  });

const object = fc.record(
  {
    funcs: mostly(fc.subarray(['f', 'g']), shaped),
    callbacks: mostly(fc.subarray(['pre_patch', 'post_patch', 'pre_unpatch', 'post_unpatch']), shaped),
  },
  { requiredKeys: ['funcs'] },
);
const patch = fc.record(
  {
    replace: mostly(fc.boolean(), shaped),
    objects: mostly(
      names(['vmlinux', 'm'], ['constructor', 'n', '', 'm m', 'm.x'], mostly(object, shaped), 1),
      shaped,
    ),
    states: mostly(fc.constantFrom([], [{ id: 1, version: 2 }], [{ id: 1 }, { id: 1 }]), shaped),
    params: mostly(fc.constantFrom({}, { ret: [0, -19] }, { ret: [] }), shaped),
  },
  { requiredKeys: ['objects'] },
);
const task = fc.record(
  {
    kind: mostly(fc.constantFrom('user', 'kthread', 'idle'), shaped),
    calls: mostly(fc.subarray(['vmlinux:f', 'vmlinux:g', 'm:f']), shaped),
    depth: mostly(fc.integer({ min: 1, max: 3 }), shaped),
    sleeps: mostly(fc.constantFrom('never', 'interruptible', 'uninterruptible'), shaped),
    inside: mostly(fc.subarray(['vmlinux:f']), shaped),
  },
  { requiredKeys: [] },
);
const explore = ['default', 'retry', 'load *', 'write p1 enabled *', 'fork *', 'sysctl *'];
const story = ['load p1', 'retry', 'write p1 enabled 0', 'enter t1 vmlinux:f', 'free p1', 'loadModule m'];

/** Scenarios by their own rules, with something else put in here and there. */
const nearly = mostly(
  fc
    .record(
      {
        title: mostly(fc.constant('t'), shaped),
        source: mostly(fc.constant('s'), shaped),
        kernel: mostly(fc.constantFrom('6.12', '4.0', '5.1'), shaped),
        patches: mostly(
          names(['p1', 'p2'], ['__proto__', 'vmlinux', 'p-1', 'p.1', 'p 1', ''], mostly(patch, shaped), 1),
          shaped,
        ),
        modules: mostly(fc.constant({ m: { functions: ['f', 'g'] } }), shaped),
        tasks: mostly(names(['t1', 't2'], ['__proto__', 'p1', 't.1'], mostly(task, shaped)), shaped),
        explore: mostly(
          fc.array(mostly(fc.constantFrom(...explore), anyText(words)), { maxLength: 4 }),
          shaped,
        ),
        story: mostly(fc.array(mostly(fc.constantFrom(...story), anyText(words)), { maxLength: 5 }), shaped),
        expect: mostly(fc.constantFrom({ verdict: 'holds' }, { verdict: 'deadlock' }), shaped),
      },
      { requiredKeys: ['title', 'source', 'patches', 'modules'] },
    )
    .map((x) => JSON.stringify(x)),
  shaped.map((x) => JSON.stringify(x) ?? ''),
);

const show = (text: string): string => text;

export const scenarioTargets = [
  target({
    name: 'scenario-text',
    what: 'scenario files of any content',
    share: 6,
    input: fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.array(anyText(words), { maxLength: 30 }).map((parts) => parts.join(' ')),
      fc.array(anyText(words), { maxLength: 30 }).map((parts) => parts.join('\n')),
      fc
        .tuple(fc.constantFrom('[', '{a: ', '- ', '? ', '&a [*a, '), fc.nat(3000))
        .map(([x, n]) => x.repeat(n)),
    ),
    attempt: (text) => read(text),
    show,
  }),
  target({
    name: 'scenario-edited',
    what: 'shipped scenario files with a few edits, on any kernel',
    share: 6,
    input: fc.record({ text: mutated(shippedTexts, words), kernel: fc.option(fc.nat(1000)) }),
    attempt: ({ text, kernel }) => read(text, kernel ?? undefined),
    show: ({ text, kernel }) =>
      `${text}\n(${kernel === null ? 'on its own kernel' : `on ${profiles[kernel % profiles.length]?.name}`})`,
  }),
  target({
    name: 'scenario-shaped',
    what: 'data of the shape of a scenario, anything anywhere',
    share: 6,
    input: nearly,
    attempt: (text) => read(text),
    show,
  }),
];
