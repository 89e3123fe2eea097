import { describe, expect, it } from 'vitest';
import { shippedScenario } from '../../testgen/shipped.ts';
import { isSkippedText } from './demands.ts';
import { replayOne } from './testing.ts';

const enabled = [
  "livepatch: enabling patch 'p'",
  "livepatch: 'p': starting patching transition",
  "livepatch: 'p': patching complete",
];

/** What a kernel says when a module comes that a patch has a wrong symbol for (semantics.md §2.6). */
const wrongSymbol = [
  "livepatch: symbol 'f' not found in symbol table",
  "livepatch: failed to initialize patch 'p' for module 'mod' (-22)",
  "livepatch: patch 'p' failed for module 'mod', refusing to load module 'mod'",
];

describe('lines of which nothing speaks', () => {
  it('are skipped, with what follows from them', async () => {
    const replay = await replayOne([...enabled, ...wrongSymbol], { start: 'boot' });
    expect(replay.outcome).toBe('accepted');
    expect(replay.skipped.map((e) => e.number)).toEqual([4, 5, 6]);
    // The refusal alone is one that the rules know, and that does not belong here.
    const refused = await replayOne([...enabled, ...wrongSymbol.slice(2)], { start: 'boot' });
    expect(refused.rejected?.entry.number).toBe(4);
  });

  it('may be the reason for the next line, which is then not judged', async () => {
    const untraceable = "livepatch: failed to find location for function 'f'";
    const failed = [enabled[0] ?? '', untraceable, "livepatch: failed to patch object 'vmlinux'"];
    const replay = await replayOne(failed, { start: 'boot' });
    expect([replay.outcome, replay.unjudged?.number]).toEqual(['inconclusive', 3]);
  });

  it('are demanded when a scenario declares the mistake', () => {
    const text = wrongSymbol[0] ?? '';
    expect(isSkippedText(text, undefined)).toBe(true);
    expect(isSkippedText(text, shippedScenario('callbacks/test-1'))).toBe(true);
    expect(isSkippedText(text, shippedScenario('mistakes/symbol-of-a-module'))).toBe(false);
    expect(isSkippedText(enabled[0] ?? '', undefined)).toBe(false);
  });
});
