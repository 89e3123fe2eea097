/** `/sys/kernel/livepatch`: directories, files, modes, values, errnos (semantics.md §3). */
import { errno } from '../../spec/errno.ts';
import { startDisabling } from './enable.ts';
import { type Dir, dir, type File, type Node, readOnly, readWrite, writeOnly } from './files.ts';
import type { Kernel } from './kernel.ts';
import * as legacy from './legacy.ts';
import { funcDirectory } from './object.ts';
import { parseBool, parseZeroOrOne } from './parse.ts';
import { listed } from './patch.ts';
import type { Obj, Patch } from './state.ts';
import { forceTransition, reverseTransition, sendSignals } from './transition.ts';

type PatchFile = Kernel['profile']['patchFiles'][number];

function parse(k: Kernel, text: string): boolean | undefined {
  return k.profile.booleans === '0 or 1' ? parseZeroOrOne(text) : parseBool(text);
}

/** A write to `P/enabled`. @returns 0 or a negative errno */
function storeEnabled(k: Kernel, patch: Patch, text: string): number {
  const value = parse(k, text);
  if (value === undefined || value === patch.enabled) return errno('EINVAL');
  if (k.state.transition === patch.name && k.profile.reversal) {
    reverseTransition(k, patch);
    return 0;
  }
  if (k.profile.api === 'register') {
    return value ? legacy.enablePatch(k, patch.name) : legacy.disablePatch(k, patch.name);
  }
  return value ? errno('EINVAL') : startDisabling(k, patch);
}

/** A write to `P/force` or `P/signal`: only 1 does something, and only while P is in transition. */
function storeAction(k: Kernel, patch: Patch, text: string, action: () => void): number {
  const value = parse(k, text);
  if (value === undefined) return errno('EINVAL');
  if (!value) return 0;
  if (k.state.transition !== patch.name) return errno('EINVAL');
  action();
  return 0;
}

const digit = (value: boolean): string => (value ? '1\n' : '0\n');

/** Its position among the listed patches, from 1; behind all of them when it is no longer listed. */
function stackOrder(k: Kernel, patch: Patch): number {
  const list = listed(k);
  const at = list.indexOf(patch);
  return at < 0 ? list.length : at + 1;
}

function patchFile(k: Kernel, patch: Patch, name: PatchFile): File {
  switch (name) {
    case 'enabled':
      return readWrite(
        () => digit(patch.enabled),
        (text) => storeEnabled(k, patch, text),
      );
    case 'transition':
      return readOnly(() => digit(k.state.transition === patch.name));
    case 'replace':
      return readOnly(() => digit(patch.replace));
    case 'replace_set':
      return readOnly(() => `${patch.replaceSet}\n`);
    case 'stack_order':
      return readOnly(() => `${stackOrder(k, patch)}\n`);
    case 'force':
      return writeOnly((text) => storeAction(k, patch, text, () => forceTransition(k, patch)));
    case 'signal':
      return writeOnly((text) => storeAction(k, patch, text, () => sendSignals(k, true)));
  }
}

function objectDir(k: Kernel, obj: Obj): Dir {
  return dir(() => {
    const nodes = new Map<string, Node>();
    if (k.profile.objectPatchedFile)
      nodes.set(
        'patched',
        readOnly(() => digit(obj.patched)),
      );
    for (const func of obj.funcs)
      nodes.set(
        funcDirectory(k, func),
        dir(() => new Map()),
      );
    return nodes;
  });
}

function patchDir(k: Kernel, patch: Patch): Dir {
  return dir(() => {
    const nodes = new Map<string, Node>();
    for (const name of k.profile.patchFiles) nodes.set(name, patchFile(k, patch, name));
    for (const obj of patch.objects) nodes.set(obj.name, objectDir(k, obj));
    return nodes;
  });
}

/** `/sys/kernel/livepatch` */
export function livepatchDir(k: Kernel): Dir {
  return dir(() => {
    const nodes = new Map<string, Node>();
    for (const patch of k.state.patches) if (patch.inSysfs) nodes.set(patch.name, patchDir(k, patch));
    return nodes;
  });
}
