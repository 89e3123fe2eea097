/** The verb's surroundings: where text goes, and what it may look like. */
export interface Io {
  /** One or more lines; a newline is added. */
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** A line on stderr that overwrites the one before; only on a terminal. The empty string takes it away. */
  readonly progress: (text: string) => void;
  readonly color: boolean;
  /** Columns that help may take; default: the terminal's, 80 without one. */
  readonly width?: number;
  /** The verb's exit code (exit-code.ts); the last call counts. Nothing is ended. */
  readonly exit: (code: number) => void;
}
