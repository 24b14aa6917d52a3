import { normalTail } from '../stats/normal-tail.ts';

/** Bad events (errors) among the requests of both arms so far. */
export interface ArmCounts {
  challenger: { events: number; n: number };
  champion: { events: number; n: number };
}

/**
 * z of the difference in rates, challenger minus champion, by the pooled variance; null where an arm is empty or no rate
 * varies (all or none of the requests failed).
 */
export function pooledZ({ challenger, champion }: ArmCounts): number | null {
  const { n } = challenger;
  const m = champion.n;
  if (n === 0 || m === 0) return null;
  const pooled = (challenger.events + champion.events) / (n + m);
  const variance = pooled * (1 - pooled) * (1 / n + 1 / m);
  return variance === 0 ? null : (challenger.events / n - champion.events / m) / Math.sqrt(variance);
}

/** One-sided p-value toward harm of the plain two-proportion test. Right for one look at a time fixed beforehand, and no more. */
export function plainHarmP(counts: ArmCounts): number | null {
  const z = pooledZ(counts);
  return z === null ? null : normalTail(z);
}

/**
 * ln of the mixture likelihood ratio (mSPRT: Robbins 1970; Johari, Pekelis and Walsh 2017) that the rates differ, with a
 * normal mixture of standard deviation `tau` over the difference; by the plain variance of each arm's own rate. Two-sided:
 * a better challenger gathers evidence too. Its always-validity needs counts large enough for that variance (about 30
 * events an arm): a canary with few errors has almost none, and alarms falsely. null where no variance can be had.
 */
export function logMixtureRatio({ challenger, champion }: ArmCounts, tau: number): number | null {
  if (challenger.n === 0 || champion.n === 0) return null;
  const p = challenger.events / challenger.n;
  const q = champion.events / champion.n;
  const variance = (p * (1 - p)) / challenger.n + (q * (1 - q)) / champion.n;
  return variance === 0 ? null : mixtureRatioOf(p - q, variance, tau);
}

/** The same from a difference in rates and its variance, above 0. */
export function mixtureRatioOf(difference: number, variance: number, tau: number): number {
  const spread = variance + tau * tau;
  return Math.log(variance / spread) / 2 + (tau * tau * difference ** 2) / (2 * variance * spread);
}

/** Tuning of the confidence sequence: it is narrowest at this many requests. */
const SEQUENCE_TUNED_AT = 5000;

/**
 * Half the width of an asymptotic confidence sequence of the difference in rates (Waudby-Smith et al. 2021), narrowest at
 * 5,000 requests: the difference is inside at all times with chance 1 - alpha, as far as the normal approximation goes.
 * null as in `logMixtureRatio`.
 */
export function sequenceHalfWidth({ challenger, champion }: ArmCounts, alpha: number): number | null {
  if (challenger.n === 0 || champion.n === 0) return null;
  const p = challenger.events / challenger.n;
  const q = champion.events / champion.n;
  const variance = (p * (1 - p)) / challenger.n + (q * (1 - q)) / champion.n;
  return variance === 0 ? null : halfWidthOf(variance, challenger.n + champion.n, alpha);
}

/** The same from the variance of the difference, above 0, and the requests of both arms. */
export function halfWidthOf(variance: number, n: number, alpha: number): number {
  const log = -2 * Math.log(alpha);
  const rho2 = (log + Math.log(1 + log)) / SEQUENCE_TUNED_AT;
  const reach = (2 * (n * rho2 + 1)) / (n * n * rho2);
  return Math.sqrt(variance * n) * Math.sqrt(reach * Math.log(Math.sqrt(n * rho2 + 1) / alpha));
}

/**
 * p-value of a sample-ratio mismatch: whether the arms got the shares of the traffic that were planned (chi-squared with
 * one degree). An alarm below .001: then the assignment is broken, and no other figure can be trusted.
 */
export function ratioMismatchP(challenger: number, champion: number, weight: number): number | null {
  const n = challenger + champion;
  if (n === 0 || weight <= 0 || weight >= 1) return null;
  return 2 * normalTail(Math.abs(challenger - n * weight) / Math.sqrt(n * weight * (1 - weight)));
}
