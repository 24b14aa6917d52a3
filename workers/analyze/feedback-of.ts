import type { AnalyzeApi } from '../../src/compute/contract.ts';
import {
  addedCounts,
  bestAndWorst,
  feedbackByCode,
  feedbackByWindow,
  feedbackOfRows,
} from '../../src/core/monitor/feedback-counts.ts';
import type { FeedbackGroup } from '../../src/core/monitor/feedback-report.ts';
import { feedbackTrend } from '../../src/core/monitor/feedback-trend.ts';
import { goodCodes } from '../../src/core/monitor/good-feedback.ts';
import { inOrder } from '../../src/core/monitor/row-values.ts';
import { joinedWindows, levelsOf, shapeOfLevel, StreamSums } from '../../src/core/monitor/stream-level.ts';
import { timeOrder } from '../../src/core/monitor/time-order.ts';
import { watchValues } from '../../src/core/monitor/watch-values.ts';
import { columnLevels } from '../../src/core/slices/column-levels.ts';
import { FieldSource } from './field-source.ts';
import { timesOf } from './times-of.ts';

/** Values of a column that rows are looked at apart by. */
const MOST_GROUPS = 50;

/** What people did with the answers of a log, in one column of feedback. */
export const feedbackOf: AnalyzeApi['feedback'] = async (question) => {
  const source = await FieldSource.open(question.table, null);
  const times = await timesOf(source, question.time);
  const order = timeOrder(times);
  const codes = goodCodes(await source.column({ of: 'data', name: question.column }), question.good);
  const joined = joinedWindows(question.windows);
  const windows = feedbackByWindow(order, times, codes, joined);
  const stream = inOrder(order, times, codes);
  const sums = new StreamSums(stream.values, true);
  const watching = watchValues({ ...stream, sums }, { detector: 'adwin', setting: {}, scale: null, seed: 1 });
  let step = watching.next();
  while (!step.done) step = watching.next();
  return {
    ...addedCounts(windows),
    windows,
    trend: feedbackTrend(
      windows.map(({ fromMs, toMs, good, answered }) => ({ at: (fromMs + toMs) / 2, good, n: answered })),
    ),
    changes: step.value.detections,
    shape: shapeOfLevel(levelsOf(stream.times, sums, joined)),
    ...bestAndWorst(windows),
    groups: await Promise.all(
      question.by.map(async (column) => ({ column, groups: await groupsBy(source, column, codes) })),
    ),
    slices: await Promise.all(
      question.slices.map(async ({ id, name, where }) => ({
        ...{ name, slice: id },
        ...feedbackOfRows(await source.select(where), codes),
      })),
    ),
  };
};

async function groupsBy(
  source: FieldSource,
  name: string,
  codes: Int8Array,
): Promise<FeedbackGroup[] | null> {
  const found = columnLevels(await source.column({ of: 'data', name }), MOST_GROUPS);
  if (!found || found.levels.length > MOST_GROUPS) return null;
  const counts = feedbackByCode(found.codes, codes, found.levels.length);
  return found.levels
    .map((level, at) => ({ name: String(level), slice: null, ...counts[at]! }))
    .filter(({ rows }) => rows > 0);
}
