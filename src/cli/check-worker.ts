/** The thread that runs checks for check-pool.ts: a job comes in, its result goes out. */
import { parentPort } from 'node:worker_threads';
import { type CheckJob, runJob } from './check-job.ts';

parentPort?.on('message', (job: CheckJob) => parentPort?.postMessage(runJob(job)));
