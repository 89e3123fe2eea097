import { errnoText } from '../../../spec/errno.ts';
import type { Scenario } from '../../../spec/scenario-types.ts';
import type { EventType, KlpEvent } from '../../../spec/vocabulary.ts';
import type { CommandLine } from './grammar.ts';

/** Events that a test script announces with a `% …` line before it makes them. */
const announced: ReadonlySet<EventType> = new Set<EventType>([
  'load',
  'unload',
  'write',
  'setParam',
  'loadModule',
  'unloadModule',
  'sysctl',
]);

export const isAnnounced = (event: KlpEvent): boolean => announced.has(event.type);

/** What a command line asks for. */
export interface Announced {
  /** Text for keys and for people. */
  readonly text: string;
  readonly matches: (event: KlpEvent) => boolean;
  /** The script writes an error line when it fails. */
  readonly reports: boolean;
  /** The line was written after the command had run; `failed`: with an error. */
  readonly done?: { readonly failed: boolean };
}

const integer = (text: string): number | undefined => (/^-?\d{1,10}$/.test(text) ? Number(text) : undefined);

/**
 * What a command means in a scenario; `undefined` when it is about nothing in it (a module that is neither a patch nor a
 * target, a file that no rule reads).
 */
export function announce(line: CommandLine, scenario: Scenario, text: string): Announced | undefined {
  const { command } = line;
  switch (command.verb) {
    case 'insmod': {
      const patch = scenario.patches.find((p) => p.name === command.module);
      if (patch !== undefined) {
        const given = Object.entries(command.args).flatMap(([name, value]) => {
          const number = integer(value);
          return Object.hasOwn(patch.params, name) && number !== undefined
            ? [[name, String(number)] as const]
            : [];
        });
        return {
          text,
          reports: true,
          matches: (event) => {
            if (event.type !== 'load' || event.patch !== patch.name) return false;
            const params = event.params ?? {};
            return Object.entries(patch.params).every(
              ([
                name,
                {
                  values: [usual],
                },
              ]) => (params[name] ?? usual) === (given.find(([n]) => n === name)?.[1] ?? usual),
            );
          },
        };
      }
      const module = scenario.modules.find((m) => m.name === command.module);
      if (module === undefined) return undefined;
      return {
        text,
        reports: true,
        matches: (event) => event.type === 'loadModule' && event.module === module.name,
      };
    }
    case 'rmmod': {
      const known = [...scenario.patches, ...scenario.modules].some((m) => m.name === command.module);
      if (!known) return undefined;
      return {
        text,
        reports: true,
        matches: (event) =>
          (event.type === 'unload' && event.patch === command.module) ||
          (event.type === 'unloadModule' && event.module === command.module),
      };
    }
    case 'write':
      if (!scenario.patches.some((p) => p.name === command.patch)) return undefined;
      return {
        text,
        reports: false,
        matches: (event) =>
          event.type === 'write' &&
          event.patch === command.patch &&
          event.file === command.file &&
          event.value === command.value,
      };
    case 'setParam':
      if (
        !scenario.patches.some((p) => p.name === command.module && Object.hasOwn(p.params, command.param))
      ) {
        return undefined;
      }
      return {
        text,
        reports: false,
        matches: (event) =>
          event.type === 'setParam' &&
          event.patch === command.module &&
          event.param === command.param &&
          Number(event.value) === integer(command.value),
      };
    case 'ftrace':
      return {
        text,
        reports: false,
        done: { failed: command.failed },
        matches: (event) => event.type === 'sysctl' && event.value === command.value,
      };
    default:
      return command satisfies never;
  }
}

/** Whether a script's error line tells of this result. kmod says `Invalid parameters` for EINVAL, and older ones do not. */
export function tellsOf(text: string, errno: number): boolean {
  if (errno === 0) return false;
  if (errno === -22 && text.endsWith(': Invalid parameters')) return true;
  if (errno === -11 && text.endsWith(' is in use')) return true;
  return text.endsWith(`: ${errnoText(errno)}`);
}
