/** Small systems on which a changed rule shows: shipped ones, some with fewer events, and a few of our own. */
import { eventName } from '../../../spec/event-name.ts';
import { parseScenario } from '../../../spec/scenario.ts';
import type { Scenario } from '../../../spec/scenario-types.ts';
import { shippedScenario } from '../../testgen/shipped.ts';

/** A scenario of a mutation, and how a reader finds it. */
export interface Place {
  /** The id of a shipped scenario, or of one in this file. */
  readonly name: string;
  readonly scenario: Scenario;
}

export const shipped = (id: string): Place => ({ name: id, scenario: shippedScenario(id) });

/** A shipped scenario in which only these events happen. */
export const only = (id: string, ...events: readonly string[]): Place => {
  const scenario = shippedScenario(id);
  const alphabet = scenario.alphabet.filter((e) => events.includes(eventName(e)));
  if (alphabet.length < events.length) throw new RangeError(`${id} lacks one of ${events.join(', ')}`);
  return { name: `${id} (${events.join(', ')})`, scenario: { ...scenario, alphabet } };
};

const own = (name: string, rest: string): Place => {
  const text = `title: "${name}"\nsource: "a mutation of the rules"\ntainted: true\n${rest}`;
  return { name, scenario: parseScenario(text, `spec/scenarios/${name}.yaml`) };
};

/** A patch without callbacks, and a task that is in no function of it. */
export const bare = own(
  'one patch',
  `
patches:
  fix: { objects: { vmlinux: { funcs: [cmdline_proc_show] } } }
tasks:
  init: {}
`,
);

/** The same, where transitions may be forced. */
export const forcible = own(
  'one patch, forced',
  `
patches:
  fix: { objects: { vmlinux: { funcs: [cmdline_proc_show] } } }
tasks:
  init: {}
explore: [default, write * force 1]
`,
);

/** Two patches on one function, and a task that is always on its CPU. */
export const two = own(
  'two patches',
  `
patches:
  one: { objects: { vmlinux: { funcs: [cmdline_proc_show] } } }
  other: { objects: { vmlinux: { funcs: [cmdline_proc_show] } } }
tasks:
  init: { sleeps: never }
`,
);

/** The same with a task that may sleep. */
export const twoAsleep = own(
  'two patches and a task that sleeps',
  `
patches:
  one: { objects: { vmlinux: { funcs: [cmdline_proc_show] } } }
  other: { objects: { vmlinux: { funcs: [cmdline_proc_show] } } }
tasks:
  init: {}
explore: [load *, sleep *, wake *, retry]
`,
);

/** Two patches on one function, the other replaces the one; a transition takes no time. */
export const replacing = own(
  'one patch replaces another',
  `
patches:
  one:
    objects: { vmlinux: { funcs: [cmdline_proc_show], callbacks: { post_unpatch: } } }
  other:
    replace: true
    objects: { vmlinux: { funcs: [cmdline_proc_show], callbacks: { post_patch: } } }
`,
);

/** The other patch knows an older variant of the state; a transition takes no time. */
export const incompatible = own(
  'two variants of a state',
  `
patches:
  newer:
    states: [{ id: 1, version: 2 }]
    objects: { vmlinux: { funcs: [cmdline_proc_show] } }
  older:
    states: [{ id: 1, version: 1 }]
    objects: { vmlinux: { funcs: [cmdline_proc_show] } }
`,
);

/** Two sets that would share a function; a transition takes no time. */
export const overlapping = own(
  'two sets with one function',
  `
kernel: proposal-replace-set
patches:
  one: { replaceSet: 1, objects: { vmlinux: { funcs: [cmdline_proc_show, meminfo_proc_show] } } }
  other: { replaceSet: 2, objects: { vmlinux: { funcs: [cmdline_proc_show] } } }
  third: { replaceSet: 3, objects: { vmlinux: { funcs: [loadavg_proc_show] } } }
`,
);

/** Nobody can end the transition: a kthread never leaves the function. */
export const endless = own(
  'a transition without end',
  `
patches:
  fix: { objects: { vmlinux: { funcs: [cmdline_proc_show] } } }
tasks:
  worker: { kind: kthread, inside: [vmlinux:cmdline_proc_show], sleeps: uninterruptible }
  init: { sleeps: never }
explore: [load *, retry, exitKernel *]
`,
);

const callbacksWith = (name: string, callbacks: string): Place =>
  own(
    name,
    `
patches:
  fix:
    states: [{ id: 1, version: 1 }]
    objects:
      vmlinux:
        funcs: [cmdline_proc_show]
        callbacks: { ${callbacks} }
`,
  );

/** A state is modified and restored as it should be. */
export const restored = callbacksWith(
  'a state, restored',
  'pre_patch: [{ allocate: 1 }], post_patch: [{ set: 1 }], pre_unpatch: [{ restore: 1 }], post_unpatch: [{ free: 1 }]',
);

/** … and then once more, when its data are freed. */
export const restoredTwice = callbacksWith(
  'a state, restored from freed data',
  'pre_patch: [{ allocate: 1 }], post_patch: [{ set: 1 }], pre_unpatch: [{ restore: 1 }, { free: 1 }], post_unpatch: [{ restore: 1 }]',
);

/** … which is never put into effect where nobody did so before. */
export const neverSet = callbacksWith(
  'a state, set only after a previous patch',
  'pre_patch: [{ allocate: 1 }], post_patch: [{ set: 1, when: previous }], pre_unpatch: [{ restore: 1 }], post_unpatch: [{ free: 1 }]',
);
