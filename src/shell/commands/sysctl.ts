/** sysctl(8): the files below /proc/sys by their names with dots. */
import type { Command } from 'just-bash';
import { errnoText } from '../../../spec/errno.ts';
import type { KernelFs } from '../kernel-fs.ts';
import type { Node } from '../nodes.ts';
import { command, fail, ok } from './result.ts';

function names(node: Node, path: string): string[] {
  if (node.kind === 'file') return [path];
  return node.names().flatMap((name) => {
    const child = node.child(name);
    return child === undefined ? [] : names(child, path === '' ? name : `${path}.${name}`);
  });
}

export function sysctl(fs: KernelFs): Command {
  const quietOptions = ['-q', '--quiet'];
  const valueOptions = ['-n', '--values', '-b', '--binary'];
  return command('sysctl', (args) => {
    const options = args.filter((a) => a.startsWith('-'));
    const quiet = options.some((o) => quietOptions.includes(o));
    const valuesOnly = options.some((o) => valueOptions.includes(o));
    const root = fs.find('/proc/sys');
    const all = options.some((o) => o === '-a' || o === '--all') && root ? names(root, '') : [];
    let stdout = '';
    let stderr = '';
    const show = (name: string, value: string): void => {
      stdout += valuesOnly ? `${value}\n` : `${name} = ${value}\n`;
    };
    for (const arg of [...args.filter((a) => !a.startsWith('-')), ...all]) {
      const [, name = '', value] = /^([^=]*?)\s*(?:=\s*(.*))?$/s.exec(arg) ?? [];
      const path = `/proc/sys/${name.replaceAll('.', '/')}`;
      const node = fs.find(path);
      if (node?.kind !== 'file') {
        stderr += `sysctl: cannot stat ${path}: No such file or directory\n`;
      } else if (value === undefined) {
        show(name, node.read?.().trimEnd() ?? '');
      } else {
        const written = node.write?.(`${value}\n`) ?? -13;
        if (written < 0) stderr += `sysctl: setting key "${name}": ${errnoText(written)}\n`;
        else if (!quiet) show(name, value);
      }
    }
    if (stderr === '') return ok(stdout);
    return { ...fail(stderr), stdout };
  });
}
