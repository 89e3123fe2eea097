import type { Scenario } from '../../../spec/scenario-types.ts';
import { VMLINUX } from '../../../spec/vocabulary.ts';
import { announce } from './commands.ts';
import { classify, type LineKind } from './grammar.ts';
import type { Entry } from './reader.ts';
import type { Demand } from './validate.ts';
import { type CoreWord, ofMistakes } from './wordings.ts';

/** What a patch or module of a scenario never prints itself, though its name stands in front. */
const loaderLine =
  /: (?:loading out-of-tree module taints kernel\.|module verification failed: .*|tainting kernel with .*|module license .*)$/;

/** Whether neither the rules nor a scenario speak of a line of the core. */
const isUnmodelled = (word: CoreWord, scenario: Scenario | undefined): boolean =>
  word === 'not modelled' ||
  word === 'vmlinux name' ||
  (word === 'shadow failed' && scenario === undefined) ||
  (ofMistakes.has(word) && (scenario === undefined || !speaksOfMistakes(scenario)));

/** A patch is wrong on purpose, or may mean the wrong one of several functions of one name. */
const speaksOfMistakes = ({ patches, modules }: Scenario): boolean =>
  patches.some((p) => p.mistake !== undefined) ||
  modules.some((m) => m.functions.some((f) => f.func.includes(',')));

/**
 * Lines with a hashed pointer or a place in the source, which no scenario can know: they are neither expected nor missed.
 * Those without the core's prefix are not its in a log either.
 */
const inWordsOfTheBoot = /^(?:Duplicate shadow variable <|WARNING: .*\bat kernel\/livepatch\/)/;

const isOfTheBoot = (kind: LineKind, text: string): boolean =>
  kind.kind === 'core' ? kind.word === 'shadow failed' : inWordsOfTheBoot.test(text);

/** The lines that a validation does not expect either, whoever prints them. */
export function isSkippedText(text: string, scenario: Scenario | undefined): boolean {
  const kind = classify(text);
  return isOfTheBoot(kind, text) || (kind.kind === 'core' && isUnmodelled(kind.word, scenario));
}

/** The core's lines of which nothing speaks: a missing symbol, and the refusal of a module that comes of it. */
export function skippedOf(entries: readonly Entry[], scenario: Scenario | undefined): readonly Entry[] {
  let refused: string | undefined;
  return entries.filter(({ kind, text }) => {
    if (kind.kind !== 'core' || kind.word === 'refusing module') {
      return refused !== undefined && text.startsWith(refused);
    }
    refused =
      kind.word === 'module init failed' && isUnmodelled(kind.word, scenario)
        ? `livepatch: patch '${kind.patch}' failed for module '${kind.object}', refusing to load `
        : undefined;
    return isUnmodelled(kind.word, scenario);
  });
}

/** The lines of a log that a scenario must explain, as demands; the others are skipped. */
export class Demands {
  readonly #scenario: Scenario;
  readonly #owners: ReadonlySet<string>;
  readonly #texts: ReadonlySet<string>;
  readonly #inferred: ReadonlySet<string> | undefined;
  readonly #skipped: ReadonlySet<number>;

  /**
   * @param inferred the lines of target modules' own code that an inferred scenario explains
   * @param skipped numbers of lines that the rules do not speak of
   */
  constructor(
    scenario: Scenario,
    inferred: ReadonlySet<string> | undefined,
    skipped: ReadonlySet<number> = new Set(),
  ) {
    this.#scenario = scenario;
    this.#skipped = skipped;
    this.#inferred = inferred;
    this.#owners = new Set([...scenario.patches, ...scenario.modules].map((m) => m.name));
    const prints = scenario.modules.flatMap((m) => (m.name === VMLINUX ? m.functions : []));
    this.#texts = new Set([
      ...prints.flatMap((f) => [f.prints?.enter, f.prints?.leave]).filter((t) => t !== undefined),
      ...[...scenario.patches, ...scenario.modules].flatMap(tooManyOf),
    ]);
  }

  of(entry: Entry, commands: boolean): Demand | undefined {
    const { kind, text, number: line } = entry;
    switch (kind.kind) {
      case 'core':
        return this.#skipped.has(line) || isOfTheBoot(kind, text) ? undefined : { kind: 'line', line, text };
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

/** What the kernel says of a list that is too long stands after the parameter's name alone. */
const tooManyOf = ({
  params = {},
}: Scenario['modules'][number] | Scenario['patches'][number]): readonly string[] =>
  Object.entries(params).flatMap(([name, spec]) =>
    spec.type === 'array of int' ? [`${name}: can only take ${spec.max} arguments`] : [],
  );

const mentions = (text: string, module: string): boolean =>
  text
    .replaceAll('-', '_')
    .split(/[\s/:'"]/)
    .some((word) => word.replace(/\.ko$/, '') === module);
