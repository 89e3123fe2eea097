/**
 * A computer that runs the simulated kernel: CPUs, a clock, processes, module files.
 *
 * Time passes only here. A CPU besides the shell's own is idle unless a program runs on it; both look at the kernel
 * (pass the idle loop, return to user space) once in a slice, as ticks and system calls make them do.
 */
import { errno } from '../../spec/errno.ts';
import type { FuncId, KernelProfile } from '../../spec/vocabulary.ts';
import type { ModuleContext } from '../engine/context.ts';
import type { FunctionDesc, ModuleDesc } from '../engine/description.ts';
import { Kernel } from '../engine/kernel.ts';
import { record } from '../engine/log.ts';
import type { Task } from '../engine/state.ts';
import type { TaskDesc } from '../engine/task.ts';
import { bootCommandLine } from './boot-command-line.ts';
import { Clock } from './clock.ts';
import { type ExtraFile, extraFiles } from './extra-files.ts';
import { functionNames, tracerOf } from './tracing.ts';
import { usualKernel, usualTask } from './usual.ts';
import { type Naming, procFiles, vmlinux } from './vmlinux.ts';

/** A module that can be loaded. */
export interface LoadableModule extends ModuleDesc {
  /** What its own threads do once in a while, as long as it is loaded. */
  readonly tick?: (ctx: ModuleContext) => void;
}

/** A program that does nothing but call a function of the kernel, again and again, until it is killed. */
export interface Program {
  readonly calls: FuncId;
}

export interface ComputerConfig {
  readonly profile: KernelProfile;
  /** Modules that can be loaded, by name. */
  readonly modules?: readonly LoadableModule[];
  /** Programs by the name of their file. */
  readonly programs?: Readonly<Record<string, Program>>;
  /** Functions of vmlinux besides the usual ones; one of the same name takes the place of the usual one. */
  readonly functions?: readonly FunctionDesc[];
  /** Tasks besides the usual ones. */
  readonly tasks?: readonly TaskDesc[];
  readonly cpus?: number;
  /** Renames the functions of vmlinux. */
  readonly naming?: Naming;
  /** Makes the kernel, e.g. a mutated one. */
  readonly kernel?: typeof Kernel;
}

/** Microseconds between two looks of a CPU at the kernel. */
const slice = 10_000;
/** Microseconds that the boot took. */
const bootTime = 5_000_000;
/** Microseconds since 1970 when the computer was switched on: 2026-01-01. */
const epoch = Date.UTC(2026, 0, 1) * 1000;
/** The shell's process. */
const shellTask = { name: 'bash', pid: 700 } as const;

/** A file whose text a function of the kernel gives; the shell is who calls it. */
export function showFile(kernel: Kernel, func: FuncId): ExtraFile {
  return {
    mode: 0o444,
    show: () => {
      const seq = { text: '' };
      tracerOf(kernel).calling(shellTask.name, func);
      kernel.call(func, shellTask.name, seq);
      return seq.text;
    },
  };
}

export class Computer {
  readonly kernel: Kernel;
  readonly cpus: number;
  readonly modules: ReadonlyMap<string, LoadableModule>;
  readonly release: string;
  /** Records up to this one were cleared from the log (dmesg -c). */
  clearedLog = -1;
  readonly #clock: Clock;
  readonly #naming: Naming;
  readonly #programs: Readonly<Record<string, Program>>;
  readonly #running = new Map<number, { task: string; program: Program; inside: boolean }>();
  #nextPid = 1000;

  constructor(config: ComputerConfig) {
    const naming = config.naming ?? ((name) => name);
    const own = config.functions ?? [];
    this.kernel = new (config.kernel ?? Kernel)({
      ...usualKernel,
      profile: config.profile,
      functions: [...vmlinux(naming).filter((f) => !own.some((o) => o.name === f.name)), ...own],
    });
    this.#clock = new Clock(this.kernel);
    this.#naming = naming;
    this.cpus = config.cpus ?? 1;
    this.modules = new Map((config.modules ?? []).map((m) => [m.name, m]));
    this.release = /^\d+\.\d+$/.test(config.profile.name) ? `${config.profile.name}.0` : config.profile.name;
    this.#programs = config.programs ?? {};
    this.#boot(config.tasks ?? []);
  }

  #boot(tasks: readonly TaskDesc[]): void {
    const { kernel } = this;
    const version = `Linux version ${this.release} (klp-spec simulated kernel) #1 SMP PREEMPT_DYNAMIC`;
    for (const line of [version, `Command line: ${bootCommandLine}`]) record(kernel, 'notice', line);
    // The shell is the one that asks, so its own stack can always be looked at, and so can those that are asleep.
    const asleep = { running: false } as const;
    kernel.createTask(usualTask({ name: 'systemd', pid: 1, kind: 'user', ...asleep }));
    kernel.createTask(usualTask({ name: 'kthreadd', pid: 2, kind: 'kthread', ...asleep }));
    kernel.createTask(usualTask({ ...shellTask, kind: 'user', ...asleep }));
    kernel.state.nextPid = 40;
    for (let cpu = 1; cpu < this.cpus; cpu++)
      kernel.createTask(usualTask({ name: `swapper/${cpu}`, pid: 0, kind: 'idle' }));
    for (const task of tasks) if (kernel.task(task.name) === undefined) kernel.createTask(task);
    this.#showFiles();
    this.#clock.advance(bootTime);
    kernel.takeObservations();
  }

  /** Files of /proc that a function of the kernel fills, so that patching the function shows in the file. */
  #showFiles(): void {
    const files = extraFiles(this.kernel);
    for (const [path, func] of Object.entries(procFiles))
      files.set(path, showFile(this.kernel, `vmlinux:${this.#naming(func)}`));
    tracerOf(this.kernel).mount();
    files.set('/proc/kallsyms', { mode: 0o444, show: () => this.#kallsyms() });
    // Probes of the simulated kernel cannot be switched off, so the switch says only what was written to it.
    let probes = '1';
    files.set('/sys/kernel/debug/kprobes/enabled', {
      mode: 0o600,
      show: () => `${probes}\n`,
      store: (text) => {
        if (!/^[01]\s*$/.test(text)) return errno('EINVAL');
        probes = text.charAt(0);
        return 0;
      },
    });
  }

  /** Addresses are hidden, as they are from those who may not see them. */
  #kallsyms(): string {
    const rows = [...functionNames(this.kernel)].map(([name, owner]) =>
      owner === 'vmlinux' ? `t ${name}` : `t ${name}\t[${owner}]`,
    );
    // It says that kprobes go by way of ftrace.
    rows.push('d kprobe_ftrace_ops');
    return rows.map((row) => `0000000000000000 ${row}\n`).join('');
  }

  /** Microseconds since 1970. */
  now(): number {
    return epoch + this.kernel.state.time;
  }

  /** Lets simulated time pass, in microseconds. */
  pass(microseconds: number): void {
    const { kernel } = this;
    let left = Math.round(microseconds);
    while (left > 0) {
      const step = Math.min(left, slice);
      if (step === slice) this.#everyCpu();
      this.#clock.advance(step);
      left -= step;
    }
    kernel.takeObservations();
  }

  #everyCpu(): void {
    const { kernel } = this;
    for (const task of [...kernel.state.tasks.values()])
      if (task.kind === 'idle') kernel.exitKernel(task.name);
    for (const name of [...kernel.state.modules.keys()]) this.modules.get(name)?.tick?.(kernel.context(name));
    for (const process of this.#running.values()) {
      // Interrupted inside the system call each time, so that its stack is never empty when the kernel looks.
      if (process.inside) {
        kernel.leave(process.task);
        kernel.exitKernel(process.task);
      }
      tracerOf(kernel).calling(process.task, process.program.calls);
      kernel.enter(process.task, process.program.calls);
      process.inside = true;
    }
    for (const task of [...kernel.state.tasks.values()]) this.#wokenByFakeSignal(task);
  }

  /** A task that a signal woke while it slept in the kernel returns to user space, or goes back to sleep. */
  #wokenByFakeSignal(task: Task): void {
    if (!task.running || task.kind === 'idle') return;
    if ([...this.#running.values()].some((p) => p.task === task.name)) return;
    if (task.kind === 'user' && task.frames.length === 0) this.kernel.exitKernel(task.name);
    this.kernel.sleep(task.name);
  }

  isProgram(argv: readonly string[]): boolean {
    return this.#program(argv) !== undefined;
  }

  #program(argv: readonly string[]): Program | undefined {
    const name = (argv[0] ?? '').replace(/^.*\//, '');
    return Object.hasOwn(this.#programs, name) ? this.#programs[name] : undefined;
  }

  /** Starts a program in the background; its process id. What is no program gets an id and nothing else. */
  spawn(argv: readonly string[]): number {
    const pid = this.#nextPid++;
    const program = this.#program(argv);
    if (program === undefined) return pid;
    const task = `${(argv[0] ?? '').replace(/^.*\//, '')}:${pid}`;
    this.kernel.fork(shellTask.name, usualTask({ name: task, pid, kind: 'user', running: this.cpus > 1 }));
    this.#running.set(pid, { task, program, inside: false });
    this.#everyCpu();
    return pid;
  }

  /** Ends a process; false when there is none of that id. */
  kill(pid: number): boolean {
    const process = this.#running.get(pid);
    if (process === undefined) return false;
    if (process.inside) {
      this.kernel.leave(process.task);
      this.kernel.exitKernel(process.task);
    }
    this.kernel.exit(process.task);
    this.#running.delete(pid);
    return true;
  }
}
