import { normalQuantile } from '../stats/normal-quantile.ts';
import { rankZ } from '../stats/rank-shift.ts';
import { judgeKayentaMetric, KAYENTA_LEVEL, type KayentaRule } from '../harm/kayenta-metric.ts';
import type { PlanMetric } from './plan.ts';
import type { Look } from './rollout-look.ts';
import type { Signal } from './rollout-question.ts';
import type { MetricReading } from './rollout-run.ts';
import { windowCounts } from './seen-counts.ts';

const BOUND = normalQuantile((1 + KAYENTA_LEVEL) / 2);
/** Of the rule, what a metric's `params` may name. */
const RULES = ['outlierFactor', 'allowedIncrease', 'criticalIncrease'] as const;

/**
 * Kayenta's judge on the values of both arms by tick since the traffic began, toward harm: fails where the challenger's
 * share of bad requests, or its 99th percentile of times, is higher. With too few values for its 98% it passes.
 */
export function readKayenta(
  { id, params }: PlanMetric,
  signal: Exclude<Signal, 'none'>,
  look: Look,
  perTick: number,
): MetricReading {
  const { ledger, stages, traffic } = look;
  const own: number[] = [];
  const others: number[] = [];
  const first = stages.find(({ challenger, mirror }) => challenger > 0 || mirror > 0);
  for (let from = first?.from ?? ledger.beats; from < ledger.beats; from += perTick) {
    const to = from + perTick;
    if (signal === 'latencyP99') {
      own.push(traffic.latencyP99('challenger', from, to) ?? NaN);
      others.push(traffic.latencyP99('champion', from, to) ?? NaN);
    } else {
      const { challenger, champion } = windowCounts(look, signal, perTick, to);
      own.push(challenger.events / challenger.n);
      others.push(champion.events / champion.n);
    }
  }
  const rule: KayentaRule = { direction: 'increase' };
  for (const name of RULES) if (params[name] !== undefined) rule[name] = params[name];
  if (!look.isShown && rule.outlierFactor === undefined && isPlainlyNoHigher(own, others))
    return { id, outcome: 'success', value: null, counts: null, evidence: null, why: null };
  const { label, effect, shift, reason } = judgeKayentaMetric(own, others, rule);
  const isHigh = label === 'high' && shift?.isTooFew === false;
  return {
    id,
    outcome: isHigh ? 'fail' : label === 'nodata' ? 'noData' : 'success',
    value: effect,
    counts: null,
    evidence: shift && { of: 'shift', value: shift.low, limit: Math.abs(shift.estimate) / 4 },
    why: reason,
  };
}

/** Ranks by which the interval holds 0 tell as much as the judge would, at less cost. */
function isPlainlyNoHigher(own: readonly number[], others: readonly number[]): boolean {
  const [x, y] = [own.filter(Number.isFinite), others.filter(Number.isFinite)];
  return x.length > 0 && y.length > 0 && rankZ(x, y) <= BOUND;
}
