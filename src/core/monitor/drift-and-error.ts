import type { ColumnDrift } from '../drift/drift-question.ts';
import { estimate, undefinedBecause, type Estimate } from '../kernel/estimate.ts';
import type { Step } from '../splits/profile-parts.ts';
import { benjaminiHochberg } from '../stats/adjust-p-values.ts';
import { incompleteBeta } from '../stats/incomplete-beta.ts';
import type { LikelyEffect, LossByCell } from './likely-effect.ts';
import type { EffectsQuestion } from './performance-report.ts';

/** Whether a model's errors differ along a column, in the reference. */
export interface ErrorDifference {
  /** The correlation ratio of the loss by value: the root of the share of its variation between values. */
  eta: Estimate;
  /** Of no difference, by the F test; null where it cannot be tested. */
  p: number | null;
  /** Mean loss of the best and of the worst values, each with its labeled rows. */
  least: number | null;
  most: number | null;
}

/** A column with its drift and its errors. */
export interface DriftAndError {
  column: string;
  /** Null for times. */
  drift: ColumnDrift | null;
  error: ErrorDifference;
  effect: LikelyEffect;
}

export type DriftErrorQuestion = Omit<EffectsQuestion, 'asked' | 'where'> & {
  asked: readonly Pick<EffectsQuestion['asked'][number], 'column' | 'cuts'>[];
};

export type DriftErrorPart =
  { of: 'outcome'; type: 'classification' | 'regression' } | { of: 'column'; column: DriftAndError } | Step;

/** Values of fewer labeled rows are taken together. */
const LEAST_ROWS = 5;
export const CROSSED_ALPHA = 0.05;

/** By the labeled rows of the reference (one-way analysis of variance, Fisher 1925). */
export function errorDifference({ labeled, losses, squares }: LossByCell): ErrorDifference {
  const groups: { n: number; loss: number; square: number }[] = [];
  const rare = { n: 0, loss: 0, square: 0 };
  for (let cell = 0; cell < labeled.length; cell++) {
    if (labeled[cell] === 0) continue;
    const own = labeled[cell]! < LEAST_ROWS ? rare : { n: 0, loss: 0, square: 0 };
    own.n += labeled[cell]!;
    own.loss += losses[cell]!;
    own.square += squares[cell]!;
    if (own !== rare) groups.push(own);
  }
  if (rare.n >= LEAST_ROWS) groups.push(rare);
  const n = groups.reduce((sum, group) => sum + group.n, 0);
  const none = { p: null, least: null, most: null };
  if (n === 0) return { eta: undefinedBecause('unlabeled', 0), ...none };
  if (groups.length < 2) return { eta: undefinedBecause('constant', n), ...none };
  const mean = groups.reduce((sum, group) => sum + group.loss, 0) / n;
  let [between, within] = [0, 0];
  for (const group of groups) {
    const own = group.loss / group.n;
    between += group.n * (own - mean) ** 2;
    within += Math.max(0, group.square - group.n * own * own);
  }
  const means = groups.map((group) => group.loss / group.n);
  const ends = { least: Math.min(...means), most: Math.max(...means) };
  const all = between + within;
  if (!(all > 0)) return { eta: undefinedBecause('constant', n), p: null, ...ends };
  const [df1, df2] = [groups.length - 1, n - groups.length];
  const p = df2 > 0 ? (within === 0 ? 0 : incompleteBeta(within / all, df2 / 2, df1 / 2)) : null;
  return { eta: estimate(Math.sqrt(between / all), n), p, ...ends };
}

/** Where a column stands: which drift matters. "untold": drift or errors cannot be judged. */
export type Crossing = 'matters' | 'drifted' | 'errors' | 'neither' | 'untold';

/** By both p-values, each adjusted over the columns by Benjamini and Hochberg. In the order given. */
export function crossed(columns: readonly DriftAndError[]): readonly Crossing[] {
  const drifted = adjusted(columns.map(({ drift }) => driftP(drift)));
  const differs = adjusted(columns.map(({ error }) => error.p));
  return columns.map((_, at) => {
    const [moved, hard] = [drifted[at]!, differs[at]!];
    if (moved === null || hard === null) return 'untold';
    const [isMoved, isHard] = [moved <= CROSSED_ALPHA, hard <= CROSSED_ALPHA];
    return isMoved ? (isHard ? 'matters' : 'drifted') : isHard ? 'errors' : 'neither';
  });
}

/** Of the test of its kind: Kolmogorov and Smirnov's, or chi-square's. Null with too little data. */
export function driftP(drift: ColumnDrift | null): number | null {
  if (!drift) return null;
  if (drift.unjudged !== null) return drift.unjudged === 'constant' ? 1 : null;
  return (drift.kind === 'values' ? drift.chiSquare : drift.ks)?.p ?? null;
}

function adjusted(ps: readonly (number | null)[]): (number | null)[] {
  const told = benjaminiHochberg(ps.filter((p) => p !== null));
  let next = 0;
  return ps.map((p) => (p === null ? null : told[next++]!));
}
