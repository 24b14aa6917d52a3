import { anomalyWords } from '../../../core/schema/anomaly-words.ts';
import type { CheckReport } from '../../../core/schema/check-report.ts';
import { toCsv } from '../../../charts/chart-data.ts';

/** The anomalies of a report as a file: a line each, or all that is known of them. */
export function anomaliesFile({ found, rows, columns, table }: CheckReport, format: 'csv' | 'json'): Blob {
  if (format === 'json') {
    const text = JSON.stringify({ table, rows, columns, anomalies: found }, null, 2);
    return new Blob([`${text}\n`], { type: 'application/json' });
  }
  const lines = found.map(({ anomaly }) => {
    const { title, why } = anomalyWords(anomaly);
    const first = anomaly.rows?.first.map((row) => row + 1).join(' ') ?? null;
    return [anomaly.what, anomaly.column, anomaly.rows?.count ?? null, title, why, first];
  });
  const header = ['anomaly', 'column', 'rows', 'what', 'why', 'first rows'];
  return new Blob([toCsv({ header, rows: lines })], { type: 'text/csv' });
}
