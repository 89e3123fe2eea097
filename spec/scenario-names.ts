/** Checks that the parts of a scenario file share: names that must exist, and must not be there twice. */
import type { ScenarioFile } from './scenario-schema.ts';
import type { Path, Source } from './scenario-yaml.ts';
import { didYouMean } from './suggest.ts';
import { type FuncId, VMLINUX } from './vocabulary.ts';

export type Prints = { readonly prints?: { readonly enter?: string; readonly leave?: string } };

/** What code prints: a plain text is printed on entry. */
export const printsOf = (
  prints: string | { enter?: string | undefined; leave?: string | undefined } | undefined,
): Prints => {
  if (prints === undefined) return {};
  if (typeof prints === 'string') return { prints: { enter: prints } };
  return {
    prints: {
      ...(prints.enter === undefined ? {} : { enter: prints.enter }),
      ...(prints.leave === undefined ? {} : { leave: prints.leave }),
    },
  };
};

export class Names {
  readonly #source: Source;
  readonly #file: ScenarioFile;

  constructor(source: Source, file: ScenarioFile) {
    this.#source = source;
    this.#file = file;
  }

  /** A name that must be one of those there are. */
  known(what: string, name: string, known: readonly string[], path: Path, key = false): void {
    if (known.includes(name)) return;
    throw this.#source.fail('KLP1014', path, `there is no ${what} "${name}"`, {
      key,
      hint: didYouMean(name, known),
    });
  }

  /** Values that must differ. */
  twice(what: string, values: readonly (string | number)[], path: Path): void {
    for (const [i, value] of values.entries()) {
      if (values.indexOf(value) !== i) {
        throw this.#source.fail('KLP1013', [...path, i], `${what} ${value} is declared twice`);
      }
    }
  }

  /** A function that a patch or a task names: its module must be there, and have it when it says what it has. */
  provided(func: FuncId, path: Path): void {
    const [object = '', name = ''] = func.split(':');
    if (object === VMLINUX) return;
    const modules = this.#file.modules ?? {};
    if (!Object.hasOwn(modules, object)) {
      throw this.#source.fail('KLP1014', path, `no module provides ${func}`, {
        hint: didYouMean(object, [VMLINUX, ...Object.keys(modules)]),
      });
    }
    const declared = modules[object]?.functions?.map((f) => (typeof f === 'string' ? f : f.name));
    if (declared !== undefined) this.known(`function of module ${object}`, name, declared, path);
  }
}
