import { describe, expect, test } from 'vitest';
import type { OperatingFigures } from '../../../src/core/rollout/operating-figures.ts';
import { DEFAULT_METRIC, DEFAULT_STEP, type RolloutPlan } from '../../../src/core/rollout/plan.ts';
import type { RolloutQuestion } from '../../../src/core/rollout/rollout-question.ts';
import { RolloutWalk } from '../../../src/core/rollout/rollout-walk.ts';
import type { RolloutScene } from '../../../src/core/rollout/rollout-scene.ts';
import { runSeed } from '../../../src/core/rollout/run-seed.ts';
import { rankShift } from '../../../src/core/stats/rank-shift.ts';
import {
  ALIKE,
  asked as askedAtLength,
  canary,
  checked,
  ERROR,
  rowsLike,
  sceneLike,
} from './rollout-cases.ts';

const RUNS = 500;
/** Of each comparison: a right simulator fails one of ten thousand. */
const LEVEL = 1e-4;
const ALL = { op: 'all' } as const;
const ROWS = rowsLike(3000, ALIKE, 2);
const SLICE = Uint8Array.from(ROWS.states, (_, row) => Number(row % 4 === 0));
/** No longer than the plans and a little of what comes after. */
const asked = (plan: RolloutPlan, rest: Partial<RolloutQuestion>): RolloutQuestion =>
  askedAtLength(plan, { horizonMs: 35 * 60_000, ...rest });
const planted = (extra: number, fromMs = 0): RolloutQuestion['planted'] => ({
  extra,
  where: ALL,
  fromMs,
  in: 'challenger',
});

interface Sample {
  /** Infinity: not rolled back. */
  detection: number[];
  harmed: number[];
  spared: number[];
  reached: number[];
  ofGroup: number[];
}

function sample(scene: RolloutScene, by: OperatingFigures['simulator']['by'], seed: number): Sample {
  const walk = new RolloutWalk(scene, by);
  const all: Sample = { detection: [], harmed: [], spared: [], reached: [], ofGroup: [] };
  for (let run = 0; run < RUNS; run++) {
    walk.begin(runSeed(seed, run));
    while (!walk.isOver && walk.end === 'unfinished') walk.next(null);
    all.detection.push(walk.end === 'rolledBack' ? walk.look : Infinity);
    walk.finish();
    all.harmed.push(walk.reach.harmed);
    all.spared.push(walk.reach.spared);
    all.reached.push(walk.reach.reached);
    all.ofGroup.push(walk.reach.harmedByGroup[0]!);
  }
  return all;
}

/** p-value of Kolmogorov and Smirnov's test of two samples; with ties it is on the safe side. */
function sameDistribution(a: readonly number[], b: readonly number[]): number {
  const [first, second] = [Float64Array.from(a).sort(), Float64Array.from(b).sort()];
  let [i, j, gap] = [0, 0, 0];
  while (i < first.length && j < second.length) {
    const at = Math.min(first[i]!, second[j]!);
    while (first[i] === at) i++;
    while (second[j] === at) j++;
    gap = Math.max(gap, Math.abs(i / first.length - j / second.length));
  }
  return Math.min(1, 2 * Math.exp((-2 * gap * gap * a.length * b.length) / (a.length + b.length)));
}

const CASES: [string, RolloutScene][] = [
  ['a canary with the e-process', sceneLike(ROWS, asked(canary(), { planted: planted(0.25) }))],
  [
    'Flagger’s threshold',
    sceneLike(
      ROWS,
      asked(checked({ success: { op: '>=', value: 0.86 }, windowMs: 90_000 }), { planted: planted(0.02) }),
    ),
  ],
  [
    'labels five minutes late',
    sceneLike(ROWS, asked(canary(), { planted: planted(0.3), labelDelayMs: 300_000 })),
  ],
  [
    'a planted slice from a time on, rows in order, services that fail',
    sceneLike(
      ROWS,
      asked(canary([ERROR, { ...ERROR, id: 'failures', source: 'error' }]), {
        planted: planted(0.9, 240_000),
        order: 'time',
        signals: { failures: 'failed' },
        service: {
          champion: { failureRate: 0.02, medianMs: 1, p99Ms: 2 },
          challenger: { failureRate: 0.03, medianMs: 1, p99Ms: 2 },
        },
      }),
      SLICE,
    ),
  ],
  [
    'a mirrored step, then pairs and mismatches beside an equal control',
    sceneLike(
      ROWS,
      asked(
        canary(
          [
            { ...ERROR, test: 'pairedE' },
            {
              ...DEFAULT_METRIC,
              id: 'same',
              source: 'mismatch',
              failure: { op: '>', value: 0.2 },
              intervalMs: 60_000,
            },
          ],
          {
            steps: [
              { ...DEFAULT_STEP, mirror: 30, holdMs: 300_000 },
              { ...DEFAULT_STEP, weight: 20, mirror: 20, control: 'equal', holdMs: 900_000 },
            ],
          },
        ),
        { planted: planted(0.06) },
      ),
    ),
  ],
];

describe('requests drawn as counts and one by one', () => {
  test.each(CASES)('agree on when a bad model is found and on its harm: %s', (_, scene) => {
    const counts = sample(scene, 'aggregate', 1);
    const requests = sample(scene, 'perRequest', 2);
    const found = counts.detection.filter(Number.isFinite).length;
    expect(found, 'runs in which there is something to compare').toBeGreaterThan(RUNS / 10);
    expect(sameDistribution(counts.detection, requests.detection)).toBeGreaterThan(LEVEL);
    for (const of of ['harmed', 'spared', 'reached', 'ofGroup'] as const) {
      expect(sameDistribution(counts[of], requests[of]), of).toBeGreaterThan(LEVEL);
      expect(rankShift(counts[of], requests[of], 0.95)!.p, of).toBeGreaterThan(LEVEL);
    }
  });

  test('two that differ by a little are told apart at this level', () => {
    const [first, second] = [0.25, 0.2].map((extra, at) =>
      sample(
        sceneLike(ROWS, asked(canary(), { planted: planted(extra) })),
        at === 0 ? 'aggregate' : 'perRequest',
        at,
      ),
    );
    expect(sameDistribution(first!.detection, second!.detection)).toBeLessThan(LEVEL);
  });
});
