import { type Frame, observing } from './frame.ts';
import type { Variable } from './shape.ts';

/** A condition on a state, as code over its words `w0`, `w1`, … */
export interface PredicateCode {
  /** What it reads, as declarations; equal ones have equal names. */
  readonly reads: readonly string[];
  /** An expression over those. */
  readonly code: string;
}

/** What has been written for a machine: a frame for each event, and those of the run-time queue where it is needed. */
export interface Program {
  /** Words of a state. */
  readonly words: number;
  readonly blocks: readonly Frame[];
  readonly queue: QueueProgram | undefined;
  /** Is the machine in its final state? */
  readonly done: PredicateCode;
}

export interface QueueProgram {
  /** By raised event. */
  readonly steps: ReadonlyMap<number, Frame>;
  /** Eventless transitions, by event; `undefined` when the machine has none. */
  readonly always: ReadonlyMap<number, Frame> | undefined;
  /** Microsteps of one macrostep before it is taken for endless, and the code that stops then. */
  readonly endless: number;
  readonly stop: string;
}

/** Code up to this size goes into one function, where the compiler of the engine sees the whole. */
const oneFunction = 24_000;

/** What the code does with the successors that it finds. */
export interface CodeForm {
  /** Lists them in `O`, and says how many; or calls `visit` with the words of each. */
  readonly successors: 'listed' | 'visited';
  /** Tells the event of each, too: in `V`, or as the argument after the words. */
  readonly events: boolean;
  /** And what the step shows, over `N`: in `S`, or as the last argument. */
  readonly traces: boolean;
}

/** Puts the frames together to code that defines `expand` over the names of tables, `X`, `R`, `G` and those of its form. */
export function programText(program: Program, form: CodeForm): string {
  return new Text(program, form).all();
}

class Text {
  private readonly program: Program;
  private readonly form: CodeForm;
  private readonly observes: boolean;
  private readonly listed: boolean;
  private readonly words: readonly string[];

  constructor(program: Program, form: CodeForm) {
    this.program = program;
    this.form = form;
    this.observes = form.traces;
    this.listed = form.successors === 'listed';
    this.words = Array.from({ length: program.words }, (_, i) => `w${i}`);
  }

  all(): string {
    const { blocks, queue } = this.program;
    const size = blocks.reduce((n, b) => n + b.lines.reduce((m, l) => m + l.length, 0), 0);
    const head = `let ga=0,gc=0,${this.observes ? 'tr=0,' : ''}${this.words.map((w) => `a${w.slice(1)}=0`).join(',')};`;
    return [
      head,
      queue === undefined ? '' : this.queue(queue),
      size <= oneFunction ? this.together() : this.apart(),
    ].join('\n');
  }

  private lines(frame: Frame): readonly string[] {
    return frame
      .used()
      .flatMap((line) =>
        line.startsWith(observing) ? (this.observes ? [line.slice(observing.length)] : []) : [line],
      );
  }

  /** The lines of an event, with what is done with a successor written out. */
  private block(frame: Frame, event: number, then: string): string {
    const lines = this.lines(frame).map((line) =>
      line.startsWith('%') ? `${this.successor(line.slice(1).split('%'), event)}${then}` : line,
    );
    return [...(this.observes ? ['tr=0;'] : []), ...lines].join('\n');
  }

  private successor(words: readonly string[], event: number): string {
    const { events } = this.form;
    if (!this.listed)
      return `visit(${[...words, ...(events ? [event] : []), ...(this.observes ? ['tr'] : [])].join(',')});`;
    const stored = words.map((code, i) => `O[${i === 0 ? 'b' : `b+${i}`}]=${code};`);
    return `${stored.join('')}${events ? `V[c]=${event};` : ''}${this.observes ? 'S[c]=tr;' : ''}`;
  }

  /** One function per raised event, one per event for eventless transitions, and the loop over the queue. */
  private queue({ steps, always, endless, stop }: QueueProgram): string {
    const code: string[] = [];
    const bodies = new Map<string, string>();
    const share = (frame: Frame): string => {
      const body = this.functionBody(frame);
      let name = bodies.get(body);
      if (name === undefined) {
        name = `F${bodies.size}`;
        bodies.set(body, name);
        code.push(`function ${name}(){${body}}`);
      }
      return name;
    };
    const raised = [...steps].map(([event, frame]) => `case ${event}:r=${share(frame)}();break;`);
    const eventless = [...(always ?? [])].map(([event, frame]) => `case ${event}:return ${share(frame)}();`);
    return [
      'const Q=new Int32Array(8192);let qh=0,qt=0;',
      ...code,
      `function always(e){switch(e){${eventless.join('\n')}}return 0;}`,
      `function drain(e){let n=0,r=0;for(;;){`,
      always === undefined
        ? ''
        : `do{r=always(e);if(r===1)ga=1;if(++n>${endless})${stop};}while(r===1);if(r===3)return;`,
      `if(qh===qt)return;if(++n>${endless}||qt>4096)${stop};`,
      `e=Q[qh++];r=0;switch(e){${raised.join('\n')}}if(r===1)ga=1;if(r===3)return;}}`,
    ].join('\n');
  }

  private functionBody(frame: Frame): string {
    const words = this.words.map((w) => `${w}=a${w.slice(1)}`);
    return [
      `const ${words.join(',')};`,
      ...declarations(frame, readsOf(frame)),
      ...this.lines(frame),
      'return 0;',
    ].join('\n');
  }

  /** All events in one function: the engine's compiler sees the shared reads and the whole flow. */
  private together(): string {
    const { blocks } = this.program;
    const reads = new Set<Variable>();
    for (const b of blocks) for (const v of readsOf(b)) reads.add(v);
    const code = blocks.map(
      (b, event) =>
        `{${declarations(b, new Set()).join('')}\n${this.block(b, event, this.listed ? `c++;b+=${this.words.length};` : '')}\n}`,
    );
    return `function expand(${this.words.join(',')}){${this.listed ? 'let c=0,b=0;' : ''}${this.doneCheck()}
${declared([...reads].map(unpacked))}
${code.join('\n')}
return ${this.count};}`;
  }

  /** How many successors there are, where they are listed. */
  private get count(): string {
    return this.listed ? 'c' : '0';
  }

  /** A function per event. */
  private apart(): string {
    const { blocks } = this.program;
    const args = this.words.join(',');
    const { listed } = this;
    const code = blocks.map(
      (b, event) =>
        `function E${event}(${args}${listed ? ',c' : ''}){${listed ? `const b=c*${this.words.length};` : ''}${declarations(b, readsOf(b)).join('')}
${this.block(b, event, listed ? 'return c+1;' : 'return 0;')}
return ${this.count};}`,
    );
    const calls = blocks.map((_, event) => (listed ? `c=E${event}(${args},c);` : `E${event}(${args});`));
    return `${code.join('\n')}
function expand(${args}){${listed ? 'let c=0;' : ''}${this.doneCheck()}
${calls.join('\n')}
return ${this.count};}`;
  }

  /** A machine in its final state takes no events. */
  private doneCheck(): string {
    const { done } = this.program;
    return done.code === 'false' ? '' : `{${declared(done.reads)}if(${done.code})return 0;}`;
  }
}

/** Variables whose value on entry is needed: what is written and read after that may be read without having been written. */
const readsOf = ({ reads, readAgain }: Frame): ReadonlySet<Variable> => new Set([...reads, ...readAgain]);

function declarations(frame: Frame, reads: ReadonlySet<Variable>): readonly string[] {
  const consts = declared([...reads].map(unpacked));
  const lets = [
    ...[...frame.readAgain].map((v) => `y${v.id}=v${v.id}`),
    ...[...frame.locals].flatMap((n) => (n === 'g' && !frame.readsActed ? [] : [`${n}=0`])),
  ];
  return [...(consts === '' ? [] : [consts]), ...(lets.length > 0 ? [`let ${lets.join(',')};`] : [])];
}

/** Declares a variable's value on entry, in the words `w0`, `w1`, … */
export const unpacked = ({ id, word, shift, bits }: Variable): string =>
  `v${id}=${shift === 0 ? `w${word}` : `(w${word}>>>${shift})`}&${(2 ** bits - 1) | 0}`;

/** Declarations of what is read, each once. */
export const declared = (reads: Iterable<string>): string => {
  const each = new Set(reads);
  return each.size === 0 ? '' : `const ${[...each].join(',')};`;
};
