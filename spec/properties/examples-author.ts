/** Examples for what livepatch authors promise. */
import type { Example } from './example.ts';

export const authorExamples: readonly Example[] = [];
