/** Scripts for the virtual shell. */
import fc from 'fast-check';
import { profiles } from '../../../spec/kernels/profiles.ts';
import { tryScript } from '../../shell/try-script.ts';
import { anyText, some } from '../mutate.ts';
import { target } from '../target.ts';

const livepatch = '/sys/kernel/livepatch/test_klp_livepatch';

/** Words that lead far; none makes a loop, for a shell has no bound. */
const words = [
  ...[
    'insmod',
    'rmmod',
    'modprobe',
    'modprobe -r',
    'lsmod',
    'modinfo',
    'cat',
    'echo',
    'ls',
    'dmesg',
    'sysctl',
    'grep',
    'task',
  ],
  ...[
    'test_klp_livepatch.ko',
    'test_klp_livepatch',
    'test_klp_callbacks_demo.ko',
    'test_klp_shadow_vars.ko',
    'pre_patch_ret=-19',
  ],
  ...[
    '0',
    '1',
    '>',
    '<',
    '|',
    '&&',
    '||',
    ';',
    '\n',
    '2>&1',
    '-w',
    '-q',
    '-C',
    'livepatch',
    '--',
    '"',
    "'",
    '$?',
    '$(',
    ')',
  ],
  ...[
    livepatch,
    `${livepatch}/enabled`,
    `${livepatch}/transition`,
    `${livepatch}/force`,
    '/sys/module',
    '/proc/modules',
  ],
  ...[
    '/proc/cmdline',
    '/proc/1/patch_state',
    '/dev/kmsg',
    '/proc/sys/kernel/ftrace_enabled',
    'kernel.ftrace_enabled=0',
  ],
  ...[
    'sleep',
    '0.1',
    'sleep 1',
    '&',
    'trap',
    'exit',
    'set -e',
    'uname -r',
    'x=1',
    '$x',
    'if true; then',
    'fi',
    'test -e',
  ],
];

const commands = [
  ...[
    'insmod test_klp_livepatch.ko',
    'insmod test_klp_callbacks_demo.ko pre_patch_ret=-19',
    'rmmod test_klp_livepatch',
    'lsmod',
  ],
  ...[
    `echo 0 > ${livepatch}/enabled`,
    `echo 1 > ${livepatch}/force`,
    `cat ${livepatch}/transition`,
    'dmesg',
    'dmesg -C',
  ],
  ...[
    'cat /proc/cmdline',
    'sleep 1',
    'sysctl -w kernel.ftrace_enabled=0',
    'ls /sys/kernel/livepatch',
    'uname -r',
    'x=$(cat /proc/modules)',
    'echo name=test_klp_livepatch > a.ko; insmod a.ko',
    'printf "\\177ELF" > b.ko; insmod ./b.ko; modinfo b.ko',
  ],
];

const soup = fc
  .array(fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...words) }, { weight: 1, arbitrary: anyText() }), {
    maxLength: 12,
  })
  .map((parts) => parts.join(' '));

interface ShellInput {
  readonly script: string;
  readonly kernel: string;
}

export const shellTargets = [
  target<ShellInput>({
    name: 'shell',
    what: 'scripts for the virtual shell',
    share: 1,
    input: fc.record({
      script: fc
        .array(
          fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...commands) }, { weight: 1, arbitrary: soup }),
          { maxLength: 8 },
        )
        .map((lines) => lines.join('\n')),
      kernel: fc.constantFrom(...some(profiles.map((p) => p.name))),
    }),
    attempt: async ({ script, kernel }) => {
      const { status, stdout, stderr } = await tryScript(script, { kernel });
      if (!Number.isInteger(status) || status < 0 || status > 255) throw new Error(`its status is ${status}`);
      if (/^\s+at .*:\d+:\d+/m.test(stdout + stderr)) throw new Error(`it shows our insides: ${stderr}`);
      return status === 0 ? 'status 0' : 'another status';
    },
    show: ({ script, kernel }) => `${kernel}: ${JSON.stringify(script)}`,
  }),
];
