import type { LogProfile } from '../../../core/drift/log-profile.ts';
import { guessGood, type FeedbackColumn, type GoodFeedback } from '../../../core/monitor/good-feedback.ts';
import type { LogDocument } from '../../../core/monitor/log.ts';
import type { ColumnMeta } from '../../../core/table/column.ts';

/** What is known of a feedback column; null where there is no such column. Ranges and texts come from the profile. */
export function feedbackColumn(
  metas: readonly ColumnMeta[],
  profile: LogProfile,
  name: string,
): FeedbackColumn | null {
  const meta = metas.find((each) => each.name === name);
  if (!meta) return null;
  const counted = profile.columns.find((each) => each.name === name);
  const numbers = counted?.kind === 'number' ? counted.profile : null;
  const low = numbers ? Math.min(...numbers.low) : Infinity;
  const high = numbers ? Math.max(...numbers.high) : -Infinity;
  const texts = counted?.kind === 'values' ? counted.values : [];
  return {
    ...{ name, type: meta.type },
    levels: meta.type === 'category' ? meta.levels : meta.type === 'boolean' ? ['true', 'false'] : texts,
    ...(low <= high ? { low, high } : { low: null, high: null }),
  };
}

/** What counts as good in a column: as it was said, else guessed; null where neither tells. */
export function goodOf(
  { body }: LogDocument,
  metas: readonly ColumnMeta[],
  profile: LogProfile,
  name: string,
): GoodFeedback | null {
  const said = body.goodFeedback?.[name];
  if (said) return said;
  const column = feedbackColumn(metas, profile, name);
  return column && guessGood(column);
}
