import type { Interval } from '../kernel/estimate.ts';
import { logBeta } from '../stats/log-beta-tail.ts';
import { logPairedHarm } from '../harm/harm-evidence.ts';

/** Disagreements that a person judged, blind, by which of the two was right; where neither or both were, they do not count. */
export interface Judged {
  challenger: number;
  champion: number;
}

export interface AgreementAim {
  /** Chance to say the wrong thing at any time, both sides together. */
  alpha: number;
  /** Win rates this near to a half do not matter; 0 where every difference does. */
  margin: number;
}

export type AgreementAnswer = 'better' | 'worse' | 'same' | 'open';

export interface AgreementStop {
  /** Whether the challenger is the better; 'same' where the whole interval lies within the margin; 'open' while judging should go on. */
  answer: AgreementAnswer;
  /** Share of decided disagreements that the challenger won; null before the first. */
  winRate: number | null;
  /** Holds the true rate at all times at once with chance 1 - alpha; null before the first. */
  interval: Interval | null;
  /** ln of the evidence for each side; enough at ln(2 / alpha). */
  evidence: { better: number; worse: number };
}

const MOST = 100_000;

/**
 * Whether enough disagreements have been judged, right however often one looks: the paired e-value on either side at half
 * of alpha (Ville 1939), and a confidence sequence of the win rate, which leaves out a half whenever there is an answer.
 * Only disagreements with a winner count; rows must be drawn at random from the disagreements, or taken as they come.
 */
export function agreementStop(judged: Judged, aim: AgreementAim): AgreementStop {
  const { challenger, champion } = judged;
  const n = challenger + champion;
  const evidence = evidenceOf(judged);
  if (n === 0) return { answer: 'open', winRate: null, interval: null, evidence };
  const interval = winRateSequence(challenger, champion, aim.alpha);
  return { answer: answerOf(evidence, () => interval, aim), winRate: challenger / n, interval, evidence };
}

/**
 * Confidence sequence of a win rate: all rates against which the evidence of a uniform mixture of alternatives has not
 * reached 1/alpha (Robbins 1970; exact at any count). Holds the rate at all times at once with chance 1 - alpha.
 */
export function winRateSequence(wins: number, losses: number, alpha: number): Interval {
  const mixture = logBeta(1 + wins, 1 + losses) + Math.log(alpha);
  const isOutside = (rate: number): boolean =>
    mixture > (wins === 0 ? 0 : wins * Math.log(rate)) + (losses === 0 ? 0 : losses * Math.log1p(-rate));
  const at = wins + losses === 0 ? 0.5 : wins / (wins + losses);
  const end = (limit: number): number => {
    if (!isOutside(limit)) return limit;
    let [inside, outside] = [at, limit];
    for (let step = 0; step < 60; step++) {
      const middle = (inside + outside) / 2;
      if (isOutside(middle)) outside = middle;
      else inside = middle;
    }
    return outside;
  };
  return { low: end(0), high: end(1), level: 1 - alpha, method: 'beta-binomial confidence sequence' };
}

function evidenceOf({ challenger, champion }: Judged): AgreementStop['evidence'] {
  return { better: logPairedHarm(challenger, champion), worse: logPairedHarm(champion, challenger) };
}

function answerOf(
  { better, worse }: AgreementStop['evidence'],
  interval: () => Interval,
  { alpha, margin }: AgreementAim,
): AgreementAnswer {
  const enough = Math.log(2 / alpha);
  if (better >= enough) return 'better';
  if (worse >= enough) return 'worse';
  if (margin <= 0) return 'open';
  const { low, high } = interval();
  return low >= 0.5 - margin && high <= 0.5 + margin ? 'same' : 'open';
}

/**
 * About how many more disagreements must be judged until there is an answer, if the win rate so far holds; 0 where there is
 * one, null before the first and where none is near (beyond 100,000).
 */
export function judgingsToGo({ challenger, champion }: Judged, aim: AgreementAim): number | null {
  const n = challenger + champion;
  if (n === 0) return null;
  const answers = (count: number): boolean => {
    const then = { challenger: (challenger * count) / n, champion: (champion * count) / n };
    const interval = (): Interval => winRateSequence(then.challenger, then.champion, aim.alpha);
    return answerOf(evidenceOf(then), interval, aim) !== 'open';
  };
  let high = n;
  while (!answers(high)) {
    if (high > MOST) return null;
    high *= 2;
  }
  let low = high === n ? n : high / 2;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (answers(middle)) high = middle;
    else low = middle;
  }
  return high - n;
}
