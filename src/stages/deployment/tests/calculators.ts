import { mcNemarExact } from '../../../core/stats/mcnemar-exact.ts';
import type { Detection } from '../../../core/harm/detection.ts';
import { failedChecks } from '../../../core/harm/failed-checks.ts';
import { anytimeP, logPairedHarm } from '../../../core/harm/harm-evidence.ts';
import { ratioMismatchP } from '../../../core/harm/rate-tests.ts';
import { detectableRate, sizeForRegression, type ArmSizes } from '../../../core/harm/sample-size.ts';
import { checksOfLimit, trafficOf } from '../../../core/harm/test-calibration.ts';
import { questionIn, trafficIn, type DecidingSettings } from './deciding-settings.ts';

export interface SizeAnswer {
  sizes: ArmSizes;
  /** How long the traffic takes to bring them; ms. */
  takesMs: number;
  /** Smallest rise that the whole duration finds with the same chance; null where not even all requests failing is. */
  rise: number | null;
}

/** Requests that one z-test needs. Two-sided, each side has half of alpha. null where no size is enough. */
export function sampleSize(settings: DecidingSettings): SizeAnswer | null {
  const { rate, weight, power, sides, perSecond, minutes } = settings;
  const { rise } = questionIn(settings);
  const alpha = settings.alpha / sides;
  const sizes = sizeForRegression({ from: rate, to: rate + rise, alpha, weight }, power);
  if (!sizes) return null;
  const all = perSecond * minutes * 60;
  const to = detectableRate(rate, alpha, power, { challenger: all * weight, champion: all * (1 - weight) });
  return {
    sizes,
    takesMs: (Math.max(sizes.challenger / weight, sizes.champion / (1 - weight)) / perSecond) * 1000,
    rise: to === null ? null : to - rate,
  };
}

/** The first look by which a test has decided with this chance, counted from 1; null where it never has. */
export function lookBy({ byLook }: Pick<Detection, 'byLook'>, chance: number): number | null {
  const at = byLook.findIndex((reached) => reached >= chance);
  return at < 0 ? null : at + 1;
}

export interface LimitAnswer {
  limit: number;
  /** Requests of the challenger that a check sees, on average. */
  requests: number;
  healthy: Detection;
  worse: Detection;
}

/** How often a controller's limit, checked at every look, ends a healthy rollout and one with the rise. */
export function limitChances(settings: DecidingSettings): LimitAnswer {
  const { rate, above, failures, rule, looks } = settings;
  const limit = Math.min(1, rate + above);
  const { challenger, rates } = trafficOf(trafficIn(settings), questionIn(settings).rise);
  const ended = (of: number): Detection =>
    failedChecks(checksOfLimit(challenger, of, limit, looks), failures, rule);
  return { limit, requests: challenger, healthy: ended(rate), worse: ended(rates.challenger) };
}

/** Below this the assignment counts as broken. */
export const MISMATCH_ALARM = 0.001;

/** Whether the arms got the shares they were to; null without requests. */
export function ratioCheck({ challengerSeen, championSeen, weight }: DecidingSettings): {
  p: number;
  share: number;
  isBroken: boolean;
} | null {
  const p = ratioMismatchP(challengerSeen, championSeen, weight);
  if (p === null) return null;
  return { p, share: challengerSeen / (challengerSeen + championSeen), isBroken: p < MISMATCH_ALARM };
}

export interface PairsAnswer {
  /** Two-sided; null where the two never differ. */
  mcNemar: { exact: number; midP: number } | null;
  /** How many times likelier under harm than without it, by both directions of harm. */
  evidence: { challengerWorse: number; championWorse: number };
  /** Evidence that decides. */
  enough: number;
  /** Always valid, toward harm. */
  p: number;
}

/** One look at a shadow by McNemar's test, and the evidence that may be looked at as often as one likes. */
export function pairedEvidence({ onlyChallenger, onlyChampion, alpha }: DecidingSettings): PairsAnswer {
  const log = logPairedHarm(onlyChallenger, onlyChampion);
  return {
    mcNemar: mcNemarExact(onlyChallenger, onlyChampion),
    evidence: {
      challengerWorse: Math.exp(log),
      championWorse: Math.exp(logPairedHarm(onlyChampion, onlyChallenger)),
    },
    enough: 1 / alpha,
    p: anytimeP(log),
  };
}
