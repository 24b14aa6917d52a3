import type { DriftQuestion } from '../../../core/drift/drift-question.ts';
import type { LogProfile } from '../../../core/drift/log-profile.ts';
import type { TogetherQuestion } from '../../../core/drift/together-question.ts';
import type { Digest } from '../../../core/kernel/objects.ts';
import type { DriftErrorQuestion } from '../../../core/monitor/drift-and-error.ts';
import { periodsOf } from '../../../core/monitor/log-periods.ts';
import type { LogBody } from '../../../core/monitor/log.ts';

/** Of samples and of what is drawn. */
export const SEED = 1;

/** The inputs of a log in its two windows; null where it has no rows, no named columns, or a window is empty. */
export function togetherQuestion(
  { columns, ...body }: LogBody,
  { windows }: LogProfile,
  table: Digest | null,
  names: readonly string[] = columns?.inputs ?? [],
): TogetherQuestion | null {
  if (table === null || !columns) return null;
  const { reference, current } = periodsOf(body, windows);
  const span = ({ from, to }: { from: number; to: number }): DriftQuestion['reference'] | null =>
    to > from ? { fromMs: windows[from]!.fromMs, toMs: windows[to - 1]!.toMs } : null;
  const [was, is] = [span(reference), span(current)];
  if (!was || !is) return null;
  return { table, time: columns.time, reference: was, current: is, columns: names, seed: SEED };
}

/** Its inputs against its errors; null as above. */
export function driftErrorQuestion(
  body: LogBody,
  profile: LogProfile,
  table: Digest | null,
): DriftErrorQuestion | null {
  const { columns } = body;
  if (table === null || !columns) return null;
  const { windows } = profile;
  const asked = profile.columns
    .filter(({ name }) => columns.inputs.includes(name))
    .map((column) => ({ column: column.name, cuts: column.kind === 'values' ? null : column.cuts }));
  return { table, columns, windows, ...periodsOf(body, windows), asked };
}
