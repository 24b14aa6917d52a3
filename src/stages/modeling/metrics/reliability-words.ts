import type { ReliabilityPoint } from '../../../charts/reliability/reliability-geometry.ts';
import type { Calibration } from '../../../core/metrics/metric-detail.ts';
import type { ReliabilityBin } from '../../../core/metrics/reliability.ts';
import { estimateWords, intervalWords, titleOf } from '../../../parts/metrics/metric-words.ts';
import { formatCount, formatNumber, formatPercent, formatPoints } from '../../../ui/format.ts';
import type { TableColumn } from '../../../ui/table-column.ts';

/** Bins with rows, for the picture. */
export function reliabilityPoints({ bins }: Calibration): ReliabilityPoint[] {
  return bins.flatMap(({ from, to, rows, meanScore, rate }) =>
    meanScore === null || rate.value === null
      ? []
      : [
          {
            from,
            to,
            rows,
            score: meanScore,
            rate: rate.value,
            low: rate.interval?.low ?? rate.value,
            high: rate.interval?.high ?? rate.value,
          },
        ],
  );
}

/** The picture in words: the three errors, and the bin that is furthest off. */
export function reliabilityWords(calibration: Calibration): string {
  const errors = calibration.errors.map((error) => `${titleOf(error.measure)}: ${estimateWords(error)}`);
  const worst = reliabilityPoints(calibration).reduce<ReliabilityPoint | null>(
    (found, point) => (!found || distance(point) > distance(found) ? point : found),
    null,
  );
  return [
    ...errors,
    worst
      ? `Furthest off: of ${formatCount(worst.rows)} rows scored ${formatPercent(worst.score)} on average, ${formatPercent(worst.rate)} came true`
      : 'No row has a score',
  ].join('. ');
}

function distance({ score, rate }: ReliabilityPoint): number {
  return Math.abs(score - rate);
}

export function reliabilityColumns(rateTitle: string, weighted: boolean): TableColumn<ReliabilityBin>[] {
  return [
    {
      key: 'bin',
      header: 'Scores',
      text: ({ from, to }) => `${formatPercent(from)} to ${formatPercent(to)}`,
    },
    { key: 'rows', header: 'Rows', align: 'end', text: ({ rows }) => formatCount(rows) },
    ...(weighted
      ? [
          {
            key: 'weight',
            header: 'Weight',
            align: 'end' as const,
            text: ({ weight }: ReliabilityBin) => formatNumber(weight, 5),
          },
        ]
      : []),
    {
      key: 'score',
      header: 'Mean score',
      align: 'end',
      text: ({ meanScore }) => (meanScore === null ? '–' : formatPercent(meanScore)),
    },
    {
      key: 'rate',
      header: `That ${rateTitle}`,
      align: 'end',
      text: ({ rate }) => (rate.value === null ? '–' : formatPercent(rate.value)),
    },
    {
      key: 'interval',
      header: '95% interval',
      align: 'end',
      text: ({ rate }) => intervalWords(rate, 'fraction') || '–',
    },
    {
      key: 'gap',
      header: 'Gap',
      align: 'end',
      text: ({ rate, meanScore }) =>
        rate.value === null || meanScore === null ? '–' : formatPoints(rate.value - meanScore),
    },
  ];
}
