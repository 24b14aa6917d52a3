import type { LogBody, LogDocument } from '../../../core/monitor/log.ts';
import { profileQuestion } from '../../../core/monitor/watched-columns.ts';
import { rowsOfLog } from '../../../session/log-counts.svelte.ts';
import type { OpenProject } from '../../../session/open-project.svelte.ts';
import type { Workbench } from '../../../session/workbench.svelte.ts';

/** Changes what is said of a log; counts that are of other columns or windows are let go. `label`: for undo. */
export async function editLog(
  { documents }: Workbench,
  open: OpenProject,
  log: LogDocument,
  patch: Partial<LogBody>,
  label: string,
): Promise<void> {
  const body = { ...log.body, ...patch };
  const rows = rowsOfLog(open, log);
  const question = (of: LogBody): string => JSON.stringify(rows && profileQuestion(of, rows.object.digest));
  const counted = question(body) === question(log.body);
  const profile = counted ? {} : { profile: null, profileOf: null };
  await documents.change(log, { body: { ...body, ...profile } }, label);
}
