/** Loads a module that exports an XState machine to check. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AnyMachineSnapshot, AnyStateMachine, EventObject } from 'xstate';
import { KlpError } from '../../spec/error.ts';
import type { MachineProperty } from '../check/machine-check.ts';

export interface MachineModule {
  readonly machine: AnyStateMachine;
  readonly events?: readonly EventObject[];
  readonly properties: readonly MachineProperty[];
  readonly pending?: (snapshot: AnyMachineSnapshot) => boolean;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** By its parts: the module may have brought a copy of XState of its own. */
const isMachine = (value: unknown): value is AnyStateMachine =>
  isRecord(value) && typeof value.getTransitionData === 'function' && isRecord(value.root);

const isEvents = (value: unknown): value is readonly EventObject[] =>
  Array.isArray(value) && value.every((e) => isRecord(e) && typeof e.type === 'string');

const isProperty = (value: unknown): value is MachineProperty =>
  isRecord(value) &&
  typeof value.id === 'string' &&
  typeof value.statement === 'string' &&
  (value.kind === 'invariant' || value.kind === 'step') &&
  typeof value.holds === 'function' &&
  (value.witness === undefined || typeof value.witness === 'function');

const isProperties = (value: unknown): value is readonly MachineProperty[] =>
  Array.isArray(value) && value.every(isProperty);

const isPending = (value: unknown): value is (snapshot: AnyMachineSnapshot) => boolean =>
  typeof value === 'function';

/**
 * The machine that a module exports as `machine`, as its default, or as the only machine among its exports; with
 * `events` (default: all types that the machine handles, without payload), `properties` and `pending`, if exported.
 * @throws KlpError KLP2204
 */
export async function loadMachineModule(file: string): Promise<MachineModule> {
  const wrong = (what: string, hint: string): KlpError => new KlpError('KLP2204', what, { file, hint });
  const path = resolve(file);
  if (!existsSync(path)) throw wrong('there is no such module', 'check the path');
  let module: unknown;
  try {
    module = await import(pathToFileURL(path).href);
  } catch (error) {
    throw wrong(
      `the module cannot be loaded: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`,
      'run it alone with npx tsx',
    );
  }
  if (!isRecord(module)) throw wrong('the module exports nothing', 'export const machine = …');
  const machines = [...new Set(Object.values(module).filter(isMachine))];
  const named =
    [module.machine, module.default].find(isMachine) ?? (machines.length === 1 ? machines[0] : undefined);
  if (named === undefined) {
    throw wrong(
      machines.length === 0 ? 'the module exports no XState machine' : 'the module exports several machines',
      'export const machine = setup({…}).createMachine({…})',
    );
  }
  const { events, properties, pending } = module;
  if (events !== undefined && !isEvents(events)) {
    throw wrong('events is not a list of events', "export const events = [{ type: 'go' }, …]");
  }
  if (properties !== undefined && !isProperties(properties)) {
    throw wrong(
      'properties is not a list of properties',
      "export const properties = [{ kind: 'invariant', id: 'never-both', statement: '…', holds: (snapshot) => … }]",
    );
  }
  if (pending !== undefined && !isPending(pending)) {
    throw wrong('pending is not a function', 'export const pending = (snapshot) => …');
  }
  return {
    machine: named,
    properties: properties ?? [],
    ...(events === undefined ? {} : { events }),
    ...(pending === undefined ? {} : { pending }),
  };
}
