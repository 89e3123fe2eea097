/** A child process that is not trusted to come back: neither in time, nor at all. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Seconds that a process may take to begin with its first input, on a machine that is busy with much else. */
const startup = 600;

/** Megabytes of heap; what is read is small, and so must be what is made of it. */
const heap = 1024;

export interface Watched {
  /** `stalled`: no input, or no new one, was begun for too long. `died`: it ended in another way than by itself, e.g. out of memory. */
  readonly end: 'came back' | 'stalled' | 'died';
  readonly stdout: string;
  readonly stderr: string;
  /** The number of the input that was begun last; 0: none. */
  readonly run: number;
}

/**
 * Runs a module in a folder of its own, so that what it writes harms nobody.
 * @param args a word `PROGRESS` among them becomes the name of the file in which it counts (8 bytes, little endian)
 * @param patience seconds that one input may take
 */
export async function watched(
  file: string,
  args: readonly string[],
  patience: number,
  seen: (run: number) => void = () => {},
): Promise<Watched> {
  const folder = mkdtempSync(join(tmpdir(), 'klp-fuzz-'));
  const progress = `${folder}.progress`;
  writeFileSync(progress, new Uint8Array(8));
  const count = (): number => Number(readFileSync(progress).readBigUInt64LE(0));
  const child = spawn(
    process.execPath,
    [
      `--max-old-space-size=${heap}`,
      '--import',
      import.meta.resolve('tsx'),
      file,
      ...args.map((a) => (a === 'PROGRESS' ? progress : a)),
    ],
    { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NO_COLOR: '1' } },
  );
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (data: Buffer) => {
    stdout += data.toString();
  });
  child.stderr.on('data', (data: Buffer) => {
    stderr = (stderr + data.toString()).slice(-20_000);
  });
  let last = 0;
  let quiet = 0;
  let stalled = false;
  const timer = setInterval(() => {
    const now = count();
    quiet = now === last ? quiet + 1 : 0;
    last = now;
    seen(now);
    if (quiet >= (now === 0 ? Math.max(startup, patience) : patience)) {
      stalled = true;
      child.kill('SIGKILL');
    }
  }, 1000);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on('close', resolve);
      child.on('error', reject);
    });
    return { end: stalled ? 'stalled' : code === 0 ? 'came back' : 'died', stdout, stderr, run: count() };
  } finally {
    clearInterval(timer);
    rmSync(folder, { recursive: true, force: true });
    rmSync(progress, { force: true });
  }
}
