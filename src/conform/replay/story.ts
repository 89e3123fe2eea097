import { errnoName, errnoText } from '../../../spec/errno.ts';
import { eventName } from '../../../spec/event-name.ts';
import type { KlpEvent, View } from '../../../spec/vocabulary.ts';
import type { Edge } from '../steps.ts';
import { toldConfig } from './ending.ts';
import { faultParam } from './infer.ts';
import type { Part } from './part.ts';
import { stepsOf } from './validate.ts';

/** One operation that a log tells of. */
export interface Told {
  /** The line of the log at which it shows first; `undefined` when it left none and must have happened before `before`. */
  readonly line: number | undefined;
  readonly event: string;
  /** What came of it, in a few words. */
  readonly effect: string;
}

/** The operations of one stretch, as the shortest explanation has them; what tasks do and retries that fail are left out. */
export function tell(part: Part): readonly Told[] {
  const config = toldConfig(part);
  if (config === undefined) return [];
  const told: Told[] = [];
  for (const { from, edge, at } of stepsOf(config)) {
    const silent = edge.lines.length === 0;
    const line = silent ? commandLine(part, at, edge.event) : part.demands[at]?.line;
    const { type } = edge.event;
    // What printed nothing is told when a script announced it, or when it must have happened for the rest to be legal.
    if (line === undefined && type !== 'loadModule' && type !== 'unloadModule' && type !== 'sysctl') continue;
    told.push({ line, event: nameOf(edge.event), effect: effectOf(part, from, edge) });
  }
  return told;
}

/** What an event is called; a fault that was made up for a pre_patch that fails without saying why has no name. */
function nameOf(event: KlpEvent): string {
  return eventName(event.type === 'load' && madeUp(event) !== undefined ? { ...event, params: {} } : event);
}

const madeUp = (event: KlpEvent): string | undefined => {
  if (event.type !== 'load') return undefined;
  const param = Object.keys(event.params ?? {}).find((p) => p.startsWith(faultParam));
  return param?.slice(faultParam.length);
};

function effectOf({ validator: { steps } }: Part, from: number, { event, to, errno, lines }: Edge): string {
  const object = madeUp(event);
  if (object !== undefined && errno !== undefined && errno !== 0) return `its pre_patch for ${object} fails`;
  const said = effect(steps.view(from), steps.view(to), errno);
  const signals = lines.some(({ text }) => text === 'livepatch: signaling remaining tasks');
  return said === '' && signals ? 'the tasks that are left get a fake signal' : said;
}

/** The line that announced an event which printed nothing. */
function commandLine(part: Part, at: number, event: KlpEvent): number | undefined {
  for (const demand of [part.demands[at], part.demands[at - 1]]) {
    if (demand?.kind === 'command' && demand.command.matches(event)) return demand.line;
  }
  return undefined;
}

/** What a step changed in the core, in a few words. */
export function effect(before: View, after: View, errno: number | undefined): string {
  if (errno !== undefined && errno !== 0) {
    return `fails: -${errnoName(errno) ?? -errno}, ${errnoText(errno)}`;
  }
  const said: string[] = [];
  const now = after.transition;
  const was = before.transition;
  if (now !== null && (was === null || was.patch !== now.patch || was.target !== now.target)) {
    said.push(`${now.patch} is becoming ${now.target === 1 ? 'patched' : 'unpatched'}`);
  }
  if (now === null) {
    const added = after.list.filter((p) => !before.list.includes(p) || was?.patch === p);
    const gone = before.list.filter((p) => !after.list.includes(p));
    if (added.length > 0)
      said.push(
        `${added.join(', ')} is ${after.patches[added[0] ?? '']?.enabled === true ? 'patched' : 'unpatched'}`,
      );
    const replaced = gone.filter((p) => p !== was?.patch && added.length > 0);
    const unpatched = gone.filter((p) => !replaced.includes(p));
    if (unpatched.length > 0) said.push(`${unpatched.join(', ')} is unpatched`);
    if (replaced.length > 0) said.push(`replacing ${replaced.join(', ')}`);
  }
  const forced = Object.keys(after.patches).filter(
    (p) => after.patches[p]?.forced === true && before.patches[p]?.forced !== true,
  );
  if (forced.length > 0) said.push(`${forced.join(', ')} can never be removed`);
  for (const [module, loaded] of Object.entries(after.modules)) {
    if (before.modules[module] !== loaded) said.push(`${module} is ${loaded ? 'loaded' : 'gone'}`);
  }
  return said.join('; ');
}
