import { describe, expect, test } from 'vitest';
import { linux_4_0 } from '../../spec/kernels/4.0.ts';
import { linux_4_16 } from '../../spec/kernels/4.16.ts';
import { linux_5_18 } from '../../spec/kernels/5.18.ts';
import { linux_6_12 } from '../../spec/kernels/6.12.ts';
import { linux_6_14 } from '../../spec/kernels/6.14.ts';
import { boot, disable, enabledFile, livepatch, object, sleeper, target } from './testing.ts';

const EACCES = -13;
const EINVAL = -22;
const ENOENT = -2;

const P = livepatch('P', [object('vmlinux', ['f,1', 'g']), object('mod', ['m'])]);

describe('§3 sysfs', () => {
  test('directories, files and modes of 6.12', () => {
    const k = boot(linux_6_12);
    k.insmod(P);
    const root = '/sys/kernel/livepatch/P';
    const modes = [
      '',
      '/enabled',
      '/transition',
      '/force',
      '/replace',
      '/vmlinux/patched',
      '/vmlinux/g,1',
    ].map((path) => {
      const node = k.mode(root + path);
      return `${path || '/'} ${node?.kind} ${node?.mode.toString(8)}`;
    });
    expect(modes).toEqual([
      '/ dir 755',
      '/enabled file 644',
      '/transition file 444',
      '/force file 200',
      '/replace file 444',
      '/vmlinux/patched file 444',
      '/vmlinux/g,1 dir 755',
    ]);
    expect(k.view({ patches: [], modules: [], tasks: [], sites: [] }).sysfs).toEqual({
      'P/': '',
      'P/enabled': '1',
      'P/transition': '0',
      'P/force': '',
      'P/replace': '0',
      'P/vmlinux/': '',
      'P/vmlinux/patched': '1',
      'P/vmlinux/f,1/': '',
      'P/vmlinux/g,1/': '',
      'P/mod/': '',
      'P/mod/patched': '0',
      'P/mod/m,1/': '',
    });
  });

  test('values end in a newline', () => {
    const k = boot(linux_6_12);
    k.insmod(P);
    expect(k.read(enabledFile('P'))).toBe('1\n');
  });

  test('4.16: signal and force, no replace; 5.18: no <O>/patched; 4.0: only enabled, functions without position', () => {
    const files = (profile: typeof linux_6_12, path: string) => {
      const k = boot(profile);
      k.insmod(livepatch('P', [object('vmlinux', ['f'])]));
      return k.list(path);
    };
    expect(files(linux_4_16, '/sys/kernel/livepatch/P')).toEqual([
      'enabled',
      'transition',
      'signal',
      'force',
      'vmlinux',
    ]);
    expect(files(linux_5_18, '/sys/kernel/livepatch/P/vmlinux')).toEqual(['f,1']);
    expect(files(linux_4_0, '/sys/kernel/livepatch/P')).toEqual(['enabled', 'vmlinux']);
    expect(files(linux_4_0, '/sys/kernel/livepatch/P/vmlinux')).toEqual(['f']);
  });

  test('6.14: stack_order is the position in the list, from 1', () => {
    const k = boot(linux_6_14);
    for (const p of ['A', 'B', 'C']) k.insmod(livepatch(p, [object('vmlinux', ['f'])]));
    const order = (p: string) => k.read(`/sys/kernel/livepatch/${p}/stack_order`);
    expect(['A', 'B', 'C'].map(order)).toEqual(['1\n', '2\n', '3\n']);
    disable(k, 'A');
    k.freeWork('A');
    expect(['B', 'C'].map(order)).toEqual(['1\n', '2\n']);
  });

  test('4.16: writing 1 to signal wakes the stragglers, only in transition', () => {
    const k = boot(linux_4_16);
    sleeper(k, 't', 'vmlinux:f');
    k.insmod(livepatch('P', [object('vmlinux', ['f'])]));
    for (let i = 0; i < 20; i++) k.retryWork();
    expect(k.task('t')?.running).toBe(false);
    expect(k.write('/sys/kernel/livepatch/P/signal', '1')).toBe(0);
    expect(k.task('t')?.running).toBe(true);
    k.leave('t');
    k.exitKernel('t');
    k.retryWork();
    expect(k.write('/sys/kernel/livepatch/P/signal', '1')).toBe(EINVAL);
  });

  test.each([
    ['0', 0],
    ['01', 0],
    ['n', 0],
    ['No', 0],
    ['off', 0],
    ['OFF', 0],
    ['f', 0],
    ['False\n', 0],
    ['0x', 0],
    [' 0', EINVAL],
    ['2', EINVAL],
    ['-1', EINVAL],
    ['\n', EINVAL],
    ['o', EINVAL],
    ['ox', EINVAL],
    // True, and therefore the current value.
    ['10', EINVAL],
    ['on', EINVAL],
    ['yes', EINVAL],
  ])('booleans: %j written to enabled of an enabled patch gives %i', (text, errno) => {
    const k = boot(linux_6_12);
    k.insmod(P);
    expect(k.write(enabledFile('P'), text)).toBe(errno);
    expect(k.read(enabledFile('P'))).toBe(errno === 0 ? '0\n' : '1\n');
  });

  test.each(['1', 'on', 'On', 'ON', 'y', 'Yes', 't', 'TRUE', '10'])('booleans: %j is true', (text) => {
    const k = boot(linux_6_12);
    sleeper(k, 't', 'vmlinux:f');
    k.insmod(P);
    expect(k.write('/sys/kernel/livepatch/P/force', text)).toBe(0);
    expect(k.task('t')?.pending).toBe(false);
  });

  test.each([
    ['0\n', 0],
    ['n', EINVAL],
    ['off', EINVAL],
    ['01', EINVAL],
    ['2', EINVAL],
  ])('4.0: only 0 and 1: %j gives %i', (text, errno) => {
    const k = boot(linux_4_0);
    k.insmod(P);
    expect(k.write(enabledFile('P'), text)).toBe(errno);
  });

  test('a write of zero bytes succeeds and does nothing', () => {
    const k = boot(linux_6_12);
    k.insmod(P);
    expect(k.write(enabledFile('P'), '')).toBe(0);
    expect(k.read(enabledFile('P'))).toBe('1\n');
  });

  test('opening against the mode: -EACCES; a path that is not there: -ENOENT', () => {
    const k = boot(linux_6_12);
    k.insmod(P);
    expect(k.read('/sys/kernel/livepatch/P/force')).toBe(EACCES);
    expect(k.write('/sys/kernel/livepatch/P/transition', '1')).toBe(EACCES);
    expect(k.write('/sys/kernel/livepatch/Q/enabled', '1')).toBe(ENOENT);
  });
});

describe('other files of the kernel', () => {
  test('/sys/module: references, state, parameters that can be written', () => {
    const k = boot(linux_6_12);
    k.insmod(target('mod', ['m']));
    k.insmod(P, { pre_patch_ret: 0 });
    expect(k.list('/sys/module')).toEqual(['mod', 'P']);
    expect(k.read('/sys/module/P/refcnt')).toBe('1\n');
    expect(k.read('/sys/module/mod/initstate')).toBe('live\n');
    expect(k.write('/sys/module/P/parameters/pre_patch_ret', '-19\n')).toBe(0);
    expect(k.read('/sys/module/P/parameters/pre_patch_ret')).toBe('-19\n');
    expect(k.write('/sys/module/P/parameters/pre_patch_ret', 'x')).toBe(EINVAL);
  });

  test('/proc/sys/kernel/ftrace_enabled is the sysctl', () => {
    const k = boot(linux_6_12);
    expect(k.write('/proc/sys/kernel/ftrace_enabled', '0\n')).toBe(0);
    expect(k.read('/proc/sys/kernel/ftrace_enabled')).toBe('0\n');
  });
});
