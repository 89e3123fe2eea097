import type { Compiled } from './compile.ts';
import { ended, type KernelOptions } from './kernel.ts';
import { declared } from './program.ts';

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
 * The code around `expand`. Everything is a 32-bit integer; `S`, `K`, … are regions of the memory.
 * @param ahead looks up all successors of a state at once, so that their cache misses overlap: for large tables
 */
export function kernelSource(compiled: Compiled, options: KernelOptions, ahead: boolean): string {
  const { words } = compiled;
  const { depthFirst } = options;
  const each = (f: (i: number) => string, by: string): string =>
    Array.from({ length: words }, (_, i) => f(i)).join(by);
  const at = (base: string, i: number): string => (i === 0 ? base : `${base}+${i}`);
  const n = (i: number): string => `n${i}`;
  const args = each((i) => `w${i}`, ',');
  const mixes = ['0x9E3779B1', '0x85EBCA77', '0xC2B2AE3D', '0x27D4EB2F'];
  const hash = `h=${each((i) => `Math.imul(${i > 3 ? `n${i}^(n${i}>>>${i})` : n(i)},${mixes[i % 4]})`, '+')};h=h^(h>>>15);h=Math.imul(h,0x2C1B3C6D);h=h^(h>>>13);`;
  const slot = words === 1 ? '(h&mask)' : `Math.imul(h&mask,${words})`;
  const load = (from: string, base: string): string => each((i) => `${from}[${at(base, i)}]`, ',');
  const zero = each((i) => `n${i}===0`, '&&');
  const probe = (start: string, onNew: string): string => `
let p=${start};
for(;;){
const k0=K[p];
if(k0===n0${words > 1 ? `&&${each((i) => (i === 0 ? '' : `K[p+${i}]===n${i}`), '&&').slice(2)}` : ''}){break;}
if(k0===0${words > 1 ? `&&${each((i) => (i === 0 ? '' : `K[p+${i}]===0`), '&&').slice(2)}` : ''}){${each((i) => `K[${at('p', i)}]=n${i};`, '')}${onNew}break;}
p+=${words};if(p>last){p=0;}
}`;
  let calledAt = 0;
  const invariants = options.invariants.map(
    (holds, i) => `if(!(${holds?.code ?? `C[${calledAt++}](${args})`})){return ${i};}`,
  );
  const check =
    invariants.length === 0 ? '' : `if(bad<0){which=broken(${each(n, ',')});if(which>=0){bad=count-1;}}`;
  const append = `
const q=Math.imul(count&ring,${words});
${each((i) => `S[${at('q', i)}]=n${i};`, '')}
${options.parents ? 'Par[count]=here;' : ''}
${depthFirst ? 'Stack[head]=count;head++;' : ''}
count++;
${check}`;
  const first = `
for(let i=0,o=0;i<c;i++,o+=${words}){
${each((i) => `const n${i}=O[${at('o', i)}];`, '')}
${hash}
const s=${slot};
HH[i]=s;touch=touch^K[s];
}`;
  return `
let khead=0,kcount=0,ktransitions=0,kfound=0,kwhich=0,kzero=0,ktouch=0;
function done(${args}){${declared(compiled.done.reads)}return ${compiled.done.code};}
function broken(${args}){${declared(options.invariants.flatMap((holds) => holds?.reads ?? []))}
${invariants.join('\n')}
return -1;}
function start(){kzero=${compiled.initial.every((w) => w === 0) ? 1 : 0};${depthFirst ? 'Stack[0]=0;khead=1;' : 'khead=0;'}return 0;}
function put(${each(n, ',')},mask){
const last=Math.imul(mask,${words});let h=0;
${hash}
${probe(slot, '')}
return 0;}
function spread(from,to,mask){
const last=Math.imul(mask,${words});let h=0;
for(let o=from;o<to;o+=${words}){
${each((i) => `const n${i}=K[${at('o', i)}];`, '')}
if(${zero}){continue;}
${each((i) => `K[${at('o', i)}]=0;`, '')}
${hash}
${probe(slot, '')}
}
return 0;}
function run(room,most,mask,ring){
let head=khead,count=kcount,transitions=0,code=0,bad=-1,which=-1,h=0,touch=0;
const last=Math.imul(mask,${words});
while(${depthFirst ? 'head>0' : 'head<count'}&&most>0){
if(count>room){code=${ended.room};break;}
most--;
${depthFirst ? 'head--;const here=Stack[head];' : 'const here=head;head++;'}
const r=Math.imul(here&ring,${words});
const c=expand(${load('S', 'r')});
${options.deadlock ? `if(c===0){if(!done(${load('S', 'r')})){code=${ended.deadlock};bad=here;break;}}` : ''}
transitions+=c;
${ahead ? first : ''}
for(let i=0,o=0;i<c;i++,o+=${words}){
${each((i) => `const n${i}=O[${at('o', i)}];`, '')}
if(${zero}){if(kzero===0){kzero=1;${append}}continue;}
${ahead ? '' : hash}
${probe(ahead ? 'HH[i]' : slot, append)}
}
if(bad>=0){code=${ended.invariant};break;}
}
khead=head;kcount=count;ktransitions=transitions;kfound=bad;kwhich=which;ktouch=touch;
return code;
}`;
}
