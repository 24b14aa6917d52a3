import type { PlainRow } from './plain-rows.ts';

/** Point values only, by name of the metric: what a page of plain code over objects would compute. */
export type PlainMetrics = Readonly<Record<(typeof PLAIN_METRICS)[number], number>>;

export const PLAIN_METRICS = [
  'accuracy',
  'precision',
  'recall',
  'f1',
  'rocAuc',
  'averagePrecision',
  'logLoss',
  'brier',
] as const;

/** Counts by filter, ranks by a sort with a comparator; ties of scores share their rank. */
export function plainMetrics(rows: readonly PlainRow[]): PlainMetrics {
  const count = (keep: (row: PlainRow) => boolean): number => rows.filter(keep).length;
  const tp = count((row) => row.truth === 'yes' && row.predicted === 'yes');
  const fp = count((row) => row.truth === 'no' && row.predicted === 'yes');
  const fn = count((row) => row.truth === 'yes' && row.predicted === 'no');
  const right = count((row) => row.truth === row.predicted);
  const descending = [...rows].sort((a, b) => b.score - a.score);
  const tiny = 2 ** -23;
  return {
    accuracy: right / rows.length,
    precision: tp / (tp + fp),
    recall: tp / (tp + fn),
    f1: (2 * tp) / (2 * tp + fp + fn),
    ...ranked(descending, tp + fn),
    logLoss: mean(rows, ({ truth, score }) => {
      const clipped = Math.min(1 - tiny, Math.max(tiny, score));
      return -Math.log(truth === 'yes' ? clipped : 1 - clipped);
    }),
    brier: mean(rows, ({ truth, score }) => (score - (truth === 'yes' ? 1 : 0)) ** 2),
  };
}

function ranked(
  descending: readonly PlainRow[],
  positives: number,
): Pick<PlainMetrics, 'rocAuc' | 'averagePrecision'> {
  const negatives = descending.length - positives;
  let tp = 0;
  let fp = 0;
  let area = 0;
  let averagePrecision = 0;
  for (let i = 0; i < descending.length;) {
    const { score } = descending[i]!;
    const [tpBefore, fpBefore] = [tp, fp];
    for (; i < descending.length && descending[i]!.score === score; i++) {
      if (descending[i]!.truth === 'yes') tp++;
      else fp++;
    }
    area += ((fp - fpBefore) * (tp + tpBefore)) / 2;
    averagePrecision += ((tp - tpBefore) / positives) * (tp / (tp + fp));
  }
  return { rocAuc: area / positives / negatives, averagePrecision };
}

function mean(rows: readonly PlainRow[], of: (row: PlainRow) => number): number {
  return rows.reduce((sum, row) => sum + of(row), 0) / rows.length;
}

export interface PlainSheetRow {
  name: string;
  n: number;
  errors: number;
}

/** Rows and errors by region, most rows first. */
export function plainSheet(rows: readonly PlainRow[]): PlainSheetRow[] {
  const groups = new Map<string, PlainRow[]>();
  for (const row of rows) {
    const group = groups.get(row.region);
    if (group) group.push(row);
    else groups.set(row.region, [row]);
  }
  return [...groups]
    .map(([name, members]) => ({
      name,
      n: members.length,
      errors: members.filter(({ truth, predicted }) => truth !== predicted).length,
    }))
    .sort((a, b) => b.n - a.n);
}
