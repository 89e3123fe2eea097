import { describe, expect, test } from 'vitest';
import { linux_5_18 } from '../../spec/kernels/5.18.ts';
import { linux_6_12 } from '../../spec/kernels/6.12.ts';
import type { ModuleDesc, RelocationDesc } from './description.ts';
import { boot, linesDuring, livepatch, object, target } from './testing.ts';

const ENOEXEC = -8;
const EINVAL = -22;

const mod = target('mod', ['m', 'hidden']);
const patch = (relocations: readonly RelocationDesc[]): ModuleDesc =>
  livepatch('P', [object('vmlinux', ['f']), object('mod', ['m'])], { relocations });
const toMod: RelocationDesc = { section: '.klp.rela.mod.text', symbol: '.klp.sym.mod.hidden,1' };

describe('§2.1 step 4: late relocations', () => {
  test('of a loaded object are applied before its funcs resolve; their errors count', () => {
    const k = boot(linux_6_12);
    k.insmod(mod);
    const missing = patch([{ section: '.klp.rela.mod.text', symbol: '.klp.sym.mod.nowhere,0' }]);
    const lines = linesDuring(k, () => expect(k.insmod(missing)).toBe(EINVAL));
    expect(lines).toEqual(["livepatch: symbol 'nowhere' not found in symbol table"]);
    expect(k.isLoaded('P')).toBe(false);
  });

  test('to vmlinux are applied by the module loader, before anything of the patch is looked at', () => {
    const k = boot(linux_6_12);
    const missing = patch([{ section: '.klp.rela.vmlinux.text', symbol: '.klp.sym.vmlinux.nowhere,0' }]);
    expect(k.insmod(missing)).toBe(EINVAL);
    expect(k.isLoaded('P')).toBe(false);
  });

  test.each([
    [
      { ...toMod, marked: false },
      'livepatch: symbol .klp.sym.mod.hidden,1 is not marked as a livepatch symbol',
    ],
    [{ ...toMod, symbol: 'hidden' }, 'livepatch: symbol hidden has an incorrectly formatted name'],
    [
      { ...toMod, symbol: '.klp.sym.vmlinux.g,0' },
      "livepatch: invalid access to vmlinux symbol 'g' from module-specific livepatch relocation section",
    ],
    [{ ...toMod, section: '.rela.text' }, 'livepatch: section .rela.text has an incorrectly formatted name'],
  ])('malformed ones are refused: %j', (relocation, line) => {
    const k = boot(linux_6_12);
    k.insmod(mod);
    expect(linesDuring(k, () => expect(k.insmod(patch([relocation]))).toBe(EINVAL))).toEqual([line]);
  });
});

describe('§2.6, §6: reload of a patched module with late relocations', () => {
  test('works where they are cleared when the module goes (6.3+)', () => {
    const k = boot(linux_6_12);
    k.insmod(patch([toMod]));
    for (let i = 0; i < 3; i++) {
      expect(k.insmod(mod)).toBe(0);
      expect(k.rmmod('mod')).toBe(0);
    }
  });

  test('is refused where they are not', () => {
    const k = boot(linux_5_18);
    k.insmod(patch([toMod]));
    expect(k.insmod(mod)).toBe(0);
    k.rmmod('mod');
    const lines = linesDuring(k, () => expect(k.insmod(mod)).toBe(ENOEXEC));
    expect(lines).toEqual([
      'x86/modules: Skipping invalid relocation target, existing value is nonzero',
      "livepatch: failed to initialize patch 'P' for module 'mod' (-8)",
      "livepatch: patch 'P' failed for module 'mod', refusing to load module 'mod'",
    ]);
  });
});
