/** docs/reference/codes.md: every message code, from the one table. */
import { codeGroups } from '../../spec/error-codes.ts';

export const codesPage = (): string =>
  [
    '# Message codes',
    '',
    'Each message of `klp` about what it was given ends in a code. The code stays the same when words change. This page is',
    'written from spec/error-codes.ts: `npx tsx src/report/write-codes.ts`.',
    ...codeGroups.flatMap(({ title, codes }) => [
      '',
      `## ${title}`,
      ...codes.flatMap((c) => [
        '',
        `### ${c.code}`,
        '',
        `**${c.title}.** ${c.meaning}`,
        '',
        `*Try:* ${c.remedy}`,
      ]),
    ]),
    '',
  ].join('\n');
