import type { ColumnDrift, NumberDrift, ValueDrift } from '../../../core/drift/drift-question.ts';
import { reasonInWords, type Estimate } from '../../../core/kernel/estimate.ts';
import { formatCount, formatFixed, formatNumber, formatPercent } from '../../../ui/format.ts';
import { boundWords, distanceWords, newWords, pWords } from '../board/row-words.ts';
import type { ColumnLook } from './column-look.svelte.ts';

export interface FigureWords {
  label: string;
  value: string | null;
  reason?: string | undefined;
  interval?: string | undefined;
  target?: string | undefined;
  met?: boolean | null | undefined;
}

export const MEASURES = {
  wassersteinOverSigma: 'Wasserstein / σ of reference',
  ks: 'Kolmogorov-Smirnov distance',
  jsDistanceBase2: 'Jensen-Shannon distance, base 2',
} as const;

/** What is said of a column in two windows: exact as soon as the rows are read, by its counts until then. */
export function figuresOf(look: ColumnLook): readonly FigureWords[] {
  const drift = look.detail?.drift;
  if (!drift) return countedFigures(look);
  return [
    distanceFigure(look, drift),
    ...(drift.kind === 'values' ? ofValues(drift) : ofNumbers(drift)),
    {
      label: 'Missing',
      ...estimated(drift.current.missing, formatPercent),
      interval: `from ${shareOf(drift.reference.missing)}`,
      target: differenceWords(drift.missingDifference),
    },
  ];
}

function distanceFigure(look: ColumnLook, drift: ColumnDrift): FigureWords {
  const { limit, measure } = look;
  const distance = distanceOf(drift, measure);
  const base = { label: MEASURES[measure], ...estimated(distance, (value) => formatNumber(value, 4)) };
  if (drift.unjudged) return { ...base, target: `Not judged: ${reasonInWords(drift.unjudged)}`, met: null };
  if (distance.value === null || limit === null) return base;
  return {
    ...base,
    target: `without drift at most ${formatNumber(limit, 3)} in 95%`,
    met: distance.value <= limit,
  };
}

export function distanceOf(drift: ColumnDrift, measure: ColumnLook['measure']): Estimate {
  if (drift.kind === 'values') return drift.jsDistanceBase2;
  if (measure === 'wassersteinOverSigma') return drift.wassersteinOverSigma;
  const n = drift.reference.n + drift.current.n;
  return drift.ks
    ? { value: drift.ks.distance, n, dropped: {}, interval: null }
    : { value: null, reason: 'allMissing', n };
}

function ofNumbers({ ks, wasserstein, psi, outside, unit }: NumberDrift): FigureWords[] {
  return [
    {
      label: 'Kolmogorov-Smirnov',
      value: ks ? formatFixed(ks.distance, 4) : null,
      interval: ks ? `p ${pWords(ks.p)}${ks.isExact ? '' : ', by the limit'}` : undefined,
      target: ks ? `furthest apart at ${formatNumber(ks.at, 4)}` : undefined,
    },
    {
      label: 'Wasserstein distance',
      ...estimated(wasserstein, (value) => formatNumber(value, 4)),
      interval: unit ?? undefined,
    },
    psiFigure(psi),
    {
      label: 'Beyond the reference’s range',
      ...estimated(outside.share, formatPercent),
      target: `${formatCount(outside.below)} below, ${formatCount(outside.above)} above`,
    },
  ];
}

function ofValues({ chiSquare, psi, fresh, lInfinity }: ValueDrift): FigureWords[] {
  const [first] = fresh.first;
  return [
    {
      label: 'Chi-square of homogeneity',
      value: chiSquare ? formatNumber(chiSquare.statistic, 4) : null,
      reason: chiSquare ? undefined : 'only one value occurs',
      interval: chiSquare ? `p ${pWords(chiSquare.p)}` : undefined,
      target: chiSquare
        ? `Cramér’s V ${formatFixed(chiSquare.cramersV, 3)}${chiSquare.leastExpected < 5 ? '; rough, some values are rare' : ''}`
        : undefined,
    },
    { label: 'Largest change of a share', ...estimated(lInfinity, formatPercent) },
    psiFigure(psi),
    {
      label: 'Rows with a new value',
      ...estimated(fresh.share, formatPercent),
      target: first
        ? `${String(first.value) || 'empty'}${fresh.distinct > 1 ? ` and ${formatCount(fresh.distinct - 1)} more` : ''}`
        : 'no value is new',
    },
  ];
}

function psiFigure(psi: NumberDrift['psi']): FigureWords {
  return {
    label: 'Population stability index',
    value: psi ? formatFixed(psi.value, 4) : null,
    reason: psi ? undefined : 'a side has no values',
    target: psi
      ? `${formatCount(psi.bins)} bins${psi.lifted.length > 0 ? `, ${formatCount(psi.lifted.length)} by smoothing` : ''}`
      : undefined,
  };
}

function countedFigures({ counted, measure, limit }: ColumnLook): FigureWords[] {
  if (!counted) return [];
  const { distance, missing, beside, p, outside } = counted;
  return [
    {
      label: MEASURES[measure],
      value: distance ? distanceWords(distance) : null,
      reason: distance ? undefined : 'too little to compare',
      interval: distance ? boundWords(distance) : undefined,
      ...(distance && limit !== null
        ? { target: `without drift at most ${formatNumber(limit, 3)} in 95%`, met: distance.value <= limit }
        : {}),
    },
    ...(beside
      ? [
          {
            label: beside.of === 'ks' ? 'Kolmogorov-Smirnov' : 'Chi-square of homogeneity',
            value: beside.of === 'ks' ? distanceWords(beside) : formatNumber(beside.value),
            interval: p === null ? undefined : `p ${pWords(p)}`,
          },
        ]
      : []),
    {
      label: outside === null ? 'Rows with a new value' : 'Beyond the reference’s range',
      value: newWords(counted) || 'none',
    },
    {
      label: 'Missing',
      value: formatPercent(missing.current),
      interval: `from ${formatPercent(missing.reference)}`,
    },
  ];
}

function estimated(of: Estimate, format: (value: number) => string): Pick<FigureWords, 'value' | 'reason'> {
  return of.value === null ? { value: null, reason: reasonInWords(of.reason) } : { value: format(of.value) };
}

function shareOf(of: Estimate): string {
  return of.value === null ? '–' : formatPercent(of.value);
}

function differenceWords(of: Estimate): string | undefined {
  if (of.value === null || !of.interval) return undefined;
  const points = (share: number): string => `${share > 0 ? '+' : ''}${formatFixed(share * 100, 1)}`;
  return `${points(of.value)} pt (${points(of.interval.low)} to ${points(of.interval.high)})`;
}
