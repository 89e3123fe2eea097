/** `ls -l`: just-bash shows the same mode and owner for every file. Without `-l` it is just-bash's own. */
import type { Command } from 'just-bash';
import type { KernelFs } from '../kernel-fs.ts';
import { command, original } from './result.ts';

const letters = 'rwxrwxrwx';

/** `-rw-r--r--` */
export function modeText(mode: number, isDirectory: boolean): string {
  const bits = [...letters].map((l, i) => ((mode >> (8 - i)) & 1 ? l : '-'));
  return `${isDirectory ? 'd' : '-'}${bits.join('')}`;
}

export function ls(fs: KernelFs): Command {
  async function row(name: string, path: string): Promise<string> {
    const { mode, isDirectory, size } = await fs.lstat(path);
    const links = isDirectory ? 2 : 1;
    return `${modeText(mode, isDirectory)} ${links} root root ${String(size).padStart(6)} Jan  1 00:00 ${name}\n`;
  }
  return command('ls', async (args, ctx) => {
    const options = args.filter((a) => /^-./.test(a)).join('');
    if (!options.includes('l') || options.includes('R')) return original('ls', args, ctx);
    const named = args.filter((a) => !/^-./.test(a));
    const all = /[aA]/.test(options);
    const paths = named.length === 0 ? ['.'] : named;
    let files = '';
    let stderr = '';
    const directories: string[] = [];
    for (const name of paths) {
      const path = fs.resolvePath(ctx.cwd, name);
      if (!(await fs.exists(path))) stderr += `ls: cannot access '${name}': No such file or directory\n`;
      else if ((await fs.stat(path)).isDirectory && !options.includes('d')) directories.push(name);
      else files += await row(name, path);
    }
    const listings: string[] = files === '' ? [] : [files];
    for (const name of directories) {
      const path = fs.resolvePath(ctx.cwd, name);
      const entries = (await fs.readdir(path)).filter((n) => all || !n.startsWith('.')).sort();
      let text = paths.length > 1 ? `${name}:\n` : '';
      text += 'total 0\n';
      for (const entry of entries) text += await row(entry, fs.resolvePath(path, entry));
      listings.push(text);
    }
    return { stdout: listings.join('\n'), stderr, exitCode: stderr === '' ? 0 : 2 };
  });
}
