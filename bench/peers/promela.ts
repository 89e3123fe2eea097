import { range } from './machine.ts';

/** M(T,P) in Promela: one process, one guarded step per event and patch or task. */
export function promela(tasks: number, patches: number, defect: boolean): string {
  const topmost = (p: number): string => (p < patches ? ` && patch[${p + 1}] != ENABLED` : '');
  const below = (p: number): string =>
    range(p - 1)
      .map((q) => ` && patch[${q}] == ENABLED`)
      .join('');
  const each = (f: (task: number) => string): string => range(tasks).map(f).join(' ');
  const all = (value: string): string =>
    range(tasks)
      .map((i) => `pst[${i}] == ${value}`)
      .join(' && ');
  const events: string[] = [];
  for (const p of range(patches)) {
    events.push(
      `/* load(${p}) */ :: d_step { trans == 0 && patch[${p}] == UNLOADED${below(p)} -> patch[${p}] = PATCHING; trans = ${p}; target = 2; ${each((i) => `pst[${i}] = 1;`)} }`,
      `/* disable(${p}) */ :: d_step { trans == 0 && patch[${p}] == ENABLED${topmost(p)} -> patch[${p}] = UNPATCHING; trans = ${p}; target = 1; ${each((i) => `pst[${i}] = 2;`)} }`,
      `/* unload(${p}) */ :: d_step { patch[${p}] == DISABLED -> patch[${p}] = UNLOADED }`,
      `/* reverse */ :: d_step { trans == ${p} && target == 2 -> target = 1; patch[${p}] = UNPATCHING }`,
      `/* reverse */ :: d_step { trans == ${p} && target == 1 -> target = 2; patch[${p}] = PATCHING }`,
      `/* complete */ :: d_step { trans == ${p} && target == 2 && ${all('2')} -> patch[${p}] = ENABLED; trans = 0; target = 0; ${each((i) => `pst[${i}] = 0;`)} }`,
      `/* complete */ :: d_step { trans == ${p} && target == 1 && ${all('1')} -> patch[${p}] = DISABLED; trans = 0; target = 0; ${each((i) => `pst[${i}] = 0;`)} }`,
    );
  }
  for (const i of range(tasks)) {
    const outside = defect ? '' : ` && loc[${i}] == 0`;
    events.push(
      `/* switch(${i}) */ :: d_step { trans != 0${outside} && pst[${i}] != target -> pst[${i}] = target }`,
      `/* leave(${i}) */ :: d_step { loc[${i}] != 0 -> loc[${i}] = 0 }`,
      `/* enter(${i}) */ :: d_step { trans != 0 && loc[${i}] == 0 && pst[${i}] == 2 -> loc[${i}] = trans + 1 }`,
      `/* enter(${i}) */ :: d_step { trans != 0 && loc[${i}] == 0 && pst[${i}] == 1 -> loc[${i}] = trans }`,
      `/* enter(${i}) */ :: d_step { trans == 0 && loc[${i}] == 0 && patch[1] != ENABLED -> loc[${i}] = 1 }`,
    );
    for (const p of range(patches)) {
      events.push(
        `/* enter(${i}) */ :: d_step { trans == 0 && loc[${i}] == 0 && patch[${p}] == ENABLED${topmost(p)} -> loc[${i}] = ${p + 1} }`,
      );
    }
  }
  // A task inside p's new function ⇒ p is being applied, enabled or being removed.
  const inside = range(tasks)
    .flatMap((i) =>
      range(patches).map(
        (p) => `(loc[${i}] != ${p + 1} || (patch[${p}] != UNLOADED && patch[${p}] != DISABLED))`,
      ),
    )
    .join(' && ');
  // No transition ⇒ every task is outside, or in what runs now.
  const current = range(tasks)
    .map((i) => {
      const runs = range(patches).map(
        (p) => `(loc[${i}] == ${p + 1} && patch[${p}] == ENABLED${topmost(p)})`,
      );
      return `(loc[${i}] == 0 || (loc[${i}] == 1 && patch[1] != ENABLED) || ${runs.join(' || ')})`;
    })
    .join(' && ');
  return `/* loc: 0 outside, 1 in the original, p + 1 in the new function of patch p; target and pst: 0 none, 1 unpatched, 2 patched */
#define UNLOADED 0
#define PATCHING 1
#define ENABLED 2
#define UNPATCHING 3
#define DISABLED 4
byte patch[${patches + 1}]; byte trans; byte target; byte pst[${tasks + 1}]; byte loc[${tasks + 1}];
active proctype system() {
  do
${events.map((e) => `  ${e}`).join('\n')}
${defect ? `  :: d_step { !(${inside}) || (trans == 0 && !(${current})) -> assert(false) }\n` : ''}  od
}
`;
}
