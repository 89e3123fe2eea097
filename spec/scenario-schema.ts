/**
 * The scenario file, as people write it. The descriptions end up in scenario.schema.json, where editors show them.
 * Short forms are accepted wherever the long one would say nothing more; scenario-build.ts expands them.
 */
import { z } from 'zod';
import { mistakes } from './mistakes.ts';

const name = z
  .string()
  // No dots: the charts' ids are paths with dots.
  .regex(/^[A-Za-z_][A-Za-z0-9_-]*$/)
  .refine((n) => !(n in {}), 'this word is reserved');

const symbol = z.string().regex(/^[A-Za-z0-9_.$]+$/);
// A name as such is the first, or only, function of that name.
const position = '(,([2-9]|[1-9][0-9]+))?';
const placed = z.string().regex(new RegExp(`^[A-Za-z0-9_.$]+${position}$`));
const funcId = z.string().regex(new RegExp(`^[A-Za-z_][A-Za-z0-9_-]*:[A-Za-z0-9_.$]+${position}$`));
const int = z.int().min(-2147483648).max(2147483647);

// An unsigned long; what is above is written as -1 and so on.
const shadowId = z.int();

const prints = z
  .union([
    z.string(),
    z.strictObject({
      enter: z.string().optional().describe('Printed when it is entered'),
      leave: z.string().optional().describe('Printed when it is left'),
    }),
  ])
  .describe('What its code prints, without the module prefix; a plain text is printed on entry');

const effect = z
  .strictObject({
    allocate: int.optional().describe('Allocate the data of this klp_state id'),
    set: int.optional().describe('Save the system state in the data, then modify it'),
    restore: int.optional().describe('Put back what the data saved'),
    share: int.optional().describe('Point to the data of the previous state'),
    takeOver: int.optional().describe('Take over data and modification from the previous state'),
    free: int.optional().describe('Free the data'),
    allocShadow: z.string().optional().describe('klp_shadow_alloc, e.g. dummy#1'),
    getOrAllocShadow: z.string().optional().describe('klp_shadow_get_or_alloc, e.g. dummy#1'),
    freeShadow: z.string().optional().describe('klp_shadow_free, e.g. dummy#1'),
    freeShadows: shadowId.optional().describe('klp_shadow_free_all of this shadow id'),
    ctor: z
      .union([int, z.literal('none')])
      .optional()
      .describe('What the constructor of a shadow variable returns (default 0), or none'),
    dtor: z.literal('none').optional().describe('A shadow variable is freed without destructor'),
    fail: z
      .union([int, z.string()])
      .optional()
      .describe('pre_patch returns this number, or the value of this module parameter'),
    when: z
      .string()
      .regex(/^(no )?previous( \d+)?$/)
      .optional()
      .describe(
        '"previous" or "no previous": what klp_get_prev_state must find; a number names another state id',
      ),
    prints: z
      .string()
      .optional()
      .describe('Printed when it happened, without the module prefix; alone: only printed'),
  })
  .describe('One effect (spec/effects.ts); exactly one of its kinds');

const callbackName = z.enum(['pre_patch', 'post_patch', 'pre_unpatch', 'post_unpatch']);

const callback = z.union([
  z.null(),
  z.array(effect),
  z.strictObject({
    returns: z
      .union([int, z.string()])
      .optional()
      .describe('pre_patch only: a number, or the name of a module parameter'),
    effects: z.array(effect).optional(),
  }),
]);

const func = z.union([
  symbol,
  z.strictObject({
    name: symbol.describe('The function to replace (old_name)'),
    new: symbol.optional().describe('The new function (new_func); default livepatch_<name>'),
    sympos: int
      .min(0)
      .optional()
      .describe('Which of several symbols of that name; 0, the default: it must be unique'),
    prints: prints.optional(),
  }),
]);

const object = z.union([
  z.null(),
  z.strictObject({
    funcs: z.array(func).optional().describe('Functions it replaces; may be empty'),
    relocations: z
      .array(z.union([symbol, z.strictObject({ name: symbol, sympos: int.min(0).optional() })]))
      .optional()
      .describe('Functions of the object that the new code refers to by late relocations'),
    callbacks: z
      .union([
        z.literal('all'),
        z.array(callbackName),
        z.strictObject({
          pre_patch: callback.optional(),
          post_patch: callback.optional(),
          pre_unpatch: callback.optional(),
          post_unpatch: callback.optional(),
        }),
      ])
      .optional()
      .describe('"all", a list of names, or each with what it returns and does'),
  }),
]);

const modes = [0, 0o200, 0o400, 0o444, 0o600, 0o644];
const param = z.union([
  int,
  z.array(int).min(1),
  z.strictObject({
    type: z.enum(['int', 'bool', 'array of int']).optional().describe('Default int'),
    values: z
      .array(z.union([int, z.boolean(), z.array(int)]))
      .min(1)
      .optional()
      .describe('Values that the scenario names, the default first; what other texts mean is added to them'),
    max: int.min(1).optional().describe('How many elements an array has room for'),
    mode: int
      .refine((mode) => modes.includes(mode), 'a mode is one of 0o644, 0o444, 0o600, 0o400, 0o200 and 0')
      .optional()
      .describe('Mode of its file in /sys/module, e.g. 0o444; default 0o644; 0: no file'),
  }),
]);
const params = z
  .record(name, param)
  .optional()
  .describe(
    'Module parameters; a number or a list of numbers: an integer with these values, the default first',
  );
const unknownParams = z
  .array(name)
  .optional()
  .describe('Parameters that insmod may be given though the module has none of that name');

const patch = z.strictObject({
  replace: z
    .boolean()
    .optional()
    .describe('Atomic replace (cumulative patch); default false, or true when it has a replaceSet'),
  replaceSet: int
    .min(0)
    .optional()
    .describe('Its replace set, for kernels that have sets; default 0 with replace, else one of its own'),
  immediate: z
    .boolean()
    .optional()
    .describe('Every call is switched at once, no task is waited for (4.12 to 4.15 only); default false'),
  states: z
    .array(z.strictObject({ id: int.min(1), version: int.min(0) }))
    .optional()
    .describe('klp_states that it modifies'),
  params,
  unknownParams,
  objects: z
    .record(name, object)
    .describe('Objects it patches, in order: vmlinux or a module of this scenario'),
  mistake: z
    .enum(mistakes)
    .optional()
    .describe('What its author got wrong: in its first object, or in what its init and exit call'),
  exit: z.array(effect).optional().describe("What its module's exit does"),
  requires: z.array(name).optional().describe('Patches that it was built on top of'),
  usesShadows: z
    .array(shadowId)
    .optional()
    .describe('Ids of shadow variables that its new functions use while it is enabled'),
});

const module = z.union([
  z.null(),
  z.strictObject({
    functions: z
      .array(z.union([placed, z.strictObject({ name: placed, prints: prints.optional() })]))
      .optional()
      .describe(
        'All its functions that matter (f,2: the second f); default: those that patches and tasks mention',
      ),
    params,
    unknownParams,
    init: z.string().optional().describe('What its init prints, without the module prefix'),
    exit: z.string().optional().describe('What its exit prints, without the module prefix'),
    loaded: z.boolean().optional().describe('Loaded when the scenario starts; default false'),
  }),
]);

const task = z.union([
  z.null(),
  z.strictObject({
    kind: z.enum(['user', 'kthread', 'idle']).optional().describe('Default user'),
    calls: z
      .array(funcId)
      .optional()
      .describe(
        'Functions it may call, e.g. vmlinux:cmdline_proc_show, or vmlinux:show,2 for the second show; default none',
      ),
    depth: int
      .min(0)
      .max(8)
      .optional()
      .describe('How deep its calls nest; default 1, or as deep as it is at the start'),
    sleeps: z
      .enum(['never', 'interruptible', 'uninterruptible'])
      .optional()
      .describe('Default interruptible; idle tasks never'),
    reliable: z.boolean().optional().describe('Its stack can be unwound; default true'),
    offline: z.boolean().optional().describe('idle only: its CPU is offline; default false'),
    running: z.boolean().optional().describe('On a CPU at the start; default: only when it never sleeps'),
    inside: z.array(funcId).optional().describe('Functions it is in at the start, outermost first'),
    alive: z
      .boolean()
      .optional()
      .describe('There at the start; default true. Otherwise it is made by a fork'),
  }),
]);

const step = z.union([
  z.string(),
  z.strictObject({
    do: z.string().describe('The event'),
    log: z.union([z.string(), z.array(z.string())]).describe('The lines it logs, without timestamps'),
  }),
]);

export const scenarioFile = z.strictObject({
  title: z.string().min(1).describe('One line'),
  source: z.string().optional().describe('Where the story comes from'),
  about: z.string().optional().describe('What there is to see'),
  kernel: z.string().optional().describe('Kernel profile; default "6.12"'),
  tainted: z.boolean().optional().describe('A livepatch was loaded before, since boot; default false'),
  reliableStacks: z
    .boolean()
    .optional()
    .describe('The architecture can unwind stacks reliably; default true. Else no stack check succeeds'),
  initialised: z
    .boolean()
    .optional()
    .describe('The livepatch core came up at boot; default true. Else every livepatch is refused'),
  signals: z
    .boolean()
    .optional()
    .describe('Count failed retries, so that the fake signal is sent on the 15th; default false'),
  patches: z.record(name, patch).describe('The livepatches, by module name'),
  modules: z.record(name, module).optional().describe('The target modules, by name'),
  tasks: z.record(name, task).optional().describe('The tasks, by name'),
  explore: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .describe(
      'What may happen: events, patterns with * and "default", each also after "not"; the story is always part of it',
    ),
  story: z.array(step).optional().describe('What happens in the told story, step by step, with its log'),
  expect: z
    .strictObject({
      verdict: z.enum(['holds', 'violated', 'deadlock', 'unwitnessed', 'inconclusive']),
      property: z.string().optional().describe('The violated property'),
      states: int.min(1).optional(),
      transitions: int.min(0).optional(),
      depth: int.min(0).optional(),
    })
    .optional()
    .describe('What a check must find; default: holds'),
});

/** A scenario file whose form is right; its names are not checked yet. */
export type ScenarioFile = z.infer<typeof scenarioFile>;
export type ParamFile = z.infer<typeof param>;
export type EffectFile = z.infer<typeof effect>;

/** JSON Schema of the file, for editors; committed as scenario.schema.json. */
export const scenarioJsonSchema = (): z.core.JSONSchema.BaseSchema => ({
  ...z.toJSONSchema(scenarioFile, { io: 'input' }),
  title: 'klp-spec scenario',
});
