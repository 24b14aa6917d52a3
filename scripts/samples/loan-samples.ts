import type { Column } from '../../src/core/table/column.ts';
import { generateLoans } from '../../src/core/simulate/loans.ts';

/** The table of the sample project. */
export const EVALUATION = { rows: 12_000, seed: 2025 } as const;
/** What the first model was trained on: other loans of the same kind. */
const FIRST_TRAINING = { rows: 12_000, seed: 11 } as const;
/** What the second model was trained on: more loans, from a channel that hardly serves the self-employed. */
const SECOND_TRAINING = { rows: 24_000, seed: 12, keepEverySelfEmployed: 25 } as const;

export function evaluationLoans(): Column[] {
  return generateLoans(EVALUATION.rows, EVALUATION.seed);
}

export function firstTrainingLoans(): { columns: Column[]; rows: Int32Array } {
  const columns = generateLoans(FIRST_TRAINING.rows, FIRST_TRAINING.seed);
  return { columns, rows: Int32Array.from({ length: FIRST_TRAINING.rows }, (_, row) => row) };
}

export function secondTrainingLoans(): { columns: Column[]; rows: Int32Array } {
  const columns = generateLoans(SECOND_TRAINING.rows, SECOND_TRAINING.seed);
  const employment = columns.find((column) => column.name === 'employment');
  if (employment?.type !== 'category') throw new Error('No category column "employment".');
  const selfEmployed = employment.levels.indexOf('self-employed');
  const rows: number[] = [];
  let met = 0;
  for (let row = 0; row < SECOND_TRAINING.rows; row++) {
    if (employment.data[row] !== selfEmployed || met++ % SECOND_TRAINING.keepEverySelfEmployed === 0)
      rows.push(row);
  }
  return { columns, rows: Int32Array.from(rows) };
}
