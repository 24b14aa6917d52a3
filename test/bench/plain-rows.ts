import { createRandom } from '../../src/core/kernel/random.ts';
import type { ClassOutcome } from '../../src/core/predictions/outcome.ts';
import type { Column } from '../../src/core/table/column.ts';

/** One row as code without columns would hold it. */
export interface PlainRow {
  truth: string;
  predicted: string;
  score: number;
  age: number;
  income: number | null;
  region: string;
}

/** The same rows twice: as columns with an outcome, and as objects. */
export interface BothForms {
  plain: PlainRow[];
  outcome: ClassOutcome;
  age: Column & { type: 'integer' };
  income: Column & { type: 'number' };
  region: Column & { type: 'category' };
}

export const CLASSES = ['no', 'yes'] as const;
const REGIONS = Array.from({ length: 20 }, (_, i) => `region ${String(i + 1)}`);

/** Seeded rows of a binary classifier: scores of 32 bits, about a tenth wrong, an income missing in about 3%. */
export function bothForms(rows: number, seed = 1): BothForms {
  const random = createRandom(seed);
  const truth = new Int32Array(rows);
  const predicted = new Int32Array(rows);
  const scores = [new Float32Array(rows), new Float32Array(rows)] as const;
  const age = new Int32Array(rows);
  const income = new Float64Array(rows);
  const region = new Int32Array(rows);
  const plain: PlainRow[] = [];
  let missing = 0;
  for (let row = 0; row < rows; row++) {
    const score = random.uniform();
    scores[1][row] = score;
    scores[0][row] = 1 - score;
    truth[row] = random.uniform() < score * score * (3 - 2 * score) ? 1 : 0;
    predicted[row] = scores[1][row]! >= 0.5 ? 1 : 0;
    age[row] = 18 + random.below(60);
    region[row] = random.below(REGIONS.length);
    income[row] = random.uniform() < 0.03 ? NaN : Math.round(random.uniform() * 1e6) / 10;
    if (Number.isNaN(income[row])) missing++;
    plain.push({
      truth: CLASSES[truth[row]!]!,
      predicted: CLASSES[predicted[row]!]!,
      score: scores[1][row]!,
      age: age[row]!,
      income: Number.isNaN(income[row]) ? null : income[row]!,
      region: REGIONS[region[row]!]!,
    });
  }
  const base = { unit: null, missing: 0, role: 'feature' as const };
  return {
    plain,
    outcome: { type: 'classification', classes: CLASSES, truth, predicted, scores, positive: 1 },
    age: { ...base, name: 'age', type: 'integer', data: age },
    income: { ...base, name: 'income', missing, type: 'number', data: income },
    region: { ...base, name: 'region', type: 'category', data: region, levels: REGIONS, order: 'none' },
  };
}
