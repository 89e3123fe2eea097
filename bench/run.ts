/** `npm run bench -- NAME [args]`: one benchmark beside its peer, in one run. */
import { readdirSync } from 'node:fs';

const names = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((e) => e.isDirectory() || /^(?!run)[\w-]+(?<!\.test)\.ts$/.test(e.name))
  .map((e) => e.name.replace(/\.ts$/, ''));
const [name, ...args] = process.argv.slice(2);

if (name === undefined || !names.includes(name)) {
  console.error(
    `${name === undefined ? 'which benchmark?' : `no benchmark "${name}"`} npm run bench -- ${names.join('|')}`,
  );
  process.exitCode = 1;
} else {
  const file = readdirSync(import.meta.dirname).includes(`${name}.ts`) ? `./${name}.ts` : `./${name}/run.ts`;
  const benchmark: { run(args: readonly string[]): void | Promise<void> } = await import(file);
  await benchmark.run(args);
}
