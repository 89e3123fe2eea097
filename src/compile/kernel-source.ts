import type { Compiled } from './compile.ts';
import { ended, type KernelOptions } from './kernel.ts';
import { declared } from './program.ts';
import { eachWord, hashCode, offset, slotCode } from './table-code.ts';

/** What the code keeps between two calls, apart from the memory. */
export const kernelGlobals: readonly string[] = [
  'khead',
  'kcount',
  'ktransitions',
  'kfound',
  'kwhich',
  'kzero',
];

/**
 * The code of a search. Everything is a 32-bit integer; `L`, `K`, … are regions of the memory.
 * @param large see RunnerPlan
 */
export function kernelSource(compiled: Compiled, options: KernelOptions, large: boolean): string {
  const { words } = compiled;
  const { depthFirst } = options;
  const each = (f: (i: number) => string, by: string): string => eachWord(words, f, by);
  const n = (i: number): string => `n${i}`;
  const args = each((i) => `w${i}`, ',');
  const hash = hashCode(words, n);
  const slot = slotCode(words);
  const load = (from: string, base: string): string => each((i) => `${from}[${offset(base, i)}]`, ',');
  const zero = each((i) => `n${i}===0`, '&&');
  /** The first word is in `k0`. */
  const rest = (f: (i: number) => string): string => each((i) => (i === 0 ? '' : `&&${f(i)}`), '');
  const probe = (start: string, last: string, known: string, fresh: string): string => `
let p=${start};
for(;;){
const k0=K[p];
if(k0===n0${rest((i) => `K[p+${i}]===n${i}`)}){${known}}
if(k0===0${rest((i) => `K[p+${i}]===0`)}){${each((i) => `K[${offset('p', i)}]=n${i};`, '')}${fresh}break;}
p+=${words};if(p>${last}){p=0;}
}`;
  let calledAt = 0;
  const invariants = options.invariants.map(
    (holds, i) => `if(!(${holds?.code ?? `C[${calledAt++}](${args})`})){return ${i};}`,
  );
  const broken = (found: string, which: string, count: string): string =>
    invariants.length === 0
      ? ''
      : `if(${found}<0){${which}=broken(${each(n, ',')});if(${which}>=0){${found}=${count}-1;}}`;
  const append = (head: string, count: string, here: string): string => `
const q=(${count}&ring)*${words};
${each((i) => `L[${offset('q', i)}]=n${i};`, '')}
${options.parents ? `Par[${count}]=${here};` : ''}
${depthFirst ? `Stack[${head}]=${count};${head}++;` : ''}
${count}++;`;
  const next = (head: string): string =>
    depthFirst ? `${head}--;here=Stack[${head}];` : `here=${head};${head}++;`;
  const isEnd = `!done(${load('L', 'r')})`;
  const shared = `
let khead=0,kcount=0,ktransitions=0,kfound=0,kwhich=0,kzero=0,ktouch=0;
function done(${args}){${declared(compiled.done.reads)}return ${compiled.done.code};}
function broken(${args}){${declared(options.invariants.flatMap((holds) => holds?.reads ?? []))}
${invariants.join('\n')}
return -1;}
function start(){kzero=${compiled.initial.every((w) => w === 0) ? 1 : 0};${depthFirst ? 'Stack[0]=0;khead=1;' : 'khead=0;'}return 0;}
function put(${each(n, ',')},mask){
const last=mask*${words};let h=0;
${hash}
${probe(slot, 'last', 'break;', '')}
return 0;}
function spread(from,to,mask){
const last=mask*${words};let h=0;
for(let o=from;o<to;o+=${words}){
${each((i) => `const n${i}=K[${offset('o', i)}];`, '')}
if(${zero}){continue;}
${each((i) => `K[${offset('o', i)}]=0;`, '')}
${hash}
${probe(slot, 'last', 'break;', '')}
}
return 0;}`;
  if (!large)
    return `${compiled.code({ successors: 'visited', events: false, traces: false })}
${shared}
let here=0,mask=0,last=0,ring=0;
function visit(${each(n, ',')}){
ktransitions++;
if(${zero}){if(kzero!==0){return;}kzero=1;}
else{
let h=0;
${hash}
${probe(slot, 'last', 'return;', '')}
}
${append('khead', 'kcount', 'here')}
${broken('kfound', 'kwhich', 'kcount')}
}
function run(room,most,itsMask,itsRing){
mask=itsMask;last=mask*${words};ring=itsRing;
ktransitions=0;kfound=-1;kwhich=-1;
while(${depthFirst ? 'khead>0' : 'khead<kcount'}&&most>0){
if(kcount>room){return ${ended.room};}
most--;
${next('khead')}
const r=(here&ring)*${words},before=ktransitions;
expand(${load('L', 'r')});
${options.deadlock ? `if(ktransitions===before){if(${isEnd}){kfound=here;return ${ended.deadlock};}}` : ''}
if(kfound>=0){return ${ended.invariant};}
}
return ${ended.slice};
}`;
  return `${compiled.code({ successors: 'listed', events: false, traces: false })}
${shared}
function run(room,most,mask,ring){
let head=khead,count=kcount,transitions=0,code=${ended.slice},bad=-1,which=-1,h=0,touch=0,here=0;
const last=mask*${words};
while(${depthFirst ? 'head>0' : 'head<count'}&&most>0){
if(count>room){code=${ended.room};break;}
most--;
${next('head')}
const r=(here&ring)*${words};
const c=expand(${load('L', 'r')});
${options.deadlock ? `if(c===0){if(${isEnd}){code=${ended.deadlock};bad=here;break;}}` : ''}
transitions+=c;
for(let i=0,o=0;i<c;i++,o+=${words}){
${each((i) => `const n${i}=O[${offset('o', i)}];`, '')}
${hash}
const s=${slot};
HH[i]=s;touch=touch^K[s];
}
for(let i=0,o=0;i<c;i++,o+=${words}){
${each((i) => `const n${i}=O[${offset('o', i)}];`, '')}
if(${zero}){if(kzero===0){kzero=1;${append('head', 'count', 'here')}${broken('bad', 'which', 'count')}}continue;}
${probe('HH[i]', 'last', 'break;', `${append('head', 'count', 'here')}${broken('bad', 'which', 'count')}`)}
}
if(bad>=0){code=${ended.invariant};break;}
}
khead=head;kcount=count;ktransitions=transitions;kfound=bad;kwhich=which;ktouch=touch;
return code;
}`;
}
