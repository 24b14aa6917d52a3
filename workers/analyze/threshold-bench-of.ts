import { transfer } from 'comlink';
import type { AnalyzeApi } from '../../src/compute/contract.ts';
import type { BenchSpec } from '../../src/core/evaluation/bench-spec.ts';
import { groupThresholds, PARITIES } from '../../src/core/evaluation/group-thresholds.ts';
import type { ScoreSteps } from '../../src/core/evaluation/score-steps.ts';
import {
  buffersOf,
  thresholdBench,
  type BenchGroups,
  type ThresholdBench,
} from '../../src/core/evaluation/threshold-bench.ts';
import { groupRows } from '../../src/core/slices/group-rows.ts';
import { FieldSource } from './field-source.ts';

/** Values of a column that are groups of their own; the rest is one together. */
const MOST_GROUPS = 20;

let kept: { key: string; bench: Promise<ThresholdBench> } | null = null;

/** Sorted once; the page gets a copy, since thresholds by group are looked for here. */
export const thresholdBenchOf: AnalyzeApi['thresholdBench'] = async (spec) => {
  const copy = copied(await benchOf(spec));
  return transfer(copy, buffersOf(copy));
};

export const groupThresholdsOf: AnalyzeApi['groupThresholds'] = async (spec, ratio, tolerance) => {
  const { groups } = await benchOf(spec);
  const steps = groups.map((group) => group.steps);
  return PARITIES.map((parity) => ({ parity, steps: groupThresholds(steps, parity, ratio, tolerance) }));
};

function benchOf(spec: BenchSpec): Promise<ThresholdBench> {
  const key = JSON.stringify(spec);
  if (kept?.key === key) return kept.bench;
  const bench = make(spec);
  kept = { key, bench };
  bench.catch(() => (kept = null));
  return bench;
}

async function make({ evaluation, by }: BenchSpec): Promise<ThresholdBench> {
  const source = await FieldSource.ofEvaluation(evaluation);
  return thresholdBench(await source.outcome(), by && (await groupsOf(source, by)));
}

async function groupsOf(source: FieldSource, by: NonNullable<BenchSpec['by']>): Promise<BenchGroups> {
  if (by.of === 'slices') {
    const slices = by.slices.map(async ({ name, where }) => ({
      name,
      where,
      rows: await source.select(where),
    }));
    return { of: 'slices', slices: await Promise.all(slices) };
  }
  const field = { of: 'data', name: by.column } as const;
  return { of: 'column', made: groupRows(await source.column(field), field, { maxGroups: MOST_GROUPS }) };
}

function copied(bench: ThresholdBench): ThresholdBench {
  const ofSteps = ({ scores, positives, negatives }: ScoreSteps): ScoreSteps => ({
    scores: scores.slice(),
    positives: positives.slice(),
    negatives: negatives.slice(),
  });
  return {
    ...bench,
    steps: ofSteps(bench.steps),
    hull: bench.hull.slice(),
    curve: bench.curve.slice(),
    groups: bench.groups.map((group) => ({ ...group, steps: ofSteps(group.steps) })),
  };
}
