import type { ColumnDetail } from '../../../core/drift/column-detail.ts';
import type { ConventionAnswer, ConventionMeasure } from '../../../core/drift/conventions.ts';
import { formatCount, formatNumber } from '../../../ui/format.ts';
import { pWords } from '../board/row-words.ts';

export const VERDICTS = { drift: 'drift', watch: 'watch it', none: 'no drift' } as const;

const MEASURES: Record<ConventionMeasure, string> = {
  ks: 'Kolmogorov-Smirnov distance',
  wassersteinOverSigma: 'Wasserstein distance / σ of the reference',
  psi: 'Population stability index',
  kl: 'Kullback-Leibler divergence of current from reference',
  jsDistance: 'Jensen-Shannon distance',
  jsDivergence: 'Jensen-Shannon divergence',
  hellinger: 'Hellinger distance',
  lInfinity: 'Largest change of a share',
  chiSquareFit: 'Chi-square, reference taken for the truth',
  chiSquare: 'Chi-square of homogeneity',
};

/** "Jensen-Shannon distance, log base 2". */
export function measureWords({ measure, logBase }: ConventionAnswer): string {
  const log = logBase === null ? '' : logBase === 2 ? ', log base 2' : ', natural log';
  return `${MEASURES[measure]}${log}`;
}

const RULES = {
  none: 'none, all values',
  values: 'the values',
  tenths: 'tenths of the reference',
  doane: 'Doane’s rule on the reference',
  sturges: 'Sturges’ rule over both',
  tenEqual: 'ten equally wide over both',
} as const;

/** "tenths of the reference: 10, 2 empty on one side". */
export function binWords({ bins, emptyBins }: ConventionAnswer): string {
  const count = bins.count === null ? '' : `: ${formatCount(bins.count)}`;
  return `${RULES[bins.by]}${count}${emptyBins ? `, ${formatCount(emptyBins)} empty on one side` : ''}`;
}

const BY = {
  tool: '',
  custom: ', by custom',
  user: ', left to you',
} as const;

/** "p < 0.05 (here p = 0.02)", "0.1", "0.25; watch it from 0.1, by custom". */
export function thresholdWords({ threshold, thresholdBy, p }: ConventionAnswer): string {
  if (threshold.on === 'p') return `p < ${formatNumber(threshold.drift)} (here p ${pWords(p!)})`;
  const watch = threshold.watch === null ? '' : `; watch it from ${formatNumber(threshold.watch)}`;
  return `${formatNumber(threshold.drift)}${watch}${BY[thresholdBy]}`;
}

/** How many of them see drift, and why not all or none do. */
export function whyTheyDiffer({ conventions, drift }: ColumnDetail): string {
  const seen = conventions.filter(({ verdict }) => verdict === 'drift').length;
  const all = conventions.length;
  const said =
    seen === 0
      ? 'None of them sees drift'
      : seen === all
        ? 'All of them see drift'
        : `${formatCount(seen)} of ${formatCount(all)} see drift`;
  const n = Math.min(drift.reference.n, drift.current.n);
  const rows =
    n >= 5000
      ? 'with so many rows a test calls even small changes drift'
      : n < 200
        ? 'with so few rows a distance is large by chance alone'
        : 'tests grow stricter with the number of rows and fixed thresholds do not';
  return `${said} in the same rows, each set as it comes. They differ by what they measure, how they cut numbers into bins, what they do with empty bins, and whether they judge by a test or by a fixed threshold: ${rows}.`;
}
