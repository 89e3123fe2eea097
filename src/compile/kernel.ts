import { CompileError } from './fault.ts';

/**
 * The inner loop of a search, generated for the number of words per state.
 *
 * States lie one after the other in a log (`S`), in the order found; `K` is an open-addressing table of the same words
 * (so that a hit costs one cache miss), in which the all-zero state is not stored. A slice of work ends when the log or
 * the table must grow, when enough states were expanded, or when a state has a verdict.
 */
export interface Kernel {
  /**
   * Expands states from `head` on.
   * @param parents the log index of each state's predecessor, or empty when not kept
   * @param stack for depth-first: log indices still to expand; empty for breadth-first
   * @returns 0 slice done or frontier empty, 1 room needed, 2 a state without successors, 3 an invariant fails
   */
  readonly run: (
    log: Int32Array,
    table: Int32Array,
    mask: number,
    parents: Int32Array,
    stack: Int32Array,
    progress: Progressing,
    room: number,
    until: number,
  ) => number;
  readonly insertAll: (log: Int32Array, table: Int32Array, mask: number, count: number) => void;
  /** Expands one state for nothing, so that the engine sees the code's branches before it optimizes. */
  readonly warm: (log: Int32Array, at: number) => number;
  readonly isDone: (log: Int32Array, at: number) => boolean;
}

/** The counters of a running search, changed by the kernel. */
export interface Progressing {
  /** Breadth-first: the next state to expand. Depth-first: the height of the stack. */
  head: number;
  count: number;
  transitions: number;
  /** All-zero state seen? It is not in the table. */
  zero: boolean;
  /** The state that has a verdict, and of which invariant. */
  found: number;
  invariant: number;
  /** Keeps the early reads of the table, which only warm the cache, from being removed. */
  touch: number;
}

export interface KernelOptions {
  readonly words: number;
  /** JavaScript over w0, w1, …: does the invariant hold? */
  readonly invariants: readonly string[];
  readonly done: string;
  readonly depthFirst: boolean;
  readonly deadlock: boolean;
  readonly parents: boolean;
}

/** The code of the kernel: to be run after the code of `expand`, in the same function. */
export function kernelSource(options: KernelOptions): string {
  const { words, invariants, depthFirst } = options;
  const each = (f: (i: number) => string, by: string): string =>
    Array.from({ length: words }, (_, i) => f(i)).join(by);
  const hash = (name: (i: number) => string): string => {
    const mixes = ['0x9E3779B1', '0x85EBCA77', '0xC2B2AE3D', '0x27D4EB2F'];
    const mixed = each(
      (i) => `Math.imul(${i > 3 ? `${name(i)}^${name(i)}<<${i}` : name(i)},${mixes[i % 4]})`,
      '+',
    );
    return `h=${mixed}|0;h^=h>>>15;h=Math.imul(h,0x2C1B3C6D);h^=h>>>13;`;
  };
  const at = (base: string, i: number): string => (i === 0 ? base : `${base}+${i}`);
  const slot = words === 1 ? '(h&mask)' : `Math.imul(h&mask,${words})`;
  const advance = `p+=${words};if(p>last)p=0;`;
  const probe = (name: (i: number) => string, onNew: string, onHit: string): string => `
let p=${'%SLOT%'};
for(;;){
const k0=K[p];
if(k0===${name(0)}${words > 1 ? `&&${each((i) => (i === 0 ? 'true' : `K[p+${i}]===${name(i)}`), '&&')}` : ''}){${onHit}}
if(k0===0${words > 1 ? `&&${each((i) => (i === 0 ? 'true' : `K[p+${i}]===0`), '&&')}` : ''}){${each((i) => `K[${at('p', i)}]=${name(i)};`, '')}${onNew}}
${advance}
}`;
  const load = (from: string, base: string): string => each((i) => `${from}[${at(base, i)}]`, ',');
  const n = (i: number): string => `n${i}`;
  const append = `
const q=Math.imul(count,${words});
${each((i) => `S[${at('q', i)}]=n${i};`, '')}
${options.parents ? 'Par[count]=here;' : ''}
${depthFirst ? 'Stack[head++]=count;' : ''}
count++;
${invariants.map((code, i) => `if(bad<0&&!(${code})){bad=count-1;which=${i};}`).join('\n')}`;
  return `
const HH=new Int32Array(V.length);
function run(S,K,mask,Par,Stack,st,room,until){
let head=st.head,count=st.count,transitions=st.transitions,code=0,bad=-1,which=-1,h=0,touch=0;
const last=K.length-${words};
while(${depthFirst ? 'head>0' : 'head<count'}&&until>0){
if(count>room){code=1;break;}
until--;
const here=${depthFirst ? 'Stack[--head]' : 'head++'};
const r=Math.imul(here,${words});
const c=expand(${load('S', 'r')});
${options.deadlock ? `if(c===0&&!done(${load('S', 'r')})){code=2;bad=here;break;}` : ''}
transitions+=c;
for(let i=0,o=0;i<c;i++,o+=${words}){
${each((i) => `const n${i}=O[${at('o', i)}];`, '')}
${hash(n)}
const s=${slot};
HH[i]=s;touch^=K[s];
}
for(let i=0,o=0;i<c;i++,o+=${words}){
${each((i) => `const n${i}=O[${at('o', i)}];`, '')}
if(${each((i) => `n${i}===0`, '&&')}){if(!st.zero){st.zero=true;${append}}continue;}
${probe(n, `${append}break;`, 'break;').replace('%SLOT%', 'HH[i]')}
}
if(bad>=0){code=3;break;}
}
st.head=head;st.count=count;st.transitions=transitions;st.found=bad;st.invariant=which;st.touch=touch;
return code;
}
function insertAll(S,K,mask,count){
const last=K.length-${words};let h=0;
for(let i=0,o=0;i<count;i++,o+=${words}){
${each((i) => `const n${i}=S[${at('o', i)}];`, '')}
if(${each((i) => `n${i}===0`, '&&')})continue;
${hash(n)}
${probe(n, 'break;', 'break;').replace('%SLOT%', slot)}
}
}
function done(${each((i) => `w${i}`, ',')}){return ${options.done};}
function warm(S,at){return expand(${load('S', `at*${words}`)});}
return {run,insertAll,warm,isDone:(S,at)=>done(${load('S', `at*${words}`)})};`;
}

/** @throws RangeError when the generated source does not yield a kernel: a defect of ours */
export function isKernel(x: unknown): x is Kernel {
  if (typeof x === 'object' && x !== null && 'run' in x && 'insertAll' in x) return true;
  throw new CompileError('construct', 'kernel', 'the generated search loop is not one');
}
