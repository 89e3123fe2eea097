/**
 * What the modules of a scenario print: texts, not rules. Who prints when is in machines/ and src/engine/.
 * The texts are those of the kernel's own sample modules (samples/livepatch/, Documentation/livepatch/callbacks.txt).
 */
import {
  type CallbackName,
  type ModuleName,
  type ModuleState,
  type ObjectName,
  type PatchName,
  VMLINUX,
} from './vocabulary.ts';

const moduleStateText: Readonly<Record<Exclude<ModuleState, null>, string>> = {
  LIVE: '[MODULE_STATE_LIVE] Normal state',
  COMING: '[MODULE_STATE_COMING] Full formed, running module_init',
  GOING: '[MODULE_STATE_GOING] Going away',
};

/**
 * The line (level info) that a callback prints when it is entered.
 * @param moduleState the target module's state at that moment; `null` for vmlinux
 */
export function callbackLine(
  patch: PatchName,
  callback: CallbackName,
  object: ObjectName,
  moduleState: ModuleState,
): string {
  const state = moduleState === null ? '' : ` -> ${moduleStateText[moduleState]}`;
  return `${patch}: ${callback}_callback: ${object}${state}`;
}

/**
 * The line (level info) that a module's own code prints, e.g. its init, its exit, or a function entered or left.
 * @param owner the module whose code runs: a target module, or the patch that brought the new function; vmlinux has no prefix
 */
export const moduleLine = (owner: ModuleName | PatchName, text: string): string =>
  owner === VMLINUX ? text : `${owner}: ${text}`;

/**
 * What insmod prints when a module was refused; the documented logs show it among the kernel's lines.
 * @param reason the error's text (errnoText)
 */
export const insmodError = (module: ModuleName | PatchName, reason: string): string =>
  `insmod: ERROR: could not insert module ${module}.ko: ${reason}`;
