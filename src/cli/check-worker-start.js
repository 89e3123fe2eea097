// A thread does not inherit the loader of TypeScript files: it is registered here, as in bin/klp.js.
import { register } from 'tsx/esm/api';

register();
await import('./check-worker.ts');
