/** Reads and writes of any file with any text, in any state of the engine. */
import fc from 'fast-check';
import { errnoName } from '../../../spec/errno.ts';
import { profiles } from '../../../spec/kernels/profiles.ts';
import type { Scenario } from '../../../spec/scenario-types.ts';
import { Data } from '../../conform/data.ts';
import { compileModules } from '../../conform/modules.ts';
import { possible } from '../../conform/possible.ts';
import { randomScenario } from '../../conform/random-scenario.ts';
import { Kernel } from '../../engine/kernel.ts';
import { Clock } from '../../shell/clock.ts';
import { usualKernel } from '../../shell/usual.ts';
import { profileOf } from '../../testgen/shipped.ts';
import { anyText, some } from '../mutate.ts';
import { type Answer, target } from '../target.ts';

const ENOTDIR = -20;
const EISDIR = -21;

type Act =
  | { readonly do: 'event'; readonly number: number }
  | { readonly do: 'read' | 'list' | 'mode'; readonly path: Path }
  | { readonly do: 'write'; readonly path: Path; readonly text: string };

/** A path by name; or the nth that there is (of those that can be written), with something behind it. */
type Path = string | { readonly of: 'all' | 'writable'; readonly number: number; readonly behind: string };

const path: fc.Arbitrary<Path> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      of: fc.constantFrom('all', 'writable', 'writable'),
      number: fc.nat(10_000),
      behind: fc.constantFrom('', '', '', '', '/', '/x', '/..', '\n'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc
      .array(
        fc.constantFrom(
          ...[
            'sys',
            'kernel',
            'livepatch',
            'p1',
            'p2',
            'enabled',
            'force',
            'transition',
            'vmlinux',
            'f,1',
            'module',
          ],
          ...[
            'parameters',
            'proc',
            '1',
            '2',
            'patch_state',
            '..',
            '.',
            '',
            '__proto__',
            'constructor',
            'debug',
            'control',
          ],
        ),
        { maxLength: 7 },
      )
      .map((names) => `/${names.join('/')}`),
  },
  { weight: 1, arbitrary: anyText() },
);

const value = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.constantFrom(
      '0',
      '1',
      '0\n',
      '1\n',
      'y',
      'on',
      'off',
      '2',
      '-1',
      ' 1',
      '1 0',
      '+1',
      '0x1',
      '',
      '\n',
    ),
  },
  {
    weight: 3,
    arbitrary: anyText(['file transition.c +p', 'func f +p', 'module livepatch -p', 'line 1-2 =pflmt']),
  },
  { weight: 1, arbitrary: fc.nat(70_000).map((n) => '1'.repeat(n)) },
);

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('event' as const), number: fc.nat(10_000) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom('read' as const, 'list' as const, 'mode' as const), path }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('write' as const), path, text: value }) },
);

interface SysfsInput {
  readonly scenario: Scenario;
  readonly acts: readonly Act[];
}

/** What system calls return; a pre_patch callback's own number, which the kernel hands on, may be any that a parameter had. */
class Results {
  readonly #own = new Set<unknown>();

  /** Remembers the parameters before something is done that may read them. */
  before(kernel: Kernel): void {
    for (const { params } of kernel.state.modules.values())
      for (const value of Object.values(params)) this.#own.add(value);
  }

  legal(result: number): number {
    if (!Number.isInteger(result)) throw new Error(`${result} is no result of a system call`);
    if (this.#own.has(result) || result === ENOTDIR || result === EISDIR) return result;
    if (result > 0 || (result < 0 && errnoName(result) === undefined)) {
      throw new Error(`${result} is no result of a system call that is known`);
    }
    return result;
  }
}

/** Every path that there is. */
function paths(kernel: Kernel): readonly string[] {
  const found: string[] = [];
  const visit = (dir: string): void => {
    const names = kernel.list(dir === '' ? '/' : dir);
    if (typeof names === 'number') throw new Error(`${dir} is listed and cannot be: ${names}`);
    for (const name of names) {
      const child = `${dir}/${name}`;
      found.push(child);
      if (kernel.mode(child)?.kind === 'dir') visit(child);
    }
  };
  visit('');
  return found;
}

function run({ scenario, acts }: SysfsInput): Answer {
  const profile = profileOf(scenario);
  const compiled = compileModules(scenario, new Data(scenario));
  const kernel = new Kernel({
    ...usualKernel,
    profile,
    functions: compiled.vmlinux,
    tainted: scenario.tainted,
  });
  const clock = new Clock(kernel);
  for (const module of scenario.modules) if (module.loaded) kernel.insmod(compiled.module(module.name, 0));
  for (const task of scenario.tasks) if (task.alive) kernel.createTask(compiled.task(task.name));
  const resolve = (p: Path): string => {
    if (typeof p === 'string') return p;
    const all = paths(kernel).filter((it) => {
      const node = kernel.mode(it);
      return p.of === 'all' || (node?.kind === 'file' && (node.mode & 0o222) !== 0);
    });
    return `${all[p.number % all.length] ?? '/'}${p.behind}`;
  };
  let written = 0;
  const results = new Results();
  const legal = (result: number): number => results.legal(result);
  for (const a of acts) {
    results.before(kernel);
    switch (a.do) {
      case 'event': {
        const view = kernel.view(compiled.scope);
        const able = scenario.alphabet.filter((e) =>
          possible(e, view, scenario, profile, kernel.state.kprobes),
        );
        const event = able[a.number % Math.max(able.length, 1)];
        if (event?.type === 'load') legal(kernel.insmod(compiled.patch(event.patch), event.params ?? {}));
        else if (event?.type === 'unload') legal(kernel.rmmod(event.patch));
        else if (event?.type === 'loadModule')
          legal(kernel.insmod(compiled.module(event.module, event.init ?? 0)));
        else if (event?.type === 'unloadModule') legal(kernel.rmmod(event.module));
        else if (event?.type === 'enter') kernel.enter(event.task, event.func);
        else if (event?.type === 'leave' || event?.type === 'sleep' || event?.type === 'wake')
          kernel[event.type](event.task);
        else if (event?.type === 'kprobe') legal(kernel.kprobe(event.func, event.on));
        else clock.advance(1_000_000);
        break;
      }
      case 'read': {
        const text = kernel.read(resolve(a.path));
        if (typeof text === 'number') legal(text);
        break;
      }
      case 'list': {
        const names = kernel.list(resolve(a.path));
        if (typeof names === 'number') legal(names);
        break;
      }
      case 'mode':
        kernel.mode(resolve(a.path));
        break;
      case 'write':
        if (legal(kernel.write(resolve(a.path), a.text)) === 0) written++;
        break;
      default:
        a satisfies never;
    }
  }
  kernel.view(compiled.scope);
  for (const p of paths(kernel)) kernel.read(p);
  return written > 0 ? 'some writes done' : 'all writes refused';
}

export const sysfsTargets = [
  target<SysfsInput>({
    name: 'sysfs',
    what: 'reads and writes below /sys and /proc, in any state of the engine',
    share: 4,
    input: fc.record({
      scenario: randomScenario(some(profiles.map((p) => p.name))),
      acts: fc.array(act, { maxLength: 30, size: 'max' }),
    }),
    attempt: run,
    show: ({ scenario, acts }) =>
      `${acts.map((a) => JSON.stringify(a)).join('\n')}\nwith ${JSON.stringify({ ...scenario, alphabet: undefined })}`,
  }),
];
