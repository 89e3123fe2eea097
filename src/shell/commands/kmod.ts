/**
 * kmod's commands: insmod, rmmod, modprobe, lsmod, modinfo, with kmod's own words for errors.
 *
 * A module file is a text that names a description (`module-file.ts`), so it may be copied and moved.
 */
import type { Command, ExecResult } from 'just-bash';
import { errno, errnoText } from '../../../spec/errno.ts';
import type { ModuleDesc } from '../../engine/description.ts';
import type { Computer } from '../computer.ts';
import type { KernelFs } from '../kernel-fs.ts';
import { moduleDirectory, moduleNameIn } from '../module-file.ts';
import { command, fail, ok } from './result.ts';

/** kmod's mod_strerror: it words some errors of loading itself. */
function loadError(result: number): string {
  switch (result) {
    case errno('ENOEXEC'):
      return 'Invalid module format';
    case errno('ENOENT'):
      return 'Unknown symbol in module';
    case errno('EINVAL'):
      return 'Invalid parameters';
    default:
      return errnoText(result);
  }
}

/** `name=value`, or a name alone. */
function parameters(args: readonly string[]): Record<string, string | null> {
  const params: Record<string, string | null> = {};
  for (const arg of args) {
    const at = arg.indexOf('=');
    if (at < 0) params[arg] = null;
    else params[arg.slice(0, at)] = arg.slice(at + 1);
  }
  return params;
}

const options = (args: readonly string[]): string[] => args.filter((a) => a.startsWith('-'));
const operands = (args: readonly string[]): string[] => args.filter((a) => !a.startsWith('-'));
/** kmod takes `-` and `_` in names for the same, and a file's name for its module's. */
const moduleName = (text: string): string =>
  text.replace(/^.*\//, '').replace(/\.ko$/, '').replaceAll('-', '_');

function modinfo(desc: ModuleDesc, path: string, release: string): string {
  const line = (name: string, value: string): string => `${`${name}:`.padEnd(16)}${value}\n`;
  const livepatch = desc.livepatch ?? desc.patch !== undefined;
  let text = line('filename', path) + line('license', 'GPL');
  if (livepatch) text += line('livepatch', 'Y');
  text +=
    line('depends', '') + line('name', desc.name) + line('vermagic', `${release} SMP preempt mod_unload`);
  for (const [name, param] of Object.entries(desc.params ?? {})) {
    const type = param.type === 'intArray' ? 'array of int' : param.type;
    text += line('parm', `${name}:${name} (${type})`);
  }
  return text;
}

export function kmod(computer: Computer, fs: KernelFs): Command[] {
  const { kernel } = computer;
  const installed = (name: string): string => `${moduleDirectory(computer.release)}/${name}.ko`;

  async function descriptionAt(path: string): Promise<ModuleDesc | undefined> {
    const name = (await fs.exists(path)) ? moduleNameIn(await fs.readFile(path)) : undefined;
    return name === undefined ? undefined : computer.modules.get(name);
  }

  function remove(name: string, program: string): ExecResult {
    const level = program === 'rmmod' ? 'ERROR' : 'FATAL';
    const module = kernel.state.modules.get(name);
    if (module === undefined) {
      return program === 'rmmod'
        ? fail(`rmmod: ERROR: Module ${name} is not currently loaded`)
        : fail(`modprobe: FATAL: Module ${name} not found in directory /lib/modules/${computer.release}`);
    }
    if (module.references > 0) return fail(`${program}: ${level}: Module ${name} is in use`);
    const result = kernel.rmmod(name);
    if (result === 0) return ok();
    const first = `${program}: ERROR: could not remove '${name}': ${errnoText(result)}\n`;
    return fail(
      program === 'rmmod'
        ? `${first}rmmod: ERROR: could not remove module ${name}: ${errnoText(result)}`
        : first,
    );
  }

  return [
    command('insmod', async (args, ctx) => {
      const [file, ...params] = operands(args);
      if (file === undefined) return fail('insmod: ERROR: missing filename.');
      const path = fs.resolvePath(ctx.cwd, file);
      if (!(await fs.exists(path)))
        return fail(`insmod: ERROR: could not load module ${file}: No such file or directory`);
      const desc = await descriptionAt(path);
      const result = desc === undefined ? errno('ENOEXEC') : kernel.insmod(desc, parameters(params));
      if (result === 0) return ok();
      return fail(`insmod: ERROR: could not insert module ${file}: ${loadError(result)}`);
    }),

    command('rmmod', (args) => {
      const names = operands(args).map(moduleName);
      if (names.length === 0) return fail('rmmod: ERROR: missing module name.');
      const results = names.map((n) => remove(n, 'rmmod'));
      return results.find((r) => r.exitCode !== 0) ?? ok();
    }),

    command('modprobe', async (args) => {
      const given = options(args);
      const has = (...names: string[]): boolean => given.some((o) => names.includes(o));
      const quiet = has('-q', '--quiet');
      const [first, ...params] = operands(args);
      if (first === undefined) return fail('modprobe: FATAL: missing parameters. See -h.');
      const name = moduleName(first);
      const desc = await descriptionAt(installed(name));
      if (desc === undefined) {
        const text = `modprobe: FATAL: Module ${first} not found in directory /lib/modules/${computer.release}`;
        return fail(quiet ? '' : text);
      }
      if (has('-r', '--remove')) return kernel.isLoaded(name) ? remove(name, 'modprobe') : ok();
      if (has('-n', '--dry-run', '--show')) return ok();
      if (kernel.isLoaded(name)) {
        return has('--first-time')
          ? fail(`modprobe: ERROR: could not insert '${first}': Module already in kernel`)
          : ok();
      }
      const result = kernel.insmod(desc, parameters(params));
      if (result === 0) return ok();
      const text =
        result === errno('ENOENT')
          ? 'Unknown symbol in module, or unknown parameter (see dmesg)'
          : errnoText(result);
      return fail(`modprobe: ERROR: could not insert '${first}': ${text}`);
    }),

    command('lsmod', () => {
      const rows = [...kernel.state.modules.values()].reverse().map((m) => {
        const size = '16384'.padStart(8);
        return `${m.name.padEnd(19)} ${size}  ${m.references}\n`;
      });
      return ok(`Module                  Size  Used by\n${rows.join('')}`);
    }),

    command('modinfo', async (args, ctx) => {
      const [first] = operands(args);
      if (first === undefined) return fail('modinfo: ERROR: missing module or filename.');
      const path = /\.ko$/.test(first) ? fs.resolvePath(ctx.cwd, first) : installed(moduleName(first));
      const desc = await descriptionAt(path);
      if (desc === undefined) return fail(`modinfo: ERROR: Module ${first} not found.`);
      const text = modinfo(desc, path, computer.release);
      const field = /^-F\s*(.*)$/s.exec(args.join(' '));
      if (field === null) return ok(text);
      const wanted = (field[1] ?? '').split(' ')[0];
      const values = text.split('\n').filter((l) => l.startsWith(`${wanted}:`));
      return ok(values.map((l) => `${l.slice(16)}\n`).join(''));
    }),
  ];
}
