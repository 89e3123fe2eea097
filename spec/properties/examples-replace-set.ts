/** Examples under the replace_set proposal, where a is in set 1, b in 2 and r in 0; a and b share f, a and r the state 1. */
import { type Example, examplesOf } from './example.ts';
import { errno, live, log, patch, step, view } from './made.ts';

const proposal = (examples: readonly Example[]): readonly Example[] =>
  examples.map((e) => ({ ...e, kernel: 'proposal-replace-set' }));

const both = (one: string, other: string) => ({
  list: [one, other],
  patches: { [one]: patch(one, 'live'), [other]: patch(other, 'live') },
});
const onlyR = { list: ['r'], patches: { r: patch('r', 'live') } };
const refused = log(
  "livepatch: Livepatch patch (b) conflicts with (a) of another replace set: function 'f' of object 'vmlinux'",
);
const incompatible = log(
  'livepatch: Livepatch patch (b) is not compatible with the already installed livepatches.',
);

export const replaceSetExamples: readonly Example[] = [
  ...proposal(
    examplesOf(
      'sets-apart',
      ['b and r have nothing in common', view(both('b', 'r')), true, true],
      ['a alone', view(live), true, false],
      ['a and b have a function in common', view(both('a', 'b')), false],
      ['a and r have a state in common', view(both('r', 'a')), false],
    ),
  ),
  ...examplesOf('sets-apart', ['a kernel without sets', view(both('a', 'b')), true, false]),
  ...proposal(
    examplesOf(
      'compatible-accepted',
      ['b conflicts with a', step(live, 'load b', live, [refused, errno(-22)]), true],
      ['b is told something else', step(live, 'load b', live, [incompatible, errno(-22)]), false],
      ['b is told so while nothing is there', step({}, 'load b', {}, [refused, errno(-22)]), false],
      ['b is told -EBUSY', step(live, 'load b', live, [errno(-16)]), false],
    ),
  ),
  ...proposal(
    examplesOf('compatible-list', [
      'a knows the state in a lower version, in another set',
      step(onlyR, 'load a', live, [errno(0)]),
      true,
      false,
    ]),
  ),
  ...proposal(
    examplesOf('replaced-are-gone', [
      'b under r, which is of another set',
      view(both('b', 'r')),
      true,
      false,
    ]),
  ),
  ...proposal(
    examplesOf(
      'sysfs-true',
      ['the number of its set', view({ ...onlyR, sysfs: files('0') }), true],
      ['that of another', view({ ...onlyR, sysfs: files('1') }), false],
      ['no such file', view({ ...onlyR, sysfs: filesWithout() }), false],
    ),
  ),
];

function filesWithout(): Record<string, string> {
  return {
    'r/': '',
    'r/enabled': '1',
    'r/transition': '0',
    'r/force': '',
    'r/vmlinux/': '',
    'r/vmlinux/patched': '1',
    'r/vmlinux/h,1/': '',
  };
}

function files(set: string): Record<string, string> {
  return { ...filesWithout(), 'r/replace_set': set };
}
