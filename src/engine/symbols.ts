/** Symbols: tables of vmlinux and of modules, and finding the function that a patch names (semantics.md §2.1 step 4). */
import { errno } from '../../spec/errno.ts';
import type { FuncId, ObjectName } from '../../spec/vocabulary.ts';
import { VMLINUX } from '../../spec/vocabulary.ts';
import type { CodeDesc, FunctionDesc } from './description.ts';
import type { Kernel } from './kernel.ts';
import { klp } from './log.ts';
import type { Code, KernelSymbol, SymbolTable } from './state.ts';

const nothing = (): undefined => undefined;

/** Puts code into memory: binds it to the module it belongs to. */
export function bindCode(k: Kernel, desc: CodeDesc, owner: string): Code {
  const run = desc.run ?? nothing;
  const ctx = k.context(owner);
  return { desc, owner, body: (task, arg) => run(ctx, task, arg) };
}

/** The name of a site: `object:function`, from the second symbol of that name on `object:function,N`. */
const siteName = (object: ObjectName, name: string, position: number): FuncId =>
  position === 1 ? `${object}:${name}` : `${object}:${name},${position}`;

export function buildSymbols(
  k: Kernel,
  object: ObjectName,
  functions?: readonly FunctionDesc[],
): SymbolTable {
  const table = new Map<string, KernelSymbol[]>();
  functions?.forEach((desc) => {
    const found = table.get(desc.name) ?? [];
    found.push({
      desc,
      site: siteName(object, desc.name, found.length + 1),
      code: bindCode(k, desc, object),
    });
    table.set(desc.name, found);
  });
  return table;
}

/** All symbols `name` of an object, by position; none when the object is not there. */
function symbolsOf(k: Kernel, object: ObjectName, name: string): readonly KernelSymbol[] {
  const table = object === VMLINUX ? k.vmlinux : k.state.modules.get(object)?.symbols;
  return table?.get(name) ?? [];
}

/**
 * Finds one symbol.
 * @param sympos 0: it must be unique; N: the Nth
 * @returns the symbol, or -EINVAL after a line in the log
 */
export function findSymbol(
  k: Kernel,
  object: ObjectName,
  name: string,
  sympos: number,
): KernelSymbol | number {
  const found = symbolsOf(k, object, name);
  const first = found[0];
  if (first === undefined) {
    klp(k, 'err', `symbol '${name}' not found in symbol table`);
  } else if (sympos === 0 && found.length > 1) {
    // For vmlinux the kernel prints a null pointer's name here.
    const shown = object === VMLINUX ? '(null)' : object;
    klp(k, 'err', `unresolvable ambiguity for symbol '${name}' in object '${shown}'`);
  } else {
    const symbol = sympos === 0 ? first : found[sympos - 1];
    if (symbol !== undefined) return symbol;
    klp(k, 'err', `symbol position ${sympos} for symbol '${name}' in object '${object}' not found`);
  }
  return errno('EINVAL');
}

/** Splits `object:function` or `object:function,N`. */
function parseSite(id: FuncId): { object: ObjectName; name: string; position: number } {
  const colon = id.indexOf(':');
  const comma = id.lastIndexOf(',');
  const object = id.slice(0, colon);
  if (comma === -1) return { object, name: id.slice(colon + 1), position: 1 };
  return { object, name: id.slice(colon + 1, comma), position: Number(id.slice(comma + 1)) };
}

/** The symbol at a site; `undefined` when its object is not loaded or has no such function. */
export function symbolAt(k: Kernel, id: FuncId): KernelSymbol | undefined {
  const { object, name, position } = parseSite(id);
  return symbolsOf(k, object, name)[position - 1];
}
