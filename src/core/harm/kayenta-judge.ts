import type { KayentaLabel, KayentaVerdict } from './kayenta-metric.ts';

/** A metric's verdict, and where it counts. */
export interface KayentaResult extends Pick<KayentaVerdict, 'label' | 'isCriticalFailure' | 'reason'> {
  name: string;
  groups: readonly string[];
  /** Shown, but in no score. */
  isMuted: boolean;
}

export interface KayentaGroup {
  name: string;
  /** 0 to 100: passes among those that have data or must have. A group without any has 100. */
  score: number;
  /** In percent. */
  weight: number;
  counts: Readonly<Record<KayentaLabel, number>>;
}

export interface KayentaScore {
  /** 0 to 100, rounded to two places. */
  score: number;
  groups: readonly KayentaGroup[];
  /** Why the score is what it is, in words. */
  reason: string;
}

export interface KayentaThresholds {
  pass: number;
  marginal: number;
}

/**
 * The score of a canary from its metrics' verdicts. Groups without a weight share evenly what the others leave of 100
 * (nothing where those already have 100, and less than nothing beyond, as in Kayenta's code). A critical failure, or
 * half of the metrics without data, make it 0.
 */
export function scoreKayenta(
  results: readonly KayentaResult[],
  weights: Readonly<Record<string, number>> = {},
): KayentaScore {
  const counted = results.filter(({ isMuted }) => !isMuted);
  const groups = groupScores(counted, weights);
  const critical = counted.find(({ isCriticalFailure }) => isCriticalFailure);
  if (critical)
    return { score: 0, groups, reason: `“${critical.name}” is critical and failed: ${critical.reason}` };
  const without = counted.filter(({ label }) => label === 'nodata').length;
  if (counted.length === 0) return { score: 0, groups, reason: 'No metric counts.' };
  if (without * 2 >= counted.length) {
    return {
      score: 0,
      groups,
      reason: `${String(without)} of ${String(counted.length)} metrics have no data: half or more.`,
    };
  }
  const sum = groups.reduce((total, { score, weight }) => total + (score * weight) / 100, 0);
  const failed = counted
    .filter(({ label }) => label !== 'pass' && label !== 'nodata')
    .map(({ name }) => `“${name}”`);
  const reason = failed.length === 0 ? 'Every metric with data passed.' : `Failed: ${failed.join(', ')}.`;
  return { score: Math.round(sum * 100) / 100, groups, reason };
}

function groupScores(
  results: readonly KayentaResult[],
  weights: Readonly<Record<string, number>>,
): KayentaGroup[] {
  const names = [...new Set(results.flatMap(({ groups }) => groups))];
  const unweighted = names.filter((name) => weights[name] === undefined).length;
  const left = 100 - Object.values(weights).reduce((sum, weight) => sum + weight, 0);
  return names.map((name) => {
    const counts: Record<KayentaLabel, number> = { pass: 0, high: 0, low: 0, nodata: 0, nodataFail: 0 };
    for (const { groups, label } of results) if (groups.includes(name)) counts[label]++;
    const total = counts.pass + counts.high + counts.low + counts.nodataFail;
    const score = total === 0 ? 100 : (100 * counts.pass) / total;
    return { name, score, weight: weights[name] ?? left / unweighted, counts };
  });
}

export type KayentaDecision = 'pass' | 'fail' | 'inconclusive' | 'continue';

/**
 * What is done about a score, and why. By itself Kayenta stops at an interim score that is at or below the marginal
 * threshold, and passes where the last is at least the pass threshold; Argo Rollouts reads one score, fails it below
 * marginal and calls it inconclusive from there up to pass. A score that is just the marginal threshold therefore fails
 * the one and pauses the other.
 */
export function decideKayenta(
  score: number,
  { pass, marginal }: KayentaThresholds,
  reader: { by: 'kayenta'; isLast: boolean } | { by: 'argo' },
): { decision: KayentaDecision; reason: string } {
  const at = `Score ${String(score)}`;
  const edge =
    score === marginal && score < pass
      ? ` ${at} is just marginal: Kayenta itself fails it, Argo Rollouts pauses.`
      : '';
  const said = (decision: KayentaDecision, why: string) => ({ decision, reason: `${at} ${why}.${edge}` });
  if (reader.by === 'argo') {
    if (score >= pass) return said('pass', `reaches ${String(pass)}`);
    if (score < marginal) return said('fail', `is below ${String(marginal)}`);
    return said('inconclusive', `is between ${String(marginal)} and ${String(pass)}`);
  }
  if (reader.isLast) {
    return score >= pass
      ? said('pass', `reaches ${String(pass)} at the end`)
      : said('fail', `does not reach ${String(pass)} at the end`);
  }
  return score <= marginal
    ? said('fail', `is not above ${String(marginal)} on the way`)
    : said('continue', `is above ${String(marginal)} on the way`);
}
