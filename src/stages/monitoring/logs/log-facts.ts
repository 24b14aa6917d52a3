import type { LogDocument } from '../../../core/monitor/log.ts';
import { profileOf, rowsOfLog } from '../../../session/log-counts.svelte.ts';
import type { LongWork } from '../../../session/long-work.svelte.ts';
import type { OpenProject } from '../../../session/open-project.svelte.ts';

/** Rows of its dataset, else those its batches brought. */
export function rowsInLog(open: OpenProject, log: LogDocument): number {
  const rows = rowsOfLog(open, log)?.object.rows;
  return rows ?? log.body.batches.reduce((sum, batch) => sum + batch.rows, 0);
}

/** How the counts of a log stand, in a few words. */
export function profileWords(open: OpenProject, log: LogDocument, work: LongWork | null): string {
  if (work?.task) return 'being made';
  if (profileOf(open, log) !== null) return log.body.dataset === null ? 'made elsewhere' : 'up to date';
  if (work?.problem) return 'failed';
  const rows = rowsOfLog(open, log);
  if (rows === null) return 'not here, nor its rows';
  return log.body.profile === null ? 'not made yet' : 'of older rows';
}
