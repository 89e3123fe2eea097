import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { klp } from '../../cli/testing.ts';

const browser = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const folder = mkdtempSync(join(tmpdir(), 'klp-browser-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Opens a page; what it is then, and what was said on its console. */
function opened(program: string, page: string): { readonly dom: string; readonly said: readonly string[] } {
  const quiet = ['--headless', '--no-sandbox', '--disable-gpu', `--user-data-dir=${join(folder, 'profile')}`];
  const loud = ['--enable-logging=stderr', '--v=0', '--virtual-time-budget=2000', '--dump-dom'];
  const { status, stdout, stderr } = spawnSync(program, [...quiet, ...loud, pathToFileURL(page).href], {
    encoding: 'utf8',
    timeout: 110_000,
    maxBuffer: 64 * 2 ** 20,
  });
  expect(status, stderr).toBe(0);
  return { dom: stdout, said: stderr.split('\n').filter((line) => line.includes(':CONSOLE:')) };
}

describe('the page of a check in a browser', () => {
  if (browser === undefined) {
    it.skip('not run: there is no Chromium in /usr/bin', () => {});
    return;
  }

  it('opens without an error, its charts drawn, its buttons at work', { timeout: 240_000 }, async () => {
    const page = join(folder, 'out.html');
    await klp('check', 'transitions/kthread-never-leaves', '--jobs', '1', '--report', page);
    const whole = opened(browser, page);
    expect(whole.said).toEqual([]);
    expect(whole.dom).toContain('<svg ');
    expect(whole.dom).toContain('>fit to the page</button>');

    // The same with a click on the button of the chart, and with a mistake, which must be seen.
    const clicking = join(folder, 'clicking.html');
    const click = "<script>document.querySelector('button').click(); nobody()</script></body>";
    writeFileSync(clicking, whole.dom.replace('</body>', click));
    const clicked = opened(browser, clicking);
    expect(clicked.dom).toContain('>full size</button>');
    expect(clicked.said).toEqual([expect.stringContaining('nobody is not defined')]);
  });
});
