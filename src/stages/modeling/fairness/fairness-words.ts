import type { FourFifths } from '../../../core/evaluation/fairness-audit.ts';
import { reasonInWords, type Estimate } from '../../../core/kernel/estimate.ts';
import { formatFixed, formatPercent, formatPoints } from '../../../ui/format.ts';

/** A rate, a difference of two or a ratio of two. */
export type Measured = 'rates' | 'differences' | 'ratios';

export const VERDICTS: Readonly<
  Record<FourFifths['verdict'], { word: string; tone: 'good' | 'bad' | 'warn' | 'plain'; why: string }>
> = {
  pass: { word: 'pass', tone: 'good', why: 'the whole interval is at least 80%' },
  fail: { word: 'fail', tone: 'bad', why: 'the whole interval is below 80%' },
  inconclusive: { word: 'inconclusive', tone: 'warn', why: 'the interval reaches to both sides of 80%' },
  incomplete: {
    word: 'incomplete',
    tone: 'warn',
    why: 'the groups that could be compared pass, but not all could be',
  },
  notMeasured: { word: 'not measured', tone: 'plain', why: 'there are no two groups to compare' },
};

export function estimateWords(estimate: Estimate, kind: Measured): string {
  if (estimate.value === null) return reasonInWords(estimate.reason);
  return numberWords(estimate.value, kind, digitsOf(estimate, kind));
}

/** "43.3 to 46.5", in the unit of the value beside it; '' where there is none. */
export function boundsWords(estimate: Estimate, kind: Measured): string {
  if (estimate.value === null || !estimate.interval) return '';
  const { low, high } = estimate.interval;
  const digits = digitsOf(estimate, kind);
  const scale = kind === 'ratios' ? 1 : 100;
  return `${formatFixed(low * scale, digits)} to ${formatFixed(high * scale, digits)}`;
}

/** With fewer rows a second digit of a percentage says nothing. */
const SURE = 500;

function digitsOf({ n }: Estimate, kind: Measured): number {
  return kind === 'ratios' || n >= SURE ? 2 : 1;
}

function numberWords(value: number, kind: Measured, digits: number): string {
  if (kind === 'ratios') return formatFixed(value, digits);
  return kind === 'differences' ? formatPoints(value, digits) : formatPercent(value, digits);
}

/** A group by its value alone where one column makes the groups, for charts: "race = Asian" -> "Asian". */
export function shortName(name: string, columns: readonly string[]): string {
  const prefix = `${columns[0] ?? ''} = `;
  return columns.length === 1 && name.startsWith(prefix) ? name.slice(prefix.length) : name;
}

/** "race", "race × sex". */
export function groupingWords(columns: readonly string[]): string {
  return columns.join(' × ');
}
