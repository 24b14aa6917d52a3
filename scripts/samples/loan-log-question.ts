import type { Digest } from '../../src/core/kernel/objects.ts';
import type { LogEvent, Period } from '../../src/core/monitor/log.ts';
import { DAY_MS, type Course, type StreamQuestion } from '../../src/core/simulate/stream-question.ts';
import type { EvaluatedModel } from './loan-evaluation.ts';
import { CATEGORIES, NUMBERS } from './loan-features.ts';

const START_MS = Date.UTC(2025, 0, 2);
const END_MS = Date.UTC(2025, 9, 1);
const DAYS = (END_MS - START_MS) / DAY_MS;

export const REFERENCE: Period = { fromMs: START_MS, toMs: Date.UTC(2025, 3, 1) };
export const CURRENT: Period = { fromMs: Date.UTC(2025, 6, 1), toMs: END_MS };

/** What a person would have written down; what truly happened is in the truth. */
export const LOG_EVENTS: readonly LogEvent[] = [
  { id: 'new-form', atMs: Date.UTC(2025, 4, 5), name: 'New application form' },
  { id: 'prices', atMs: Date.UTC(2025, 5, 1), name: 'Prices rise' },
  { id: 'platforms', atMs: Date.UTC(2025, 6, 1), name: 'Delivery platforms come to town' },
];

const dayOf = (month: number, day: number): number => (Date.UTC(2025, month - 1, day) - START_MS) / DAY_MS;

function course(shape: Course['shape'], fromDay: number, overDays = 0, toDay = DAYS): Course {
  return { shape, fromDay, toDay, overDays, everyDays: 0, forDays: 0 };
}

/** A year in which prices rise: what the log of the sample project is made by. */
export function logQuestion(table: Digest, { model, predictions }: EvaluatedModel): StreamQuestion {
  return {
    pool: {
      table,
      predictions: predictions.digest,
      model: model.digest,
      inputs: [...NUMBERS, ...CATEGORIES],
      others: ['sex', 'heritage'],
      prediction: null,
      label: 'repaid',
      positive: 'no',
    },
    startMs: START_MS,
    days: DAYS,
    rowsPerDay: 100,
    weekend: 0.4,
    night: 0.12,
    seed: 2025,
    labels: { by: 'fixed', days: 21, spread: 0, never: 0.03 },
    latencyMs: 38,
    versions: [
      { fromDay: 0, name: '1.0' },
      { fromDay: dayOf(4, 14), name: '1.0.1' },
    ],
    feedback: 0.04,
    injections: [
      {
        id: 'form',
        name: 'The new form loses the credit history',
        change: { of: 'missing', column: 'credit_history_years', share: 0.4 },
        course: course('sudden', dayOf(5, 5), 0, dayOf(5, 12)),
        where: null,
      },
      {
        id: 'prices',
        name: 'Loans that used to be repaid no longer are',
        change: { of: 'concept', to: 'no', share: 0.14 },
        course: course('sudden', dayOf(6, 1)),
        where: null,
      },
      {
        id: 'incomes',
        name: 'Applicants earn less and less',
        change: { of: 'scale', column: 'income', factor: 0.7 },
        course: course('gradual', dayOf(6, 15), 60),
        where: null,
      },
      {
        id: 'gig',
        name: 'A kind of work that no training row has',
        change: { of: 'newCategory', column: 'employment', value: 'gig work', share: 0.12 },
        course: course('gradual', dayOf(7, 1), 30),
        where: { op: 'lt', field: { of: 'data', name: 'age' }, value: 60 },
      },
    ],
  };
}
