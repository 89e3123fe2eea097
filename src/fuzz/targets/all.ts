import { commandLineTargets } from './command-line.ts';
import { eventTargets } from './event.ts';
import { logTargets } from './log.ts';
import { scenarioTargets } from './scenario.ts';
import { shellTargets } from './shell.ts';
import { sysfsTargets } from './sysfs.ts';
import { traceTargets } from './trace.ts';
import { treeTargets } from './tree.ts';

/** Everything that reads files or input. */
export const targets = [
  ...scenarioTargets,
  ...eventTargets,
  ...logTargets,
  ...traceTargets,
  ...treeTargets,
  ...sysfsTargets,
  ...shellTargets,
  ...commandLineTargets,
];
