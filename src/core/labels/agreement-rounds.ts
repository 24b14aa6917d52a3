import type { Estimate } from '../kernel/estimate.ts';
import { agreementOf, type Agreement, type AgreementOptions } from './agreement.ts';
import type { Ratings } from './ratings.ts';

export interface Round {
  name: string;
  agreement: Agreement;
}

/** Agreement of each round of labeling, in the order given. */
export function agreementByRound(
  rounds: readonly { name: string; ratings: Ratings }[],
  options: AgreementOptions,
): Round[] {
  return rounds.map(({ name, ratings }) => ({ name, agreement: agreementOf(ratings, options) }));
}

export interface Trend {
  /**
   * "tooFew": fewer than two rounds with a number. "rising": the last round is above all before it by at least `rise`.
   * "pause": one round without a rise. "stopped": two in a row or more.
   */
  state: 'tooFew' | 'rising' | 'pause' | 'stopped';
  /** Index of the last round that rose. */
  lastRise: number | null;
}

/** A rise below this, in the measure's own unit, is none. */
export const LEAST_RISE = 0.02;

/**
 * Whether a measure by round (such as each round's alpha) still rises: a round rises where its value is at least
 * `rise` above the highest that rose before. Rounds without a number are passed over.
 */
export function trendOf(values: readonly Estimate[], rise = LEAST_RISE): Trend {
  let lastRise: number | null = null;
  let highest = -Infinity;
  let defined = 0;
  let since = 0;
  values.forEach(({ value }, round) => {
    if (value === null) return;
    defined++;
    // A little slack, so that .72 is a rise of .02 above .70.
    if (value >= highest + rise - 1e-9) {
      highest = value;
      lastRise = round;
      since = 0;
    } else since++;
  });
  if (defined < 2) return { state: 'tooFew', lastRise };
  return { state: since === 0 ? 'rising' : since === 1 ? 'pause' : 'stopped', lastRise };
}
