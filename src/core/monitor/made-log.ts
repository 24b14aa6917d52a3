import type { Id } from '../kernel/objects.ts';
import type { StreamColumns } from '../simulate/stream-columns.ts';
import { DAY_MS, type StreamQuestion } from '../simulate/stream-question.ts';
import type { StreamTruth } from '../simulate/stream-truth.ts';
import type { LogBody } from './log.ts';

/** With more days than this a window is a week. */
const MOST_DAYS = 1000;

/** The log of a simulated stream, before its counts are made. */
export function madeLogBody(
  question: StreamQuestion,
  names: StreamColumns,
  truth: StreamTruth,
  made: { dataset: Id; rows: number; nowMs: number },
): LogBody {
  const { pool, startMs, days, versions } = question;
  return {
    dataset: made.dataset,
    profile: null,
    profileOf: null,
    columns: {
      time: names.time,
      inputs: pool.inputs,
      prediction: names.prediction,
      scores: names.scores,
      positive: pool.positive,
      label: names.label,
      labelTime: names.labelTime,
      latency: names.latency,
      modelVersion: names.modelVersion,
      feedback: names.feedback === null ? [] : [names.feedback],
    },
    windows: { by: 'time', everyMs: days > MOST_DAYS ? 7 * DAY_MS : DAY_MS },
    batches: [{ source: 'Simulator', rows: made.rows, addedMs: made.nowMs }],
    events: versions
      .filter(({ fromDay }) => fromDay > 0 && fromDay < days)
      .map(({ fromDay, name }, at) => ({
        id: `version-${String(at + 1)}`,
        atMs: startMs + fromDay * DAY_MS,
        name: `Version ${name}`,
      })),
    reference: null,
    current: null,
    model: pool.model,
    made: { question, truth },
  };
}

/** What happened in a log that the simulator made; null in another, or where what is kept is not understood. */
export function truthOf({ made }: Pick<LogBody, 'made'>): StreamTruth | null {
  const truth = made?.truth as Partial<StreamTruth> | null | undefined;
  const isWhole =
    Array.isArray(truth?.changes) &&
    truth.changes.every(
      (change) =>
        typeof change?.name === 'string' && Array.isArray(change.periods) && Array.isArray(change.columns),
    ) &&
    Array.isArray(truth.rowsByDay) &&
    Array.isArray(truth.errorByDay);
  return isWhole ? (truth as StreamTruth) : null;
}

/** The question a log was made by; null where it was not. */
export function streamQuestionOf({ made }: Pick<LogBody, 'made'>): StreamQuestion | null {
  const question = made?.question as Partial<StreamQuestion> | null | undefined;
  const isWhole =
    typeof question?.startMs === 'number' &&
    typeof question.days === 'number' &&
    typeof question.pool?.table === 'string' &&
    Array.isArray(question.injections);
  return isWhole ? (question as StreamQuestion) : null;
}
