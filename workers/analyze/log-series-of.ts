import { transfer } from 'comlink';
import type { AnalyzeApi } from '../../src/compute/contract.ts';
import { Problem } from '../../src/core/kernel/problem.ts';
import type { LossColumn } from '../../src/core/monitor/loss-model.ts';
import { rowSeries } from '../../src/core/monitor/row-series.ts';
import { emptySeries } from '../../src/core/monitor/series-of-estimates.ts';
import type { Series } from '../../src/core/monitor/signal.ts';
import type { WindowedOutcome } from '../../src/core/monitor/windowed-outcome.ts';
import { logRows } from './log-rows.ts';

/** Signals by window that need the rows of a log, in the order asked; a slice is cut out once. */
export const logSeriesOf: AnalyzeApi['logSeries'] = async (question) => {
  const rows = await logRows(question);
  const parts = new Map<string, Promise<WindowedOutcome>>();
  const isOfValues = rows.outcome.type === 'regression';
  const fedTo = ({ of }: { of: string }): Promise<readonly LossColumn[]> | readonly LossColumn[] =>
    of === 'expected' && isOfValues ? rows.lossColumns() : [];
  const made: Series[] = [];
  for (const { signal, where } of question.asked) {
    const key = JSON.stringify(where);
    const part = parts.get(key) ?? rows.part(where, question.knownByMs);
    parts.set(key, part);
    try {
      made.push(rowSeries(await part, question.reference, signal, await fedTo(signal)));
    } catch (error) {
      // A slice by columns that the log does not have: the others are answered all the same.
      if (where === null || !(error instanceof Problem)) throw error;
      made.push(emptySeries(signal, question.windows.length, 'noSuchFigure'));
    }
  }
  const memory = made.flatMap(({ values, n, variances }) => [
    ...[values.buffer, n.buffer],
    ...(variances ? [variances.buffer] : []),
  ]);
  return transfer(made, memory);
};
