/** docs/reference/verbs.md: what each verb's `--help` says. */
import { run, verbNames } from './main.ts';

/** Columns of the page's blocks. */
const width = 100;

async function help(...args: readonly string[]): Promise<string> {
  const said: string[] = [];
  const silent = () => {};
  const io = {
    out: (text: string) => said.push(text),
    err: silent,
    progress: silent,
    color: false,
    exit: silent,
  };
  await run([...args, '--help'], { ...io, width });
  return said.join('\n').trim();
}

export async function verbsPage(): Promise<string> {
  const sections: string[] = [];
  for (const verb of verbNames) sections.push(`## klp ${verb}\n\n\`\`\`text\n${await help(verb)}\n\`\`\`\n`);
  return `# The verbs

What \`npx klp <verb> --help\` says of each. This page is written by \`npx tsx src/cli/write-verbs.ts\`.

${verbNames.map((verb) => `[${verb}](#klp-${verb})`).join(' · ')}

All of them print what was asked for on standard output, and messages and progress on standard error; progress only on a
terminal. Colour is for terminals too, and \`NO_COLOR=1\` switches it off. A message about what was given ends in a code that
[codes.md](codes.md) explains. After an internal error, \`KLP_DEBUG=1\` shows where it happened.

| exit code | means |
| --------- | ----- |
| 0 | holds, accepted, equal |
| 1 | usage, or an error in what was given |
| 2 | internal error: a defect of klp |
| 10 | deadlock |
| 11 | violated (safety) |
| 12 | violated (liveness); not in use: a transition that can never end is a deadlock, 10 |
| 13 | unwitnessed |
| 14 | inconclusive |
| 15 | conformance difference: a log, a story or generated tests are not what the rules say |
| 16 | two sets of rules behave differently |

${sections.join('\n')}`;
}
