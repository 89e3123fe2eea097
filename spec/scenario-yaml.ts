/** YAML text → plain data, with the place of every part of it, and errors instead of surprises. */
import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { type KlpCode, KlpError } from './error.ts';

/** A path into the data: keys and indices. */
export type Path = readonly PropertyKey[];

/** Bytes; a scenario of a thousand lines has some fifty thousand. */
export const sizeLimit = 1_000_000;

export interface Source {
  readonly file: string;
  readonly data: unknown;
  /** An error at the value (or, with `key`, at the key) that `path` leads to; at the nearest part that there is. */
  readonly fail: (
    code: KlpCode,
    path: Path,
    what: string,
    more?: { readonly why?: string | undefined; readonly hint?: string | undefined; readonly key?: boolean },
  ) => KlpError;
}

const tooBig = (file: string, bytes: number): KlpError =>
  new KlpError('KLP1002', `the file has ${bytes} bytes`, {
    file,
    why: `a scenario file may have ${sizeLimit} bytes; it is read as a whole`,
    hint: 'is this a scenario file?',
  });

/** @throws KlpError KLP1002 when it is too big to be read. */
export function checkSize(file: string, bytes: number): void {
  if (bytes > sizeLimit) throw tooBig(file, bytes);
}

/** What a map's keys are, for the message about one that is there twice. */
function kindOfKey(path: Path): string {
  const last = path.at(-1);
  if (path.length === 1 && (last === 'patches' || last === 'modules' || last === 'tasks')) {
    return { patches: 'patch', modules: 'module', tasks: 'task' }[last];
  }
  if (path.length === 3 && last === 'objects') return 'object';
  if (path.length === 3 && last === 'params') return 'parameter';
  return 'key';
}

type YamlDocument = Document.Parsed;

class Places {
  readonly #document: YamlDocument;
  readonly #lines: LineCounter;

  constructor(document: YamlDocument, lines: LineCounter) {
    this.#document = document;
    this.#lines = lines;
  }

  at(offset: number): { readonly line: number; readonly column: number } {
    const { line, col } = this.#lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  }

  /** Offset of the value at `path` (of its key when asked), or of the deepest part on the way that there is. */
  offset(path: Path, key: boolean): number {
    let node: unknown = this.#document.contents;
    let found = rangeStart(node) ?? 0;
    for (const [i, part] of path.entries()) {
      const here = isAlias(node) ? node.resolve(this.#document) : node;
      if (isMap(here)) {
        const pair = here.items.find((p) => isScalar(p.key) && String(p.key.value) === String(part));
        if (pair === undefined) return found;
        const keyStart = rangeStart(pair.key) ?? found;
        found = key && i === path.length - 1 ? keyStart : (rangeStart(pair.value) ?? keyStart);
        // An empty value starts after its key's colon, often on another line: the key is the better place.
        if (isScalar(pair.value) && pair.value.value === null) found = keyStart;
        node = pair.value;
      } else if (isSeq(here) && typeof part === 'number') {
        node = here.items[part];
        found = rangeStart(node) ?? found;
      } else return found;
    }
    return found;
  }
}

const rangeStart = (node: unknown): number | undefined =>
  node !== null && typeof node === 'object' && 'range' in node ? (node as Node).range?.[0] : undefined;

/** Maps whose keys are not plain words, or are there twice: YAML allows the one, JavaScript hides the other. */
function checkKeys(document: YamlDocument, file: string, places: Places): void {
  const visit = (node: unknown, path: Path): void => {
    if (isSeq(node)) for (const [i, item] of node.items.entries()) visit(item, [...path, i]);
    if (!isMap(node)) return;
    const seen = new Map<string, number>();
    for (const pair of node.items) {
      const start = rangeStart(pair.key) ?? rangeStart(node) ?? 0;
      if (!isScalar(pair.key) || pair.key.value === null) {
        throw new KlpError('KLP1011', 'a key must be a plain word', { file, ...places.at(start) });
      }
      const key = String(pair.key.value);
      const first = seen.get(key);
      if (first !== undefined) {
        throw new KlpError('KLP1013', `${kindOfKey(path)} "${key}" is declared twice`, {
          file,
          ...places.at(start),
          hint: `the first is in line ${places.at(first).line}`,
        });
      }
      seen.set(key, start);
      visit(pair.value, [...path, key]);
    }
  };
  visit(document.contents, []);
}

/**
 * Parses one YAML document.
 * @throws KlpError KLP1002 (too big), KLP1003 (not YAML), KLP1004 (empty), KLP1005 (aliases that explode),
 *   KLP1011 (a key that is no word), KLP1013 (a key that is there twice)
 */
export function parseYaml(text: string, file: string): Source {
  checkSize(file, text.length);
  const lines = new LineCounter();
  let document: YamlDocument;
  try {
    document = parseDocument(text, { lineCounter: lines, uniqueKeys: false, prettyErrors: false });
  } catch {
    // The parser recurses: brackets nested thousands deep exhaust its stack.
    throw new KlpError('KLP1003', 'the file cannot be read as YAML', {
      file,
      why: 'it is nested too deeply',
    });
  }
  const places = new Places(document, lines);
  const fault = document.errors[0] ?? document.warnings[0];
  if (fault !== undefined) {
    throw new KlpError('KLP1003', `this is not YAML: ${fault.message.split('\n')[0] ?? ''}`, {
      file,
      ...places.at(fault.pos[0]),
      hint: 'spec/scenarios/ has examples to start from',
    });
  }
  if (document.contents === null || (isScalar(document.contents) && document.contents.value === null)) {
    throw new KlpError('KLP1004', 'the file is empty', {
      file,
      hint: 'spec/scenarios/ has examples to start from',
    });
  }
  checkKeys(document, file, places);
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new KlpError('KLP1005', 'the aliases of this file cannot be expanded', {
      file,
      why,
      hint: 'write out what *aliases stand for',
    });
  }
  return {
    file,
    data,
    fail: (code, path, what, more = {}) =>
      new KlpError(code, what, {
        file,
        ...places.at(places.offset(path, more.key ?? false)),
        why: more.why,
        hint: more.hint,
      }),
  };
}
