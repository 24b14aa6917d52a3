import type { ProblemFacts } from '../core/kernel/problem.ts';
import type { Id } from '../core/kernel/objects.ts';
import { db } from './db.ts';
import { inWords } from './storage-problem.ts';
import { deleteUnowned } from './sweep.ts';
import type { JobRecord, JobState } from './records.ts';

const lockOf = (job: Id): string => `job:${job}`;

/** Runs work as the owner of a job: while the lock is held, nobody sweeps what the job has staged. */
export async function owning<T>(job: Id, work: () => Promise<T>): Promise<T> {
  return navigator.locks.request(lockOf(job), work) as Promise<T>;
}

export async function addJob(job: JobRecord): Promise<void> {
  await inWords(() => db.jobs.put(job));
}

export async function endJob(
  id: Id,
  state: JobState,
  endMs: number,
  problem: ProblemFacts | null,
): Promise<void> {
  await inWords(() => db.jobs.update(id, { state, endMs, problem }));
}

/** Drops what a job staged, unless a committed object or another job holds it too. */
export async function dropStaging(job: Id): Promise<void> {
  await db.transaction('rw', [db.chunks, db.staging, db.objects], async () => {
    const digests = (await db.staging.where('job').equals(job).toArray()).map(({ digest }) => digest);
    await db.staging.where('job').equals(job).delete();
    await deleteUnowned(digests);
  });
}

/**
 * Clears after tabs that were closed or killed: staging whose owner's lock is free is dropped, and its job marked
 * interrupted. Returns how many jobs were swept.
 */
export async function sweepStaging(nowMs: number): Promise<number> {
  const staged = (await db.staging.orderBy('job').uniqueKeys()) as Id[];
  const running = await db.jobs.where('state').equals('running').primaryKeys();
  let swept = 0;
  for (const job of new Set([...staged, ...running])) {
    await navigator.locks.request(lockOf(job), { ifAvailable: true }, async (lock) => {
      if (!lock) return;
      await dropStaging(job);
      await db.jobs.update(job, { state: 'interrupted', endMs: nowMs });
      swept++;
    });
  }
  return swept;
}

/** Ends a job whose worker was stopped: waits until its lock is free, then drops what it staged. */
export async function abandon(
  job: Id,
  state: 'cancelled' | 'failed',
  endMs: number,
  problem: ProblemFacts | null,
): Promise<void> {
  await navigator.locks.request(lockOf(job), async () => {
    await dropStaging(job);
    await endJob(job, state, endMs, problem);
  });
}
