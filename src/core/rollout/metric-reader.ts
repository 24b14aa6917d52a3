import { judgeValue } from './condition.ts';
import { rememberedEvidence } from '../harm/harm-evidence.ts';
import type { PlanMetric } from './plan.ts';
import { plannedLooks } from './planned-looks.ts';
import { readKayenta } from './read-kayenta.ts';
import { ASKED_BESIDE, readTest, type RateTest } from './read-test.ts';
import { signalOf, type Signal } from './rollout-question.ts';
import type { Look } from './rollout-look.ts';
import type { MetricReading } from './rollout-run.ts';
import type { RolloutScene } from './rollout-scene.ts';
import { plannedStages } from './rollout-stages.ts';
import { windowCounts } from './seen-counts.ts';
import { testParams } from './test-params.ts';

export type MetricReader = (look: Look) => MetricReading;

/** How each metric of the plan is read, by id. */
export function metricReaders(scene: RolloutScene): ReadonlyMap<string, MetricReader> {
  const { plan } = scene.question;
  return new Map(plan.metrics.map((metric) => [metric.id, readerOf(scene, metric)]));
}

function readerOf(scene: RolloutScene, metric: PlanMetric): MetricReader {
  const { question, clock } = scene;
  const { plan, traffic, horizonMs } = question;
  const { id, test } = metric;
  const signal = signalOf(metric, question.signals);
  if (signal === 'none')
    return () => ({ ...plain(id), outcome: 'success', why: 'It is not simulated, and counts as passed.' });
  if (test === 'mannWhitney') return (look) => readKayenta(metric, signal, look, clock.perTick);
  const window = clock.beatsOf(metric.windowMs);
  if (test === 'threshold') return (look) => readCondition(metric, signal, look, window);
  if (signal === 'mismatch' || signal === 'latencyP99') {
    const why = 'A test of bad requests in both arms cannot read this; its conditions decide.';
    return (look) => ({ ...readCondition(metric, signal, look, window), why });
  }
  const params = testParams(metric);
  const rateTest: RateTest = {
    ...params,
    test,
    planned: plannedStages(plan),
    evidence: rememberedEvidence(),
    looksAt: test === 'gst' ? plannedLooks(plan, traffic, horizonMs, params) : null,
  };
  return (look) => readTest(id, rateTest, signal, look);
}

/** The metric's value over its window, by its conditions. */
function readCondition(
  metric: PlanMetric,
  signal: Exclude<Signal, 'none'>,
  look: Look,
  window: number,
): MetricReading {
  const reading = { ...plain(metric.id), why: signal === 'mismatch' ? ASKED_BESIDE : null };
  const isTime = signal === 'latencyP99';
  const counts = isTime ? null : windowCounts(look, signal, window);
  const isSingle = metric.arm === 'canary' || signal === 'mismatch';
  let own: number | null;
  let other: number | null;
  if (counts === null) {
    const { beats } = look.ledger;
    own = look.traffic.latencyP99('challenger', beats - window, beats);
    other = isSingle ? null : look.traffic.latencyP99('champion', beats - window, beats);
  } else {
    own = inSense(counts.challenger, signal);
    other = isSingle ? null : inSense(counts.champion, signal);
  }
  if (own === null || (other === null && !isSingle)) {
    const arm = own === null ? 'the challenger' : 'the champion';
    return { ...reading, counts, outcome: 'noData', why: `There is nothing of ${arm} to measure yet.` };
  }
  const value = isSingle ? own : metric.arm === 'delta' ? own - other! : own / other!;
  return { ...reading, counts, value, outcome: judgeValue(metric, value) };
}

function inSense({ events, n }: { events: number; n: number }, signal: Signal): number | null {
  if (n === 0) return null;
  return signal === 'right' || signal === 'served' ? 1 - events / n : events / n;
}

function plain(id: string): MetricReading {
  return { id, outcome: 'success', value: null, counts: null, evidence: null, why: null };
}
