import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

const pages = [
  'README.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).map((f) => join('docs', f)),
].filter((f) => f.endsWith('.md'));

/** Without what is shown as code. */
const prose = (page: string): string =>
  readFileSync(join(root, page), 'utf8')
    .replace(/^```[\s\S]*?^```/gm, '')
    .replace(/`[^`\n]*`/g, (code) => code.replace(/[^`]/g, ' '));

/** The name that a heading has in links, as GitHub makes it. */
const anchor = (heading: string): string =>
  heading
    .replace(/[`*]/g, '')
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/ /g, '-');

const anchorsOf = (file: string): readonly string[] =>
  [
    ...readFileSync(file, 'utf8')
      .replace(/^```[\s\S]*?^```/gm, '')
      .matchAll(/^#+ (.+)$/gm),
  ].map(([, heading = '']) => anchor(heading));

/** Relative links and pictures of a page, as they are written. */
const linksOf = (page: string): readonly string[] =>
  [...prose(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, to = '']) => to).filter((to) => !/^\w+:/.test(to));

describe('links', () => {
  test.each(pages)('those of %s lead somewhere', (page) => {
    const broken = linksOf(page).filter((link) => {
      const [path = '', heading] = link.split('#');
      const target = path === '' ? join(root, page) : join(dirname(join(root, page)), path);
      if (relative(root, target).startsWith('..') || !existsSync(target)) return true;
      return heading !== undefined && !anchorsOf(target).includes(heading);
    });
    expect(broken).toEqual([]);
  });

  test('docs/README.md leads to every page', () => {
    const linked = linksOf('docs/README.md').map((link) => join('docs', link));
    const own = pages.filter((page) => page !== 'README.md' && page !== 'docs/README.md');
    expect(own.filter((page) => !linked.includes(page))).toEqual([]);
  });
});
