/** docs/reference/properties.md: every property, from its own file, and what breaks it, from src/check/mutations. */
import type { Property } from '../../spec/properties/property.ts';
import type { PropertyMutation } from '../check/mutations/entry.ts';

const breaking = (m: PropertyMutation | undefined): readonly string[] => {
  if (m === undefined) return [];
  const others = Object.entries(m.also ?? {}).map(([id, reason]) => `\`${id}\` breaks too: ${reason}`);
  const stack =
    m.mistaken === undefined
      ? `*A changed rule breaks it and no other:* ${m.what} (${m.place.name})`
      : `*A mistaken stack breaks it and no other:* ${m.what} (${m.mistaken.name}; correct: ${m.place.name})`;
  return ['', stack, ...others];
};

/** The page, in the order of the properties. */
export const propertiesPage = (
  properties: readonly Property[],
  mutations: readonly PropertyMutation[],
): string =>
  [
    '# Properties',
    '',
    'What `klp check` asks of every scenario. This page is written from spec/properties and src/check/mutations:',
    '`npx tsx src/report/write-properties.ts`.',
    ...properties.flatMap((p) => [
      '',
      `## ${p.id}`,
      '',
      `**${p.statement}**`,
      '',
      `*Why:* ${p.why}`,
      '',
      `*Source:* ${p.source}`,
      '',
      p.kind === 'step'
        ? '*Asked of:* every step; its witness is a step in which it could have failed.'
        : '*Asked of:* every stable state; its witness is a state in which it could have failed.',
      ...breaking(mutations.find((m) => m.property === p.id)),
    ]),
    '',
  ].join('\n');
