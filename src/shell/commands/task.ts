/**
 * `task`: what no command of a real system can do to order: lets a task of the simulated computer call a function, return
 * from it, go to sleep, wake up, return to user space.
 */
import type { Command } from 'just-bash';
import type { FuncId } from '../../../spec/vocabulary.ts';
import type { Computer } from '../computer.ts';
import { usualTask } from '../usual.ts';
import { command, fail, ok } from './result.ts';

const usage = `usage: task [list]
       task new NAME [user|kthread]
       task enter NAME [OBJECT:]FUNCTION
       task leave|exitKernel|resched|sleep|wake|exit NAME
`;

const isFuncId = (text: string): text is FuncId => /^[^:]+:[^:]+$/.test(text);

function list({ kernel }: Computer): string {
  const rows = [...kernel.state.tasks.values()].map((t) => {
    const frames = t.frames.map((f) => `${f.func}${f.version === 'original' ? '' : `@${f.version.patch}`}`);
    const where = t.running ? 'running' : 'asleep';
    const cells = [String(t.pid).padStart(5), t.name.padEnd(24), t.kind.padEnd(7), where.padEnd(7)];
    return [...cells, String(t.patchState).padStart(2), t.pending ? 'pending' : '-      ', frames.join(' > ')]
      .join('  ')
      .trimEnd();
  });
  return `${['  PID', 'TASK'.padEnd(24), 'KIND   ', 'STATE  ', 'PS', 'FLAG   ', 'IN'].join('  ')}\n${rows.join('\n')}\n`;
}

export function task(computer: Computer): Command {
  const { kernel } = computer;
  return command('task', ([verb = 'list', name = '', what = '']) => {
    if (verb === 'list') return ok(list(computer));
    if (verb === 'new') {
      if (name === '' || kernel.task(name) !== undefined)
        return fail(`task: ${name}: no name for a new task`);
      kernel.createTask(usualTask({ name, kind: what === 'kthread' ? 'kthread' : 'user', running: false }));
      return ok();
    }
    const known = kernel.task(name);
    if (known === undefined) return fail(name === '' ? usage : `task: ${name}: No such process`, 2);
    switch (verb) {
      case 'enter': {
        const func = what.includes(':') ? what : `vmlinux:${what}`;
        const [object = '', symbol = ''] = func.split(':');
        const symbols = object === 'vmlinux' ? kernel.vmlinux : kernel.state.modules.get(object)?.symbols;
        if (!isFuncId(func) || !symbols?.has(symbol)) return fail(`task: ${what}: no such function`);
        kernel.enter(name, func);
        return ok();
      }
      case 'leave':
        if (known.frames.length === 0) return fail(`task: ${name} is in no function`);
        kernel.leave(name);
        return ok();
      case 'exitKernel':
      case 'exit':
        if (known.frames.length > 0) return fail(`task: ${name} is still in a function`);
        kernel[verb](name);
        return ok();
      case 'resched':
      case 'sleep':
      case 'wake':
        kernel[verb](name);
        return ok();
      default:
        return fail(usage, 2);
    }
  });
}
