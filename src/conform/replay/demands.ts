import type { Scenario } from '../../../spec/scenario-types.ts';
import { VMLINUX } from '../../../spec/vocabulary.ts';
import { announce } from './commands.ts';
import type { Entry } from './reader.ts';
import type { Demand } from './validate.ts';

/** What a patch or module of a scenario never prints itself, though its name stands in front. */
const loaderLine =
  /: (?:loading out-of-tree module taints kernel\.|module verification failed: .*|tainting kernel with .*|module license .*)$/;

/** The lines of a log that a scenario must explain, as demands; the others are skipped. */
export class Demands {
  readonly #scenario: Scenario;
  readonly #owners: ReadonlySet<string>;
  readonly #texts: ReadonlySet<string>;
  readonly #inferred: ReadonlySet<string> | undefined;

  /** @param inferred the lines of target modules' own code that an inferred scenario explains */
  constructor(scenario: Scenario, inferred: ReadonlySet<string> | undefined) {
    this.#scenario = scenario;
    this.#inferred = inferred;
    this.#owners = new Set([...scenario.patches, ...scenario.modules].map((m) => m.name));
    const prints = scenario.modules.flatMap((m) => (m.name === VMLINUX ? m.functions : []));
    this.#texts = new Set(
      prints.flatMap((f) => [f.prints?.enter, f.prints?.leave]).filter((t) => t !== undefined),
    );
  }

  of(entry: Entry, commands: boolean): Demand | undefined {
    const { kind, text, number: line } = entry;
    switch (kind.kind) {
      case 'core':
        return kind.word === 'not modelled' ? undefined : { kind: 'line', line, text };
      case 'callback':
      case 'unknown':
        return { kind: 'line', line, text };
      case 'taint':
        return this.#scenario.tainted ? undefined : { kind: 'line', line, text };
      case 'command': {
        if (!commands) return undefined;
        const command = announce(kind, this.#scenario, text);
        return command === undefined ? undefined : { kind: 'command', line, text, command };
      }
      case 'result':
        return commands && [...this.#owners].some((name) => mentions(text, name))
          ? { kind: 'result', line, text }
          : undefined;
      case 'other':
        if (this.#inferred !== undefined) {
          return this.#inferred.has(text) ? { kind: 'line', line, text } : undefined;
        }
        if (this.#texts.has(text)) return { kind: 'line', line, text };
        return this.#owners.has(kind.owner) && !loaderLine.test(text)
          ? { kind: 'line', line, text }
          : undefined;
      case 'test':
        return commands ? { kind: 'mark', line, text } : undefined;
      case 'blocker':
      case 'boot':
        return undefined;
      default:
        return kind satisfies never;
    }
  }
}

const mentions = (text: string, module: string): boolean =>
  text
    .replaceAll('-', '_')
    .split(/[\s/:'"]/)
    .some((word) => word.replace(/\.ko$/, '') === module);
