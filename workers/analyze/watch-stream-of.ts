import type { AnalyzeApi } from '../../src/compute/contract.ts';
import { goodCodes } from '../../src/core/monitor/good-feedback.ts';
import {
  absoluteErrors,
  inOrder,
  numbersOf,
  valueCodes,
  wrongCodes,
} from '../../src/core/monitor/row-values.ts';
import {
  joinedWindows,
  levelsOf,
  levelsOfSeries,
  shapeOfLevel,
  StreamSums,
} from '../../src/core/monitor/stream-level.ts';
import { timeOrder } from '../../src/core/monitor/time-order.ts';
import type { WatchQuestion, WatchReport } from '../../src/core/monitor/watch-report.ts';
import { fitting, scaleOf, watchValues, type DetectorAnswer } from '../../src/core/monitor/watch-values.ts';
import type { Column } from '../../src/core/table/column.ts';
import { FieldSource } from './field-source.ts';
import { logRows } from './log-rows.ts';
import { timesOf } from './times-of.ts';

type Rows = Extract<WatchQuestion, { of: 'rows' }>;

/** Reads a stream in order of time and lets each chosen detector that can watch it do so, one after the other. */
export const watchStreamOf: AnalyzeApi['watchStream'] = async (question, onProgress) => {
  const { nature, detectors, windows, seed } = question;
  const stream = question.of === 'rows' ? await rowStream(question) : windowStream(question);
  const { values, times, without } = stream;
  const isZeroOne = nature === 'errors' || nature === 'zeroOne';
  const sums = new StreamSums(values, isZeroOne);
  const levels =
    question.of === 'rows'
      ? levelsOf(times, sums, joinedWindows(windows))
      : levelsOfSeries(question, windows);
  const scale = nature === 'number' ? scaleOf(values, times, question.reference) : null;
  const chosen = fitting(detectors, nature);
  const answers: DetectorAnswer[] = [];
  for (const [place, detector] of chosen.entries()) {
    const watching = watchValues(
      { values, times, sums },
      { detector, setting: detectors[detector] ?? {}, scale, seed },
    );
    for (;;) {
      const step = watching.next();
      if (step.done) {
        answers.push(step.value);
        break;
      }
      const done = place * values.length + step.value;
      const goOn = await onProgress({
        ...{ phase: 'watching', done, total: chosen.length * values.length, unit: 'rows' },
      });
      if (!goOn) return null;
    }
  }
  return {
    ...{ values: values.length, without, scale, levels },
    ...{ shape: shapeOfLevel(levels), answers },
  } satisfies WatchReport;
};

async function rowStream(question: Rows): Promise<ReturnType<typeof inOrder>> {
  const source = await FieldSource.open(question.table, null);
  const times = await timesOf(source, question.columns.time);
  return inOrder(timeOrder(times), times, await valuesOf(question, source));
}

async function valuesOf(question: Rows, source: FieldSource): Promise<Parameters<typeof inOrder>[2]> {
  const { stream, good } = question;
  const read = (name: string): Promise<Column> => source.column({ of: 'data', name });
  switch (stream.of) {
    case 'number':
      return numbersOf(await read(stream.column));
    case 'value':
      return valueCodes(await read(stream.column), stream.value);
    case 'badFeedback': {
      const codes = goodCodes(await read(stream.column), good ?? { of: 'values', values: [] });
      return codes.map((code) => (code < 0 ? code : 1 - code));
    }
    case 'wrong':
    case 'absoluteError': {
      const { outcome } = await logRows(question);
      return outcome.type === 'regression' ? absoluteErrors(outcome) : wrongCodes(outcome);
    }
  }
}

/** A figure by window is a stream of its own; each value stands at the end of its window, when it can be known. */
function windowStream({
  values,
  windows,
}: Extract<WatchQuestion, { of: 'windows' }>): ReturnType<typeof inOrder> {
  return inOrder(
    Uint32Array.from(windows, (_, window) => window),
    windows.map(({ toMs }) => toMs),
    values,
  );
}
