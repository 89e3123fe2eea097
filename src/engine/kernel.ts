/**
 * The simulated kernel: state, operations, what they make visible.
 *
 * Use, in short (all names of files and functions are absolute paths and `object:function`):
 *
 *     const k = new Kernel({ profile, functions: [{ name: 'f' }], … });   // functions: vmlinux's
 *     k.insmod(desc, { param: 1 })      → errno (0 or negative); desc: ModuleDesc in description.ts
 *     k.rmmod(name)                     → errno
 *     k.write(path, text)               → errno; '/sys/kernel/livepatch/P/enabled', '/sys/module/M/parameters/X', …
 *     k.read(path), k.list(path)        → text or names, or a negative errno;  k.mode(path) → mode bits and kind
 *     k.kprobe(func, on)                → errno
 *     k.createTask(desc), enter(task, func), leave, exitKernel, resched, sleep, wake, fork(task, childDesc), exit
 *     k.retryWork(), k.freeWork(patch)  background work; nothing runs by itself, and time stands still
 *     k.call(func, taskName, arg)       → what the code chosen by the handler computes
 *     k.site(func).entry(task, arg)     the same without looking anything up: the hot path (site.ts)
 *     k.takeObservations()              what happened since the last take, in order (spec/vocabulary.ts Observation)
 *     k.view(scope)                     → View of the named patches, modules, tasks and sites
 *     k.snapshot(), k.restore(s)        a snapshot may be restored any number of times
 *     k.log(afterSeq)                   the kernel log
 *
 * Operations that return an errno also observe it, last. Task operations that are impossible (vocabulary.ts) throw.
 * Code of modules (callbacks, init, exit, functions) gets a ModuleContext (context.ts).
 * Task and patch objects in `k.state` are those of the moment: fetch them anew after a restore. Sites stay valid.
 */
import type { FuncId, KernelProfile, Observation, TaskName, View } from '../../spec/vocabulary.ts';
import { VMLINUX } from '../../spec/vocabulary.ts';
import { ModuleContext } from './context.ts';
import type { FunctionDesc, ModuleDesc } from './description.ts';
import { listDir, lookup, readFile, writeFile } from './files.ts';
import { addKprobe, removeKprobe } from './ftrace.ts';
import type { ExecutionContext } from './handler.ts';
import { known } from './known.ts';
import { recordsAfter } from './log.ts';
import { insmod, rmmod } from './modules.ts';
import type { Params } from './params.ts';
import { type ProfileRules, rulesOf } from './profile-rules.ts';
import { refreshAllSites, type Site, siteOf } from './site.ts';
import { copyState, type KernelState, type LogRecord, type SymbolTable, type Task } from './state.ts';
import { buildSymbols } from './symbols.ts';
import * as tasks from './task.ts';
import { freeFinish, tryComplete } from './transition.ts';
import { type ViewScope, viewOf } from './view.ts';

export interface KernelConfig {
  readonly profile: KernelProfile;
  /** Functions of vmlinux. */
  readonly functions: readonly FunctionDesc[];
  /** The architecture can unwind stacks reliably. */
  readonly reliableStacks: boolean;
  /** A livepatch was loaded before, since boot. */
  readonly tainted: boolean;
  /** The livepatch core came up. */
  readonly initialised: boolean;
}

/** An opaque copy of a kernel's state; only for `restore` of the same kernel. */
export interface Snapshot {
  readonly state: KernelState;
}

export class Kernel {
  readonly profile: KernelProfile;
  readonly rules: ProfileRules;
  readonly reliableStacks: boolean;
  readonly initialised: boolean;
  readonly vmlinux: SymbolTable;
  readonly sites = new Map<FuncId, Site>();
  spareSites: Site[] = [];
  state: KernelState;
  observations: Observation[] = [];
  /** Contexts in which the ftrace handler runs now (handler.ts). */
  readonly handlerContexts = new Set<ExecutionContext>();
  private readonly pointers = new Map<unknown, number>();

  constructor(config: KernelConfig) {
    this.profile = config.profile;
    this.rules = rulesOf(config.profile);
    this.reliableStacks = config.reliableStacks;
    this.initialised = config.initialised;
    this.state = {
      time: 0,
      log: null,
      tainted: config.tainted,
      ftraceEnabled: true,
      transition: null,
      target: -1,
      signals: 0,
      everForced: false,
      prevStateWarned: false,
      recursionWarned: false,
      nextPid: 1,
      patches: [],
      modules: new Map(),
      tasks: new Map(),
      sites: new Map(),
      kprobes: new Set(),
      ledger: new Map(),
      shadows: [],
      debug: new Set(),
    };
    this.vmlinux = buildSymbols(this, VMLINUX, config.functions);
  }

  /** What a module's code sees of the kernel. */
  context(module: string): ModuleContext {
    return new ModuleContext(this, module);
  }

  /** How the kernel prints a pointer to `obj`: a stable number, hashed like %p. */
  pointer(obj: unknown): string {
    let number = this.pointers.get(obj);
    if (number === undefined) {
      number = this.pointers.size + 1;
      this.pointers.set(obj, number);
    }
    return number.toString(16).padStart(16, '0');
  }

  private result(errno: number): number {
    this.observations.push({ kind: 'errno', errno });
    return errno;
  }

  // ------------------------------------------------------------------------------------------ modules

  insmod(desc: ModuleDesc, params: Params = {}): number {
    return this.result(insmod(this, desc, params));
  }

  rmmod(name: string): number {
    return this.result(rmmod(this, name));
  }

  isLoaded(name: string): boolean {
    return this.state.modules.has(name);
  }

  // ------------------------------------------------------------------------------------------ files

  write(path: string, text: string): number {
    return this.result(writeFile(this, path, text));
  }

  read(path: string): string | number {
    return readFile(this, path);
  }

  list(path: string): readonly string[] | number {
    return listDir(this, path);
  }

  /** Kind and permission bits of a file or directory; `undefined` when there is none. */
  mode(path: string): { readonly kind: 'file' | 'dir'; readonly mode: number } | undefined {
    const node = lookup(this, path);
    return node === undefined ? undefined : { kind: node.kind, mode: node.mode };
  }

  kprobe(func: FuncId, on: boolean): number {
    return this.result(on ? addKprobe(this, func) : removeKprobe(this, func));
  }

  // ------------------------------------------------------------------------------------------ tasks

  createTask(desc: tasks.TaskDesc): Task {
    return tasks.createTask(this, desc);
  }

  task(name: TaskName): Task | undefined {
    return this.state.tasks.get(name);
  }

  enter(task: TaskName, func: FuncId): void {
    tasks.enter(this, task, func);
  }

  leave(task: TaskName): void {
    tasks.leave(this, task);
  }

  exitKernel(task: TaskName): void {
    tasks.exitKernel(this, task);
  }

  resched(task: TaskName): void {
    tasks.resched(this, task);
  }

  sleep(task: TaskName): void {
    tasks.taskNamed(this, task).running = false;
  }

  wake(task: TaskName): void {
    tasks.taskNamed(this, task).running = true;
  }

  fork(parent: TaskName, child: tasks.TaskDesc): Task {
    return tasks.fork(this, parent, child);
  }

  exit(task: TaskName): void {
    tasks.exit(this, task);
  }

  // ------------------------------------------------------------------------------------------ calls

  /** The site of a function, with the choice of code made (site.ts). */
  site(func: FuncId): Site {
    return siteOf(this, func);
  }

  /** Calls a function as `task` and gives what the chosen code computes; leaves no frame and no observation. */
  call(func: FuncId, task: TaskName, arg?: unknown): unknown {
    return siteOf(this, func).entry(tasks.taskNamed(this, task), arg);
  }

  // ------------------------------------------------------------------------------------------ background work

  /** The delayed work that retries the completion; it is queued as long as a transition is going on. */
  retryWork(): void {
    tryComplete(this);
  }

  /** The worker that frees a disabled or replaced patch; it is queued while the patch is `freeing`. */
  freeWork(patch: string): void {
    const queued = this.state.patches.find((p) => p.name === patch && p.freeing);
    freeFinish(this, known(queued, patch));
  }

  // ------------------------------------------------------------------------------------------ what is seen

  takeObservations(): readonly Observation[] {
    const taken = this.observations;
    this.observations = [];
    return taken;
  }

  /** Log records after `seq` (default: all), oldest first. Debug lines only as far as dynamic debug let them in. */
  log(seq = -1): readonly LogRecord[] {
    return recordsAfter(this.state.log, seq);
  }

  view(scope: ViewScope): View {
    return viewOf(this, scope);
  }

  snapshot(): Snapshot {
    return { state: copyState(this.state) };
  }

  /** Goes back to a snapshot; observations not yet taken are dropped. */
  restore(snapshot: Snapshot): void {
    this.state = copyState(snapshot.state);
    this.observations = [];
    refreshAllSites(this);
  }
}
