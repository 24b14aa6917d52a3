import { estimate, undefinedBecause } from '../kernel/estimate.ts';
import type { Estimate } from '../kernel/estimate.ts';
import type { Contingency } from './contingency.ts';

/** Pearson's chi-square statistic against independence, without continuity correction. */
export function chiSquare({ n, rows, columns, counts, rowSums, columnSums }: Contingency): number {
  let sum = 0;
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const expected = (rowSums[r]! * columnSums[c]!) / n;
      const apart = counts[r * columns + c]! - expected;
      sum += (apart * apart) / expected;
    }
  }
  return sum;
}

/** Cramer's V (1946), from 0 = independent to 1. Undefined without pairs, and where a side has one value only. */
export function cramersV(table: Contingency): Estimate {
  const { n } = table;
  const least = Math.min(table.rows, table.columns) - 1;
  if (n === 0) return undefinedBecause('allMissing', 0);
  if (least < 1) return undefinedBecause('constant', n);
  return estimate(Math.min(1, Math.sqrt(chiSquare(table) / n / least)), n);
}

/** What is left of a difference of equal numbers; its root would look like something. */
const ROUNDING = 1e-12;

/**
 * Cramer's V with the correction of Bergsma (2013), which is near 0 for independent columns of many values where the
 * plain one is not. Undefined as `cramersV`, and where so few rows bear so many values that nothing is left ("tooFew").
 */
export function cramersVCorrected(table: Contingency): Estimate {
  const { n, rows, columns } = table;
  const plain = cramersV(table);
  if (plain.value === null) return plain;
  if (n < 2) return undefinedBecause('tooFew', n);
  const phi2 = chiSquare(table) / n - ((rows - 1) * (columns - 1)) / (n - 1);
  const r = rows - (rows - 1) ** 2 / (n - 1);
  const c = columns - (columns - 1) ** 2 / (n - 1);
  const least = Math.min(r, c) - 1;
  if (!(least > 0)) return undefinedBecause('tooFew', n);
  if (phi2 < ROUNDING) return estimate(0, n);
  return estimate(Math.min(1, Math.sqrt(phi2 / least)), n);
}
