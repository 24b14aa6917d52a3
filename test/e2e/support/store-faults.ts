import type { Store } from './read-store.ts';

/**
 * What is not whole in a store that no job works on, in words; empty where all is well. With `absent` digests: objects
 * that came in a project file without their bytes.
 */
export function storeFaults(store: Store, absent: ReadonlySet<string> = new Set()): string[] {
  const faults: string[] = [];
  const chunks = new Set(store.chunks.map(({ digest }) => digest));
  const objects = new Set<string>(store.objects.map(({ digest }) => digest));
  const owned = new Set<string>(store.objects.flatMap((record) => record.chunks));
  const projects = new Set<string>(
    store.documents.filter(({ kind }) => kind === 'project').map(({ id }) => id),
  );
  for (const { digest, sound } of store.chunks) {
    if (!sound) faults.push(`chunk ${digest} holds other bytes than its digest says`);
    if (!owned.has(digest)) faults.push(`chunk ${digest} belongs to no object`);
  }
  for (const record of store.objects) {
    if (absent.has(record.digest)) continue;
    for (const digest of record.chunks) {
      if (!chunks.has(digest)) faults.push(`${record.kind} ${record.digest} lacks chunk ${digest}`);
    }
  }
  for (const document of store.documents) {
    if (!projects.has(document.projectId)) faults.push(`${document.kind} ${document.id} is in no project`);
    if (document.kind === 'entry' && !objects.has(document.body.object)) {
      faults.push(`entry “${document.name}” leads to no object`);
    }
    if (document.kind === 'sheet' && !objects.has(document.body.evaluation)) {
      faults.push(`sheet “${document.name}” leads to no evaluation`);
    }
  }
  for (const { job } of store.staging) faults.push(`job ${job} still has something staged`);
  for (const job of store.jobs) {
    if (job.state === 'running') faults.push(`job “${job.title}” is said to run`);
  }
  return faults;
}
