/** Changed rules about patches, their callbacks, and modules (semantics.md §2.1, §2.2, §2.4, §2.6, §4). */
import { changes } from '../../../machines/actions.ts';
import * as observe from '../../../machines/observe.ts';
import { type ActionRef, raise } from '../../../machines/rules.ts';
import type { PropertyMutation } from './entry.ts';
import { acting, action, added, at, charts, guard, nameOf, seen, transitionsAt } from './mutate.ts';
import {
  bare,
  forcible,
  incompatible,
  overlapping,
  replacing,
  shipped,
  two,
  twoAsleep,
} from './scenarios.ts';

const stuck = shipped('transitions/stuck-task-reversed');
const sample = 'patch livepatch_sample > loaded';
const other = 'patch other > loaded';
const demo = 'livepatch_callbacks_demo';
const demoMod = 'livepatch_callbacks_mod';

/** Whether an action lets a line of the log be seen that ends in a text. */
const says = (a: ActionRef, text: string): boolean =>
  typeof a === 'object' && 'type' in a && a.type === 'observe.log' && a.params.line.endsWith(text);

export const patchMutations: readonly PropertyMutation[] = [
  {
    property: 'one-transition',
    what: "A patch that is loaded during another one's transition takes its place; tasks begin anew.",
    place: two,
    change: charts(
      ...[
        ['one', 'other'],
        ['other', 'one'],
      ].flatMap(([comes, goes]) => [
        at(`patch ${comes} > loaded > inserting > insert.${comes}`, (there) =>
          there.filter((t) => t.guard !== 'busy'),
        ),
        ...['patching', 'unpatching'].map((phase) =>
          added(`patch ${goes} > loaded > present > ${phase} > init.patching`, { target: 'enabled' }),
        ),
        ...['prepared', 'leaving'].map((phase) =>
          added(`object ${goes}/vmlinux > ${phase} > init.patching`, { target: 'live' }),
        ),
      ]),
      ...['unpatched > settled', 'unpatched > pending', 'patched > settled', 'patched > pending'].map(
        (where) =>
          added(`task init > alive > ${where} > init.patching`, { target: '#task init unpatched settled' }),
      ),
      added('core > waiting > init.patching', { target: 'initializing' }),
    ),
  },
  {
    property: 'busy-iff-another',
    what: 'While a patch is listed, loading and disabling fail as if one were in transition.',
    place: two,
    change: guard('busy', ({ context }) => context.list.length > 0),
  },
  {
    property: 'callback-pairing',
    what: 'After a reversal post_unpatch is not called.',
    place: stuck,
    change: charts(
      acting('object livepatch_sample/vmlinux > prepared > post_unpatch.livepatch_sample.vmlinux', (a) =>
        a.filter((x) => nameOf(x) !== 'observe.callback'),
      ),
    ),
  },
  {
    property: 'callbacks-in-phase',
    what: 'A completion begins after the post_patch callbacks have run.',
    place: stuck,
    change: charts(
      acting(`${sample} > present > patching > complete`, (a) =>
        a.filter((x) => !says(x, 'completing patching transition')),
      ),
      acting(`${sample} > present > completing patching > finish.livepatch_sample`, (a) => [
        observe.core('debug', "'livepatch_sample': completing patching transition"),
        ...a,
      ]),
    ),
  },
  {
    property: 'callbacks-in-order',
    what: 'post_patch callbacks run from the last object to the first.',
    place: shipped('callbacks/test-1'),
    change: charts(
      acting(`patch ${demo} > loaded > present > patching > complete`, (a) => [
        ...a.slice(0, -1),
        raise({ type: `post_patch.${demo}.${demoMod}` }),
      ]),
      ...['clean', 'prepared', 'leaving'].flatMap((phase) => [
        acting(`object ${demo}/${demoMod} > ${phase} > post_patch.${demo}.${demoMod}`, (a) => [
          ...a.slice(0, -1),
          raise({ type: `post_patch.${demo}.vmlinux` }),
        ]),
        acting(`object ${demo}/vmlinux > ${phase} > post_patch.${demo}.vmlinux`, (a) => [
          ...a.slice(0, -1),
          raise({ type: `finish.${demo}` }),
        ]),
      ]),
    ),
  },
  {
    property: 'callback-module-state',
    what: 'Callbacks for a module that is coming are told that it is live.',
    place: shipped('callbacks/test-1'),
    change: charts(
      acting(`object ${demo}/${demoMod} > clean > apply.${demo}.${demoMod}`, (a) =>
        a.map((x) =>
          typeof x === 'object' && 'type' in x && x.type === 'observe.callback'
            ? { ...x, params: { ...x.params, module: 'LIVE' } }
            : x,
        ),
      ),
    ),
  },
  {
    property: 'only-its-callbacks',
    what: 'The post_unpatch callback of a replaced patch is called.',
    place: replacing,
    change: charts(
      acting(`${other} > present > completing patching > finish.other`, (a) =>
        a.filter((x) => !says(x, 'patching complete')),
      ),
      acting(`${other} > present > completing patching > done`, (a) => [
        observe.core('notice', "'other': patching complete"),
        ...a,
      ]),
      acting('object one/vmlinux > live > replaced', (a) => [
        ...a,
        ...observe.callback('one', 'vmlinux', 'post_unpatch', null),
      ]),
    ),
  },
  {
    property: 'settled',
    what: 'A function is pushed below those that are on its func_stack.',
    place: two,
    change: action('push', (args, params) => {
      const { stacks = [] } = changes.push(args, params);
      return {
        stacks: stacks.map((stack, site) => {
          const [pushed, ...others] = stack;
          return pushed === undefined || stack.length === args.context.stacks[site]?.length
            ? stack
            : [...others, pushed];
        }),
      };
    }),
  },
  {
    property: 'handler-iff-stack',
    what: 'A function that is patched a second time loses its handler.',
    place: two,
    change: seen((view) => ({
      ...view,
      sites: Object.fromEntries(
        Object.entries(view.sites).map(([id, s]) => [id, { ...s, handler: s.stack.length === 1 }]),
      ),
    })),
  },
  {
    property: 'loaded-iff-patched',
    what: 'A module that comes is not patched.',
    place: shipped('callbacks/test-1'),
    change: guard('next', () => false),
  },
  {
    property: 'module-pinned',
    what: "The reference on a patch's module is dropped when the patch leaves the list, not when it is freed.",
    place: bare,
    change: (scenario, profile) => {
      const model = charts(
        at('patch fix > loaded > present > freeing > unload.fix', (_, all) =>
          transitionsAt(all, 'patch fix > loaded > freed > unload.fix'),
        ),
      )(scenario, profile);
      return {
        ...model,
        view: (snapshot) => {
          const view = model.view(snapshot);
          return {
            ...view,
            patches: Object.fromEntries(
              Object.entries(view.patches).map(([name, p]) => [
                name,
                p.freeing ? { ...p, references: 0 } : p,
              ]),
            ),
          };
        },
      };
    },
  },
  {
    property: 'unload-iff-free',
    what: 'No patch module can be removed, forced or not.',
    place: bare,
    change: guard('forced', () => true),
  },
  {
    property: 'force-marks-leaving',
    what: 'Force marks the patch that is being enabled.',
    place: forcible,
    change: charts(
      acting('patch fix > loaded > present > patching > write.fix.force.1', (a) => [
        { type: 'markForced', params: { patch: 1, replaces: [], which: 'this' } },
        ...a,
      ]),
    ),
  },
  {
    property: 'forced-for-ever',
    what: 'A patch that leaves the list loses its mark.',
    place: forcible,
    change: action('unlist', (args, params) => ({
      ...changes.unlist(args, params),
      forced: args.context.forced.map((was, i) => was && i + 1 !== params.patch),
    })),
  },
  {
    property: 'replaced-are-gone',
    what: 'A replace patch leaves the older ones under it.',
    place: replacing,
    change: charts(
      acting(`${other} > present > patching > complete`, (a) => a.filter((x) => nameOf(x) !== 'popReplaced')),
      acting(`${other} > present > completing patching > finish.other`, ([line, , done]) =>
        line === undefined || done === undefined ? [] : [line, done],
      ),
      acting(`${other} > present > completing patching > done`, (a) =>
        a.filter((x) => nameOf(x) !== 'unlistReplaced'),
      ),
    ),
  },
  {
    property: 'compatible-list',
    what: 'Nobody asks whether a patch is compatible with those listed.',
    place: incompatible,
    change: guard('incompatible', () => false),
  },
  {
    property: 'compatible-accepted',
    what: 'Every patch is incompatible with every other.',
    place: incompatible,
    change: guard('incompatible', ({ context }) => context.list.length > 0),
  },
  {
    property: 'sets-apart',
    what: 'Nobody asks whether two replace sets share a function.',
    place: overlapping,
    change: guard('sharesFunction', () => false),
  },
  {
    property: 'ftrace-on-while-patched',
    what: 'kernel.ftrace_enabled can be set to 0 at any time.',
    place: shipped('modules/ftrace-switched-off'),
    change: guard('anyHandler', () => false),
  },
  {
    property: 'sysfs-true',
    what: 'The file enabled says 1 until a transition is over, also when it disables the patch.',
    place: bare,
    change: seen((view) => ({
      ...view,
      sysfs: Object.fromEntries(
        Object.entries(view.sysfs).map(([path, text]) => [
          path,
          path === `${view.transition?.patch}/enabled` ? '1' : text,
        ]),
      ),
    })),
  },
  {
    property: 'refusal-changes-nothing',
    what: 'A patch that is refused because another is in transition moves the tasks that it can.',
    place: twoAsleep,
    change: charts(
      at(`${other} > inserting > insert.other`, (there) =>
        there.map((t) =>
          t.guard === 'busy' ? { ...t, actions: [...(t.actions ?? []), raise({ type: 'attempt' })] } : t,
        ),
      ),
      added('core > waiting > attempt', {}),
    ),
  },
  {
    property: 'nothing-left',
    what: 'An object stays marked as patched after a disable.',
    place: bare,
    change: charts(
      at('object fix/vmlinux > leaving > post_unpatch.fix.vmlinux', (there) =>
        there.map((t) => ({ ...t, target: 'leaving' })),
      ),
      at('object fix/vmlinux > leaving > pre_patch.fix.vmlinux', (_, all) =>
        transitionsAt(all, 'object fix/vmlinux > clean > pre_patch.fix.vmlinux'),
      ),
    ),
  },
  {
    property: 'taint-once',
    what: 'Every livepatch is announced as the first.',
    place: shipped('transitions/first-taint'),
    change: guard('tainted', () => false),
  },
];
