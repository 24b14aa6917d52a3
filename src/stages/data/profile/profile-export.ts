import { toCsv } from '../../../charts/chart-data.ts';
import { QUANTILES } from '../../../core/profile/column-profile.ts';
import type { RepeatsReport } from '../../../core/splits/repeats-report.ts';
import type { ColumnReport } from '../../../core/splits/profile-parts.ts';
import { remarksOn } from './suspicion-words.ts';

export interface WholeProfile {
  dataset: string;
  /** The rows chosen, in words. */
  rows: string;
  label: string | null;
  columns: readonly ColumnReport[];
  repeats: RepeatsReport | null;
}

/** One line a column. */
export function profileCsv({ columns, label }: WholeProfile): string {
  const percent = (share: number): string => `q${String(Math.round(share * 100))}`;
  const header = [
    ...['column', 'type', 'role', 'rows', 'missing', 'distinct', 'mean', 'sd', 'skewness', 'low'],
    ...QUANTILES.map(percent),
    ...['high', 'zeros', 'negatives', 'infinite', 'most_frequent', 'most_frequent_count'],
    ...['length_low', 'length_mean', 'length_median', 'length_high'],
    ...['label_strength', 'label_measure', 'remarks'],
  ];
  const rows = columns.map((report) => {
    const { profile, strength } = report;
    const { name, type, role, numbers, lengths, top } = profile;
    return [
      ...[name, type, role, profile.rows, profile.missing, profile.distinct],
      ...(numbers
        ? [numbers.mean, numbers.deviation, numbers.skewness, numbers.low, ...numbers.quantiles, numbers.high]
        : new Array<null>(QUANTILES.length + 5).fill(null)),
      ...(numbers ? [numbers.zeros, numbers.negatives, numbers.infinite] : [null, null, null]),
      ...[top[0]?.value ?? null, top[0]?.count ?? null],
      ...(lengths ? [lengths.low, lengths.mean, lengths.median, lengths.high] : [null, null, null, null]),
      ...(strength && strength.value !== null ? [strength.value, strength.measure] : [null, null]),
      remarksOn(report, label)
        .map(({ words }) => words)
        .join(' '),
    ];
  });
  return toCsv({ header, rows });
}

/** All that is known, as it is. */
export function profileJson(profile: WholeProfile): string {
  return `${JSON.stringify({ ...profile, quantiles: QUANTILES }, null, 2)}\n`;
}
