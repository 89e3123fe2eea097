import picocolors from 'picocolors';

/** Colours, or none. */
export interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly warn: (text: string) => string;
}

export function paintFor(enabled: boolean): Paint {
  const c = picocolors.createColors(enabled);
  return { bold: c.bold, dim: c.dim, good: c.green, bad: c.red, warn: c.yellow };
}
