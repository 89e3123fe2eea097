import { describe, expect, test } from 'vitest';
import { linux_6_12 } from '../../spec/kernels/6.12.ts';
import type { Kernel } from './kernel.ts';
import { boot, createTask, disable, livepatch, object, sleeper } from './testing.ts';

const EINVAL = -22;
const control = '/sys/kernel/debug/dynamic_debug/control';
const P = livepatch('P', [object('vmlinux', ['f'])]);
const lines = (k: Kernel): string[] => k.log().map((r) => r.line);
const debugLines = (k: Kernel): string[] => k.log().flatMap((r) => (r.level === 'debug' ? [r.line] : []));

describe('dynamic debug (§2: lines marked (d) are visible only with it)', () => {
  test('off at the start: debug lines are observed but not in the log', () => {
    const k = boot(linux_6_12);
    k.insmod(P);
    expect(debugLines(k)).toEqual([]);
    expect(k.takeObservations()).toContainEqual({
      kind: 'log',
      level: 'debug',
      line: "livepatch: 'P': initializing patching transition",
    });
  });

  test('as the selftests switch it', () => {
    const k = boot(linux_6_12);
    expect(k.write(control, 'file kernel/livepatch/* +p\nfunc klp_try_switch_task -p\n')).toBe(0);
    sleeper(k, 't', 'vmlinux:f');
    k.insmod(P);
    disable(k, 'P');
    expect(lines(k)).toEqual([
      "livepatch: enabling patch 'P'",
      "livepatch: 'P': initializing patching transition",
      "livepatch: 'P': starting patching transition",
      "livepatch: 'P': reversing transition from patching to unpatching",
      "livepatch: 'P': starting unpatching transition",
    ]);
  });

  test('single functions; klp_try_switch_task says why a task does not move', () => {
    const k = boot(linux_6_12);
    k.write(control, 'func klp_try_switch_task +p; func klp_cancel_* =p');
    const { pid } = createTask(k, { name: 't', kind: 'user', inside: ['vmlinux:f'], running: false });
    k.insmod(P);
    expect(debugLines(k)).toEqual([`livepatch: klp_try_switch_task: t:${pid} is sleeping on function f`]);
  });

  test('what the control file shows can be written back line by line', () => {
    const k = boot(linux_6_12);
    k.write(control, 'func klp_init_transition +p');
    const before = String(k.read(control));
    const restoring = before
      .split('\n')
      .filter((l) => l.startsWith('kernel/livepatch'))
      .map((l) => {
        const [file, line, , flags] = l.split(/[: ]/);
        return `file ${file} line ${line} ${flags}`;
      })
      .join('\n');
    k.write(control, 'module livepatch =p');
    expect(k.read(control)).not.toBe(before);
    expect(k.write(control, restoring)).toBe(0);
    expect(k.read(control)).toBe(before);
  });

  test('nonsense is -EINVAL', () => {
    const k = boot(linux_6_12);
    expect(k.write(control, 'nonsense')).toBe(EINVAL);
    expect(k.write(control, 'file +p')).toBe(EINVAL);
    expect(k.write(control, 'line x +p')).toBe(EINVAL);
  });
});
