import type { AnalyzeApi } from '../../src/compute/contract.ts';
import { Problem } from '../../src/core/kernel/problem.ts';
import { likelyEffect } from '../../src/core/monitor/likely-effect.ts';
import { lossByCell, lossesOf, meanLosses } from '../../src/core/monitor/loss-by-cell.ts';
import { followed, performanceReport } from '../../src/core/monitor/make-performance-report.ts';
import { movesTogether } from '../../src/core/monitor/moves-together.ts';
import type { ColumnEffect, Followed } from '../../src/core/monitor/performance-report.ts';
import type { RowSignal } from '../../src/core/monitor/row-series.ts';
import { logRows } from './log-rows.ts';

/** How a model does in production, by window and in two periods. */
export const logPerformanceOf: AnalyzeApi['logPerformance'] = async (question) => {
  const log = await logRows(question);
  const rows = await log.part(question.where, question.knownByMs);
  const lossColumns = log.outcome.type === 'regression' ? await log.lossColumns() : [];
  return performanceReport(rows, question, lossColumns, log.delaysOf(rows));
};

/** A metric over several parts of the rows, in the order asked; null where the log lacks what a part is cut by. */
export const logPartsOf: AnalyzeApi['logParts'] = async (question, wheres) => {
  const log = await logRows(question);
  const { metric, class: name } = question;
  const base = { of: 'metric', metric, slice: null } as const;
  const signal: RowSignal = name === null ? base : { ...base, class: name };
  const parts: (Followed | null)[] = [];
  for (const where of wheres) {
    try {
      parts.push(followed(await log.part(where, question.knownByMs), question, signal));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      parts.push(null);
    }
  }
  return parts;
};

/** Which changes of inputs are likely to move the mean loss, column by column; until the answer is no. */
export const logEffectsOf: AnalyzeApi['logEffects'] = async (question, onPart) => {
  const log = await logRows(question);
  const rows = await log.part(question.where, null);
  const losses = lossesOf(rows.outcome);
  const byWindow = meanLosses(rows, losses);
  const columns: ColumnEffect[] = [];
  const total = question.asked.length;
  for (const [at, { column, cuts, drift }] of question.asked.entries()) {
    const read = await log.lossColumn(column);
    if (read && (read.kind === 'values' || cuts)) {
      const counted = lossByCell(rows, losses, read, cuts, question);
      columns.push({ column, ...likelyEffect(counted), together: movesTogether(drift, byWindow) });
    }
    columns.sort((a, b) => (b.effect.value ?? -Infinity) - (a.effect.value ?? -Infinity));
    if (!(await onPart({ done: at + 1, total, columns: [...columns] }))) return;
  }
};
