import type { ProfileQuestion } from '../drift/log-profile.ts';
import type { Digest } from '../kernel/objects.ts';
import type { LogBody, LogColumns } from './log.ts';

/** The columns of a log that are counted by window, each once. */
export function watchedColumns(columns: LogColumns): readonly string[] {
  const { inputs, prediction, scores, label, latency, modelVersion, feedback } = columns;
  const named = [prediction, label, latency, modelVersion].filter((name) => name !== null);
  return [...new Set([...inputs, ...scores.map(({ column }) => column), ...named, ...feedback])];
}

/** What its profile counts of this version of its rows; null where it has none. */
export function profileQuestion({ columns, windows }: LogBody, table: Digest): ProfileQuestion | null {
  return columns && { table, time: columns.time, columns: watchedColumns(columns), windows };
}
