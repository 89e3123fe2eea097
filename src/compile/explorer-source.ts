import type { Compiled } from './compile.ts';
import type { ExplorerOptions } from './explorer.ts';
import { declared } from './program.ts';
import { eachWord, hashCode, offset, slotCode } from './table-code.ts';

/** What the code keeps between two calls, apart from the memory. */
export const explorerGlobals: readonly string[] = ['khead', 'kcount', 'ksteps', 'kedges', 'kevent'];

/** Why a slice of work ended: it is done, the table is full, a new state is none to stop in, bits differ that may not. */
export const stopped = { slice: 0, room: 1, passing: 2, underived: 3 } as const;

/** Entries of what the code itself remembers: traces that continue others, classes of steps; powers of two. */
export const remembered = { traceBits: 12, classBits: 14 } as const;

/**
 * The code of a search that notes every step. Everything is a 32-bit integer; `L`, `K`, … are regions of the memory.
 * @param large see RunnerPlan
 */
export function explorerSource(compiled: Compiled, options: ExplorerOptions, large: boolean): string {
  const { words } = compiled;
  const { masks, passing, classOf } = options;
  const slot = words + 1;
  const each = (f: (i: number) => string, by: string): string => eachWord(words, f, by);
  const n = (i: number): string => `n${i}`;
  const args = each(n, ',');
  const hash = hashCode(words, (i) => (masks[i] === -1 ? n(i) : `(n${i}&${masks[i]})`));
  const at = (i: number): string => `K[${offset('p', i)}]`;
  const same = each(
    (i) => (masks[i] === -1 ? `${at(i)}===n${i}` : `((${at(i)}^n${i})&${masks[i]})===0`),
    '&&',
  );
  const masked = [...masks].flatMap((mask, i) => (mask === -1 ? [] : [i]));
  const differs = masked.map((i) => `${at(i)}!==n${i}`).join('||');
  const put = (number: string): string => `${each((i) => `${at(i)}=n${i};`, '')}K[p+${words}]=${number};`;
  /** Sets `to` to the number of the state of `n0`, `n1`, …, looked for from a slot on; adds it where it is new. */
  const reach = (start: string, count: string, event: string, onNew: string, onDiffers: string): string => `
let p=${start};
for(;;){
const k=K[p+${words}];
if(k===0){${onNew}
to=${count};${count}++;${put(count)}
const q=to*${words};
${each((i) => `L[${offset('q', i)}]=n${i};`, '')}
Par[to]=here;Via[to]=${event};
break;}
if(${same}){to=k-1;${differs === '' ? '' : `if(${differs}){${onDiffers}}`}break;}
p+=${slot};if(p>last){p=0;}
}`;
  /** Does the step lead back to where it began? Many do. */
  const isHere = each((i) => `n${i}===L[${offset('r', i)}]`, '&&');
  /** Notes the step from the state `here`, that lies at `r`, to the one just reached. */
  const note = (steps: string, edges: string, event: string, trace: string): string => `
if(to!==here){To[${edges}]=to;${edges}++;}
From[${steps}]=here;${classOf === undefined ? '' : `${classify(event, trace)}Cl[${steps}]=x;`}${steps}++;`;
  const entry = words + 3;
  const changes = each((i) => `x${i}`, ',');
  /** Sets `x` to the class of a step, from what is remembered of classes. */
  const classify = (event: string, trace: string): string => `
${each((i) => `const x${i}=n${i}^L[${offset('r', i)}];`, '')}
const ev=${event},tr=${compiled.observes ? trace : '0'};
${hashCode(words, (i) => `x${i}`)}
h=h^imul(ev,0x9E3779B1)^imul(tr,0x85EBCA6B);
const y=((h^(h>>>${remembered.classBits}))&${2 ** remembered.classBits - 1})*${entry};
let x=Kn[y]-1;
if(x<0||Kn[y+1]!==ev||Kn[y+2]!==tr||${each((i) => `Kn[y+${i + 3}]!==x${i}`, '||')}){
x=classOf(ev,tr,${changes});
Kn[y]=x+1;Kn[y+1]=ev;Kn[y+2]=tr;${each((i) => `Kn[y+${i + 3}]=x${i};`, '')}}
`;
  const traces = classOf !== undefined && compiled.observes;
  const shared = `
let khead=0,kcount=0,ksteps=0,kedges=0,kevent=0,ktouch=0;
${
  traces
    ? `function N(t,c){const q=((imul(t,0x9E3779B1)^imul(c,0x85EBCA6B))>>>${32 - remembered.traceBits})*3;
if(NT[q]===t+1&&NT[q+1]===c){return NT[q+2];}
const x=next(t,c);NT[q]=t+1;NT[q+1]=c;NT[q+2]=x;return x;}`
    : ''
}
function passing(${each((i) => `w${i}`, ',')}){${declared(passing.reads)}return ${passing.code};}
function put(${args},number,mask){
const last=mask*${slot};let h=0;
${hash}
let p=${slotCode(slot)};
while(K[p+${words}]!==0){p+=${slot};if(p>last){p=0;}}
${put('number')}
return 0;}
function spread(from,to,mask){
for(let o=from;o<to;o+=${slot}){
const number=K[o+${words}];
if(number===0){continue;}
${each((i) => `const n${i}=K[${offset('o', i)}];K[${offset('o', i)}]=0;`, '')}
K[o+${words}]=0;
put(${args},number,mask);
}
return 0;}
function find(${args},here,event,mask){
const last=mask*${slot};let h=0,to=-1;
${hash}
${reach(slotCode(slot), 'kcount', 'event', '', 'return -1-to;')}
return to;}`;
  const load = each((i) => `L[${offset('r', i)}]`, ',');
  if (!large) {
    const leave = (code: number): string => `stop=${code};kevent=event;return;`;
    return `${compiled.code({ successors: 'visited', events: true, traces })}
${shared}
let here=0,r=0,mask=0,last=0,stop=0;
function visit(${args},event${traces ? ',trace' : ''}){
if(stop!==0){return;}
let to=here,h=0;
if(!(${isHere})){
${hash}
${reach(slotCode(slot), 'kcount', 'event', `if(passing(${args})){${leave(stopped.passing)}}`, leave(stopped.underived))}
}
${note('ksteps', 'kedges', 'event', 'trace')}
kevent=event+1;
}
function run(room,most,itsMask,mostSteps){
let done=0;
mask=itsMask;last=mask*${slot};stop=0;ksteps=0;kedges=0;
while(khead<kcount&&most>0&&ksteps<=mostSteps){
if(kcount>room){return ${stopped.room};}
most--;
here=khead;r=here*${words};kevent=0;
Of[done]=kedges;done++;
expand(${load});
if(stop!==0){return stop;}
khead++;
}
return ${stopped.slice};
}`;
  }
  const leave = (code: number): string => `kcount=count;ksteps=e;kedges=l;kevent=V[i];return ${code};`;
  return `${compiled.code({ successors: 'listed', events: true, traces })}
${shared}
function run(room,most,mask,mostSteps){
let count=kcount,e=0,l=0,h=0,touch=0,done=0;
const last=mask*${slot};
ksteps=0;kedges=0;
while(khead<count&&most>0&&e<=mostSteps){
if(count>room){return ${stopped.room};}
most--;
const here=khead,r=here*${words};
kevent=0;
Of[done]=l;done++;
const c=expand(${load});
for(let i=0,o=0;i<c;i++,o+=${words}){
${each((i) => `const n${i}=O[${offset('o', i)}];`, '')}
if(${isHere}){HH[i]=-1;}
else{
${hash}
const s=${slotCode(slot)};
HH[i]=s;touch=touch^K[s+${words}];
}
}
for(let i=0,o=0;i<c;i++,o+=${words}){
${each((i) => `const n${i}=O[${offset('o', i)}];`, '')}
let to=here;
if(HH[i]>=0){
${reach('HH[i]', 'count', 'V[i]', `if(passing(${args})){${leave(stopped.passing)}}`, leave(stopped.underived))}
}
${note('e', 'l', 'V[i]', 'S[i]')}
}
khead++;kcount=count;ksteps=e;kedges=l;ktouch=touch;
}
return ${stopped.slice};
}`;
}
