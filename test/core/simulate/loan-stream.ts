import type { Digest } from '../../../src/core/kernel/objects.ts';
import { generateLoans } from '../../../src/core/simulate/loans.ts';
import type { PoolRows } from '../../../src/core/simulate/pool-rows.ts';
import { beginStream } from '../../../src/core/simulate/simulate-stream.ts';
import type {
  Course,
  Injection,
  StreamChange,
  StreamQuestion,
} from '../../../src/core/simulate/stream-question.ts';
import type { StreamTruth } from '../../../src/core/simulate/stream-truth.ts';
import type { Predicate } from '../../../src/core/slices/predicate.ts';
import type { Column } from '../../../src/core/table/column.ts';

const columns = generateLoans(3000, 7);
const named = (name: string): Column => columns.find((column) => column.name === name)!;
const repaid = named('repaid') as Extract<Column, { type: 'category' }>;

/** Loans with a "model" that is wrong about every seventh. */
export const loanPool: PoolRows = {
  rows: 3000,
  columns: new Map(columns.map((column) => [column.name, column])),
  prediction: {
    ...repaid,
    name: 'label',
    role: 'prediction',
    data: repaid.data.map((code, row) => (row % 7 === 0 ? 1 - code : code)),
  },
  scores: [],
};

export function loanQuestion(injections: readonly Injection[] = [], seed = 1): StreamQuestion {
  return {
    pool: {
      table: 'sha256-pool' as Digest,
      predictions: null,
      model: null,
      inputs: ['income', 'age', 'amount', 'employment', 'region'],
      others: ['sex'],
      prediction: null,
      label: 'repaid',
      positive: 'no',
    },
    startMs: Date.UTC(2025, 0, 2),
    days: 60,
    rowsPerDay: 100,
    weekend: 0.4,
    night: 0.1,
    seed,
    labels: { by: 'fixed', days: 10, spread: 0.5, never: 0.05 },
    latencyMs: 40,
    versions: [
      { fromDay: 0, name: '1.0' },
      { fromDay: 30, name: '1.1' },
    ],
    feedback: 0.05,
    injections,
  };
}

export function injection(
  change: StreamChange,
  course: Partial<Course> = {},
  where: Predicate | null = null,
): Injection {
  const whole = { shape: 'sudden', fromDay: 30, toDay: 60, overDays: 0, everyDays: 0, forDays: 0 } as const;
  return { id: change.of, name: change.of, change, course: { ...whole, ...course }, where };
}

/** A stream of one chunk. */
export function madeLog(question: StreamQuestion): {
  rows: number;
  days: Float64Array;
  column: (name: string) => Column;
  truth: StreamTruth;
} {
  const run = beginStream(question, loanPool);
  const made = run.next()!;
  const { columns: log } = run.finish(made, null);
  return {
    rows: run.rows,
    days: made.days,
    column: (name) => log.find((column) => column.name === name)!,
    truth: run.truth(),
  };
}
