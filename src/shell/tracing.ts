/**
 * ftrace's function tracer, as far as scripts use it: /sys/kernel/tracing/{current_tracer,set_ftrace_filter,tracing_on,
 * trace}. It sees the calls that the computer makes for files of /proc and for system calls.
 *
 * Outside the engine's state: it only looks on.
 */
import { errno } from '../../spec/errno.ts';
import type { FuncId } from '../../spec/vocabulary.ts';
import type { Kernel } from '../engine/kernel.ts';
import { choose } from '../engine/site.ts';
import { seconds } from './commands/log.ts';
import { extraFiles } from './extra-files.ts';

const tracers = new WeakMap<Kernel, Tracer>();

/** The tracer of a kernel. */
export function tracerOf(kernel: Kernel): Tracer {
  let tracer = tracers.get(kernel);
  if (tracer === undefined) {
    tracer = new Tracer(kernel);
    tracers.set(kernel, tracer);
  }
  return tracer;
}

const places = ['/sys/kernel/tracing', '/sys/kernel/debug/tracing'];
const noFilter = '#### all functions enabled ####\n';

export class Tracer {
  readonly #kernel: Kernel;
  #current = 'nop';
  #on = true;
  #filter: readonly string[] = [];
  #lines: string[] = [];

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  /** A task is about to call a function: both the function and what runs in its place can be traced. */
  calling(task: string, func: FuncId): void {
    if (this.#current !== 'function' || !this.#on) return;
    const found = this.#kernel.task(task);
    if (found === undefined) return;
    const { code } = choose(this.#kernel.site(func), found);
    const names = [func.replace(/^.*:/, ''), code?.desc.name ?? ''];
    for (const name of new Set(names)) {
      if (name === '' || (this.#filter.length > 0 && !this.#filter.includes(name))) continue;
      const who = `${found.name}-${found.pid}`.padStart(16);
      this.#lines.push(`${who}    [000] .....  ${seconds(this.#kernel.state.time)}: ${name} <-0x0\n`);
    }
  }

  #text(): string {
    const count = this.#lines.length;
    const head = `# tracer: ${this.#current}\n#\n# entries-in-buffer/entries-written: ${count}/${count}   #P:1\n#\n`;
    return head + this.#lines.join('');
  }

  #setTracer(text: string): number {
    const name = text.trim();
    if (name !== 'nop' && name !== 'function') return errno('EINVAL');
    this.#current = name;
    this.#lines = [];
    return 0;
  }

  /** The file is opened for writing anew each time, which forgets the filter that was. */
  #setFilter(text: string): number {
    const words = text.split(/\s+/).filter((w) => w !== '');
    this.#filter = words.filter((w) => functionNames(this.#kernel).has(w));
    return this.#filter.length === words.length ? 0 : errno('EINVAL');
  }

  #switch(text: string): number {
    if (!/^[01]\s*$/.test(text)) return errno('EINVAL');
    this.#on = text.startsWith('1');
    return 0;
  }

  /** Puts its files into the kernel's tree. */
  mount(): void {
    const files = extraFiles(this.#kernel);
    for (const place of places) {
      files.set(`${place}/available_tracers`, { mode: 0o444, show: () => 'function nop\n' });
      files.set(`${place}/current_tracer`, {
        mode: 0o644,
        show: () => `${this.#current}\n`,
        store: (text) => this.#setTracer(text),
      });
      files.set(`${place}/set_ftrace_filter`, {
        mode: 0o644,
        show: () => (this.#filter.length === 0 ? noFilter : this.#filter.map((f) => `${f}\n`).join('')),
        store: (text) => this.#setFilter(text),
      });
      files.set(`${place}/tracing_on`, {
        mode: 0o644,
        show: () => (this.#on ? '1\n' : '0\n'),
        store: (text) => this.#switch(text),
      });
      files.set(`${place}/trace`, {
        mode: 0o644,
        show: () => this.#text(),
        store: () => {
          this.#lines = [];
          return 0;
        },
      });
    }
  }
}

/** Every function in memory: of vmlinux, of modules, and what livepatches put in the place of others. */
export function functionNames(kernel: Kernel): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const name of kernel.vmlinux.keys()) names.set(name, 'vmlinux');
  for (const module of kernel.state.modules.values()) {
    for (const name of module.symbols.keys()) names.set(name, module.name);
    for (const object of module.desc.patch?.objects ?? [])
      for (const { newFunc } of object.funcs ?? [])
        if (newFunc !== undefined) names.set(newFunc.name, module.name);
  }
  return names;
}
