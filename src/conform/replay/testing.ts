/** For tests: a log as text, replayed as `klp replay` does. */
import { profile } from '../../../spec/kernels/profiles.ts';
import type { Scenario } from '../../../spec/scenario-types.ts';
import { mayBeModuleText } from './evidence.ts';
import { readLog } from './reader.ts';
import { type BootReplay, BootReplayer, type ReplayOptions } from './replay.ts';

export interface TextOptions extends Partial<Omit<ReplayOptions, 'profile' | 'scenario'>> {
  readonly scenario?: Scenario;
  readonly kernel?: string;
}

export async function replayText(text: string, options: TextOptions = {}): Promise<readonly BootReplay[]> {
  const { scenario, kernel } = options;
  const log = await readLog([new TextEncoder().encode(text)], {
    limit: 100_000,
    keep: scenario === undefined ? mayBeModuleText : () => true,
  });
  const replayer = new BootReplayer({
    start: 'auto',
    debug: 'auto',
    commands: 'auto',
    limit: 20_000,
    ...options,
    scenario,
    profile: profile(kernel ?? scenario?.kernel ?? '6.12'),
  });
  return log.boots.map((boot) => replayer.run(boot));
}

/** The replay of a log of one boot. */
export async function replayOne(lines: readonly string[], options: TextOptions = {}): Promise<BootReplay> {
  const [replay] = await replayText(`${lines.join('\n')}\n`, options);
  if (replay === undefined) throw new Error('an empty log');
  return replay;
}
