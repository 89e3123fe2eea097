import { writeFileSync } from 'node:fs';
import { KlpError } from '../../spec/error.ts';

/** Writes a file that was asked for. @throws KlpError KLP2302 */
export function writeOutput(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new KlpError('KLP2302', 'the file cannot be written', { file, why });
  }
}
