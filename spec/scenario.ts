/** Scenario files: YAML in, Scenario out, or one error that says what is wrong where. */
import { readFileSync, statSync } from 'node:fs';
import { KlpError } from './error.ts';
import { buildScenario } from './scenario-build.ts';
import { checkForm } from './scenario-form.ts';
import type { Scenario } from './scenario-types.ts';
import { checkSize, parseYaml } from './scenario-yaml.ts';

/** The part of a path below spec/scenarios/ without its extension, e.g. `callbacks/test-9`; elsewhere the file's name. */
export function scenarioId(file: string): string {
  const parts = file.replaceAll('\\', '/').split('/');
  const folder = parts.lastIndexOf('scenarios');
  const own = folder > 0 && parts[folder - 1] === 'spec' ? parts.slice(folder + 1) : parts.slice(-1);
  return own.join('/').replace(/\.ya?ml$/, '');
}

/**
 * Reads a scenario from text.
 * @param file its name: for the scenario's id and for the places in errors
 * @throws KlpError KLP1002 to KLP1016, KLP1100 to KLP1104
 */
export function parseScenario(text: string, file: string): Scenario {
  const source = parseYaml(text, file);
  return buildScenario(source, checkForm(source), scenarioId(file));
}

/** Why the operating system would not let us read it, in words. */
const unreadable: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EACCES: 'you may not read it',
  EPERM: 'you may not read it',
  ELOOP: 'its links go round in a circle',
  ENAMETOOLONG: 'its name is too long',
};

function readText(path: string): string {
  try {
    const stat = statSync(path);
    if (!stat.isFile()) {
      throw new KlpError('KLP1001', `this is ${stat.isDirectory() ? 'a directory' : 'no regular file'}`, {
        file: path,
        hint: 'name a scenario file, e.g. spec/scenarios/callbacks/test-1.yaml',
      });
    }
    checkSize(path, stat.size);
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    if (error instanceof KlpError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
      throw new KlpError('KLP1003', 'this is not YAML: it is not text in UTF-8', { file: path });
    }
    throw new KlpError('KLP1001', `the file cannot be read: ${unreadable[code] ?? code}`, { file: path });
  }
}

/**
 * Reads a scenario file.
 * @throws KlpError KLP1001 (cannot be read), else as parseScenario
 */
export const loadScenario = (path: string): Scenario => parseScenario(readText(path), path);
