/** A stable code; docs/ has a page for each. 1000–1099: scenario files; 1100–1199: events; other parts take other hundreds. */
export type KlpCode = `KLP${number}`;

/** What is known about an error beside what happened. Lines and columns count from 1. */
export interface KlpErrorDetails {
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  /** The rule that was broken, or the probable cause. */
  readonly why?: string | undefined;
  /** What to try. */
  readonly hint?: string | undefined;
}

/** A mistake in what we were given: never a defect of ours, so it is shown without a stack trace. */
export class KlpError extends Error {
  readonly code: KlpCode;
  readonly file: string | undefined;
  readonly line: number | undefined;
  readonly column: number | undefined;
  readonly why: string | undefined;
  readonly hint: string | undefined;

  constructor(code: KlpCode, what: string, details: KlpErrorDetails = {}) {
    super(what);
    this.name = 'KlpError';
    this.code = code;
    this.file = details.file;
    this.line = details.line;
    this.column = details.column;
    this.why = details.why;
    this.hint = details.hint;
  }

  /** `file:line:column`, as far as known; the empty string when nothing is. */
  get place(): string {
    if (this.file === undefined) return '';
    if (this.line === undefined) return this.file;
    return this.column === undefined
      ? `${this.file}:${this.line}`
      : `${this.file}:${this.line}:${this.column}`;
  }
}

/** The text a person reads: what and where on the first line, then why and what to try, each when known. */
export function describeError(error: KlpError): string {
  const where = error.place === '' ? '' : `${error.place}: `;
  const lines = [`${where}${error.message} [${error.code}]`];
  if (error.why !== undefined) lines.push(`  why: ${error.why}`);
  if (error.hint !== undefined) lines.push(`  try: ${error.hint}`);
  return lines.join('\n');
}
