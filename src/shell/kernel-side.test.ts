import { describe, expect, it } from 'vitest';
import { tryScript } from './try-script.ts';

const enabled = '/sys/kernel/livepatch/test_klp_livepatch/enabled';
const blocked = 'insmod test_klp_callbacks_busy.ko block_transition=Y\ninsmod test_klp_callbacks_demo.ko\n';
const demo = '/sys/kernel/livepatch/test_klp_callbacks_demo';

describe('the kernel seen from the shell', () => {
  it('shows a livepatch at work, and its end in the log', async () => {
    const { stdout, status } = await tryScript(
      `insmod test_klp_livepatch.ko\ncat /proc/cmdline\necho 0 > ${enabled}\ndmesg --notime | tail -4\n`,
    );
    expect(status).toBe(0);
    expect(stdout.split('\n')).toEqual([
      'test_klp_livepatch: this has been live patched',
      "livepatch: 'test_klp_livepatch': starting patching transition",
      "livepatch: 'test_klp_livepatch': patching complete",
      "livepatch: 'test_klp_livepatch': starting unpatching transition",
      "livepatch: 'test_klp_livepatch': unpatching complete",
      '',
    ]);
  });

  it('prints debug lines only when dynamic debug is on', async () => {
    const { stdout } = await tryScript(
      `echo 'file kernel/livepatch/* +p' > /sys/kernel/debug/dynamic_debug/control\ninsmod test_klp_livepatch.ko\ndmesg -t\n`,
    );
    expect(stdout).toContain("livepatch: 'test_klp_livepatch': initializing patching transition\n");
  });

  describe('a write that fails is the command’s error (semantics.md §2.2)', () => {
    it.each([
      ['echo 1', 'bash: echo: write error: Invalid argument\n'],
      ['printf 2', 'bash: printf: write error: Invalid argument\n'],
      ['cat /proc/sys/kernel/ftrace_enabled', 'cat: write error: Invalid argument\n'],
    ])('%s', async (command, message) => {
      const { stdout, stderr } = await tryScript(
        `insmod test_klp_livepatch.ko\n${command} > ${enabled}\necho $?\n${command} > ${enabled} || echo refused\n`,
      );
      expect({ stdout, stderr }).toEqual({ stdout: '1\nrefused\n', stderr: message + message });
    });

    it('with the errno of a second transition', async () => {
      const { stdout, stderr } = await tryScript(
        `insmod test_klp_livepatch.ko\n${blocked}echo 0 > ${enabled}\necho $?\n`,
      );
      expect({ stdout, stderr }).toEqual({
        stdout: '1\n',
        stderr: 'bash: echo: write error: Device or resource busy\n',
      });
    });

    it('of tee', async () => {
      const { stdout, stderr } = await tryScript(
        `insmod test_klp_livepatch.ko\necho 1 | tee ${enabled}\necho $?\n`,
      );
      expect({ stdout, stderr }).toEqual({ stdout: '1\n1\n', stderr: `tee: ${enabled}: Invalid argument\n` });
    });

    it('reported at the end of the statement for any other command', async () => {
      const { stderr } = await tryScript(`insmod test_klp_livepatch.ko\n{ echo 1; } > ${enabled}\n`);
      expect(stderr).toBe(`bash: ${enabled}: write error: Invalid argument\n`);
    });
  });

  it('does not mix up what a redirection opened with the next command', async () => {
    const { stdout, stderr } = await tryScript(
      `insmod test_klp_livepatch.ko\n: > ${enabled}; echo 0\ncat ${enabled}\n`,
    );
    expect({ stdout, stderr }).toEqual({ stdout: '0\n1\n', stderr: '' });
  });

  it('ignores a write of nothing (semantics.md §3)', async () => {
    const { stdout, stderr } = await tryScript(
      `insmod test_klp_livepatch.ko\necho -n > ${enabled}\necho $?\n`,
    );
    expect({ stdout, stderr }).toEqual({ stdout: '0\n', stderr: '' });
  });

  it('refuses opening against the mode, for root too (semantics.md §3)', async () => {
    const { stdout, stderr } = await tryScript(
      `insmod test_klp_livepatch.ko\ncd /sys/kernel/livepatch/test_klp_livepatch\ncat force\necho $?\necho 1 > transition\necho $?\necho 1 > nosuch\n`,
    );
    expect(stdout).toBe('1\n1\n');
    expect(stderr).toBe(
      'cat: force: Permission denied\n' +
        'bash: /sys/kernel/livepatch/test_klp_livepatch/transition: Permission denied\n' +
        'bash: /sys/kernel/livepatch/test_klp_livepatch/nosuch: Permission denied\n',
    );
  });

  it('lists kernel files in globs, ls, find and tests', async () => {
    const { stdout } = await tryScript(
      `insmod test_klp_livepatch.ko\ncd /sys/kernel/livepatch\nls\nmods=(*)\necho \${#mods[@]}\nls test_klp_livepatch/vmlinux\n[[ -e test_klp_livepatch/replace ]] && echo there\n`,
    );
    expect(stdout).toBe('test_klp_livepatch\n1\ncmdline_proc_show,1\npatched\nthere\n');
  });

  it('has the files that a kernel has: 6.1 has no replace', async () => {
    const { stdout } = await tryScript(
      'modprobe test_klp_livepatch\nls /sys/kernel/livepatch/*\nuname -r\n',
      {
        kernel: '6.1',
      },
    );
    expect(stdout).toBe('enabled\nforce\ntransition\nvmlinux\n6.1.0\n');
  });

  it('finishes a blocked transition when time passes and the function has been left', async () => {
    const { stdout } = await tryScript(
      `${blocked}cat ${demo}/transition\nsleep 3\ncat ${demo}/transition\n` +
        'echo N > /sys/module/test_klp_callbacks_busy/parameters/block_transition\n' +
        `sleep 2\ncat ${demo}/transition\n`,
    );
    expect(stdout).toBe('1\n1\n0\n');
  });

  it('waits for a retry when another CPU is idle (semantics.md §2.3)', async () => {
    const { stdout } = await tryScript(
      'insmod test_klp_livepatch.ko\ncd /sys/kernel/livepatch/test_klp_livepatch\ncat transition\nsleep 1.1\ncat transition\n',
      { cpus: 2 },
    );
    expect(stdout).toBe('1\n0\n');
  });

  it('shows who blocks: patch_state and stack', async () => {
    const { stdout } = await tryScript(
      `${blocked}for t in /proc/[0-9]*; do [[ $(cat $t/patch_state) == 0 ]] && cat $t/comm $t/stack; done\n`,
    );
    expect(stdout).toMatch(/^kworker\S+\n\[<0>\] busymod_work_func\+\S+ \[test_klp_callbacks_busy\]\n$/);
  });

  it('moves processes that hammer a system call (test_klp_syscall)', async () => {
    const { stdout } = await tryScript(
      `for i in 1 2; do\n  test_klp-call_getpid &\n  pids[$i]=$!\ndone\nlist=$(echo \${pids[@]} | tr " " ",")\n` +
        'insmod test_klp_syscall.ko klp_pids=$list\ncat /sys/kernel/test_klp_syscall/npids\nsleep 2\n' +
        'cat /sys/kernel/test_klp_syscall/npids\n',
      { cpus: 2 },
    );
    expect(stdout).toBe('2\n0\n');
  });
});

describe('kmod, sysctl, dmesg', () => {
  it.each([
    ['insmod nosuch.ko', 'insmod: ERROR: could not load module nosuch.ko: No such file or directory\n'],
    ['insmod /proc/cmdline', 'insmod: ERROR: could not insert module /proc/cmdline: Invalid module format\n'],
    [
      'insmod test_klp_callbacks_demo.ko pre_patch_ret=-19',
      'insmod: ERROR: could not insert module test_klp_callbacks_demo.ko: No such device\n',
    ],
    [
      'insmod test_klp_callbacks_demo.ko pre_patch_ret=x',
      'insmod: ERROR: could not insert module test_klp_callbacks_demo.ko: Invalid parameters\n',
    ],
    [
      'modprobe test_klp_callbacks_demo pre_patch_ret=x',
      "modprobe: ERROR: could not insert 'test_klp_callbacks_demo': Invalid argument\n",
    ],
    ['modprobe nosuch', 'modprobe: FATAL: Module nosuch not found in directory /lib/modules/6.12.0\n'],
    ['rmmod nosuch', 'rmmod: ERROR: Module nosuch is not currently loaded\n'],
    ['sysctl kernel.nosuch', 'sysctl: cannot stat /proc/sys/kernel/nosuch: No such file or directory\n'],
  ])('%s', async (command, message) => {
    const { stderr, status } = await tryScript(`${command}\n`);
    expect({ stderr, status }).toEqual({ stderr: message, status: 1 });
  });

  it('insmod of what is loaded; modprobe of it says nothing', async () => {
    const { stderr, status } = await tryScript(
      'insmod test_klp_livepatch.ko\ninsmod test_klp_livepatch.ko\nmodprobe test-klp-livepatch\n',
    );
    expect(stderr).toBe('insmod: ERROR: could not insert module test_klp_livepatch.ko: File exists\n');
    expect(status).toBe(0);
  });

  it('rmmod of a livepatch that is in use', async () => {
    const { stderr } = await tryScript('insmod test_klp_livepatch.ko\nrmmod test_klp_livepatch\n');
    expect(stderr).toBe('rmmod: ERROR: Module test_klp_livepatch is in use\n');
  });

  it('sysctl is refused under a livepatch', async () => {
    const { stdout, stderr } = await tryScript(
      'sysctl kernel.ftrace_enabled=0\nsysctl -q kernel.ftrace_enabled=1\ninsmod test_klp_livepatch.ko\nsysctl kernel.ftrace_enabled=0\nsysctl --values kernel.ftrace_enabled\n',
    );
    expect(stdout).toBe('kernel.ftrace_enabled = 0\n1\n');
    expect(stderr).toBe('sysctl: setting key "kernel.ftrace_enabled": Device or resource busy\n');
  });

  it('modinfo says what a module is', async () => {
    const { stdout } = await tryScript(
      "modinfo test_klp_callbacks_demo.ko | grep -e '^livepatch' -e '^parm'\nmodinfo -F livepatch test_klp_callbacks_mod\n",
    );
    expect(stdout).toBe('livepatch:      Y\nparm:           pre_patch_ret:pre_patch_ret (int)\n');
  });

  it('dmesg shows what was written to /dev/kmsg, the same each time', async () => {
    const { stdout } = await tryScript(
      'echo "hello" > /dev/kmsg\na=$(dmesg | tail -1)\nsleep 1\ndmesg | grep -cF "$a"\ndmesg | tail -1\n',
    );
    expect(stdout).toMatch(/^1\n\[ {4}5\.\d{6}\] hello\n$/);
  });

  it('dmesg --read-clear shows each line once', async () => {
    const { stdout } = await tryScript('dmesg -c > /dev/null\necho x > /dev/kmsg\ndmesg -ct\ndmesg\n');
    expect(stdout).toBe('x\n');
  });
});

describe('livepatches of a module and probed functions', () => {
  it('a patched function of a module shows in its file, also when the module comes later', async () => {
    const { stdout } = await tryScript(
      'insmod test_klp_mod_patch.ko\ninsmod test_klp_mod_target.ko\ncat /proc/test_klp_mod_target\n' +
        'echo 0 > /sys/kernel/livepatch/test_klp_mod_patch/enabled\ncat /proc/test_klp_mod_target\n' +
        'rmmod test_klp_mod_target\n[[ -e /proc/test_klp_mod_target ]] || echo gone\n',
    );
    expect(stdout).toBe(
      'test_klp_mod_patch: this has been live patched\ntest_klp_mod_target: original output\ngone\n',
    );
  });

  it('a kprobe with a post handler keeps a livepatch away (semantics.md §2.1 step 7)', async () => {
    const { stderr } = await tryScript('insmod test_klp_kprobe.ko\ninsmod test_klp_livepatch.ko\n');
    expect(stderr).toBe(
      'insmod: ERROR: could not insert module test_klp_livepatch.ko: Device or resource busy\n',
    );
    const without = await tryScript(
      'insmod test_klp_kprobe.ko has_post_handler=N\ninsmod test_klp_livepatch.ko\n',
    );
    expect(without).toMatchObject({ stderr: '', status: 0 });
  });
});

describe('what helps to look and to play', () => {
  it('ls -l shows the modes of kernel files (semantics.md §3)', async () => {
    const { stdout } = await tryScript(
      'insmod test_klp_livepatch.ko\nls -l /sys/kernel/livepatch/test_klp_livepatch\n',
    );
    const modes = stdout.split('\n').map((line) => [line.split(' ')[0], line.split(' ').at(-1)]);
    expect(modes).toEqual([
      ['total', '0'],
      ['-rw-r--r--', 'enabled'],
      ['--w-------', 'force'],
      ['-r--r--r--', 'replace'],
      ['-r--r--r--', 'transition'],
      ['drwxr-xr-x', 'vmlinux'],
      ['', ''],
    ]);
  });

  it('a task put into the function holds the transition up until it leaves (semantics.md §2.3)', async () => {
    const transition = '/sys/kernel/livepatch/test_klp_livepatch/transition';
    const { stdout } = await tryScript(
      `task new t1\ntask enter t1 cmdline_proc_show\ninsmod test_klp_livepatch.ko\nsleep 3\ncat ${transition}\n` +
        `task | grep -c pending\ntask leave t1\nsleep 2\ncat ${transition}\n`,
    );
    expect(stdout).toBe('1\n1\n0\n');
  });

  it.each([
    ['task enter t9 f', 'task: t9: No such process\n'],
    ['task enter bash nosuch', 'task: nosuch: no such function\n'],
    ['task leave bash', 'task: bash is in no function\n'],
  ])('%s is refused', async (script, message) => {
    expect((await tryScript(`${script}\n`)).stderr).toBe(message);
  });

  it('boots any known kernel: 4.0 switches at once and keeps the module (semantics.md §6)', async () => {
    const { stdout, stderr } = await tryScript(
      'insmod test_klp_livepatch.ko\nls /sys/kernel/livepatch/*\ncat /proc/cmdline\n' +
        'echo 0 > /sys/kernel/livepatch/test_klp_livepatch/enabled\ncat /sys/kernel/livepatch/*/enabled\n' +
        'rmmod test_klp_livepatch\n',
      { kernel: '4.0' },
    );
    expect(stdout).toBe('enabled\nvmlinux\ntest_klp_livepatch: this has been live patched\n0\n');
    expect(stderr).toBe('rmmod: ERROR: Module test_klp_livepatch is in use\n');
  });
});

describe('the function tracer, kallsyms, the kprobes switch', () => {
  it('traces a patched function and what runs in its place', async () => {
    const { stdout } = await tryScript(
      'insmod test_klp_livepatch.ko\ncd /sys/kernel/debug/tracing\necho function > current_tracer\n' +
        'echo livepatch_cmdline_proc_show > set_ftrace_filter\ncat /proc/cmdline\ngrep -Fwc livepatch_cmdline_proc_show trace\n' +
        'grep -Fwc cmdline_proc_show trace\necho > trace\necho > set_ftrace_filter\ncat set_ftrace_filter\n' +
        'cat /proc/cmdline > /dev/null\ngrep -c cmdline_proc_show trace\n',
    );
    expect(stdout.split('\n')).toEqual([
      'test_klp_livepatch: this has been live patched',
      '1',
      '0',
      '#### all functions enabled ####',
      '2',
      '',
    ]);
  });

  it('does not trace what is switched off or not asked for', async () => {
    const { stdout, stderr } = await tryScript(
      'cd /sys/kernel/tracing\necho function > current_tracer\necho 0 > tracing_on\ncat /proc/cmdline > /dev/null\n' +
        'grep -c proc_show trace\necho 1 > tracing_on\necho nosuch > set_ftrace_filter\necho meminfo_proc_show > set_ftrace_filter\n' +
        'cat /proc/cmdline > /dev/null\ngrep -c proc_show trace\n',
    );
    expect(stdout).toBe('0\n0\n');
    expect(stderr).toBe('bash: echo: write error: Invalid argument\n');
  });

  it('kallsyms names functions with their modules', async () => {
    const { stdout } = await tryScript(
      "insmod test_klp_livepatch.ko\ngrep -w livepatch_cmdline_proc_show /proc/kallsyms | tr '\\t' ' '\ngrep -c kprobe_ftrace_ops /proc/kallsyms\ncat /sys/kernel/debug/kprobes/enabled\n",
    );
    expect(stdout).toBe('0000000000000000 t livepatch_cmdline_proc_show [test_klp_livepatch]\n1\n1\n');
  });
});
