/** Runs check jobs on several threads; results come back in the order of the jobs. */
import { Worker } from 'node:worker_threads';
import type { Progress } from '../check/explore.ts';
import { type CheckJob, type JobResult, runJob } from './check-job.ts';

/**
 * @param threads 1: here, without a thread
 * @param done told how many jobs have ended so far
 * @param progress told how far a job is that runs here
 */
export async function runJobs(
  jobs: readonly CheckJob[],
  threads: number,
  done: (ended: number) => void = () => {},
  progress: (progress: Progress) => void = () => {},
): Promise<readonly JobResult[]> {
  if (threads <= 1 || jobs.length <= 1) {
    return jobs.map((job, i) => {
      const result = runJob(job, progress);
      done(i + 1);
      return result;
    });
  }
  const results: JobResult[] = [];
  let next = 0;
  let ended = 0;
  const work = (worker: Worker): Promise<void> =>
    new Promise((resolve, reject) => {
      let at = -1;
      const give = (): void => {
        const job = jobs[next];
        if (job === undefined) {
          resolve();
          return;
        }
        at = next++;
        worker.postMessage(job);
      };
      worker.on('message', (result: JobResult) => {
        results[at] = result;
        ended++;
        done(ended);
        give();
      });
      worker.on('error', reject);
      worker.on('exit', (code) => reject(new Error(`a checking thread ended with code ${code}`)));
      give();
    });
  const workers = Array.from(
    { length: Math.min(threads, jobs.length) },
    () => new Worker(new URL('./check-worker-start.js', import.meta.url)),
  );
  try {
    await Promise.all(workers.map(work));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return results;
}
