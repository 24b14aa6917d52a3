import type { ArmCounts } from '../harm/rate-tests.ts';
import { logPairedHarm, type rememberedEvidence } from '../harm/harm-evidence.ts';
import type { PlanMetric } from './plan.ts';
import type { PlannedLooks } from './planned-looks.ts';
import type { Look } from './rollout-look.ts';
import type { MetricReading } from './rollout-run.ts';
import { pairCounts, stageCounts, type HarmSignal } from './seen-counts.ts';
import { stagesDifference, stagesEvidence, stagesLowEnd, stagesMixture, stagesZ } from './stage-tests.ts';
import type { TestParams } from './test-params.ts';

export interface RateTest extends TestParams {
  test: Exclude<PlanMetric['test'], 'threshold' | 'mannWhitney'>;
  /** Stages that the plan has. */
  planned: number;
  evidence: ReturnType<typeof rememberedEvidence>;
  /** Of the group-sequential test. */
  looksAt: PlannedLooks | null;
}

/** What is assumed where both models' answers to one request are needed. */
export const ASKED_BESIDE = 'The champion is asked the same requests beside it.';

/**
 * A test toward harm over all of the rollout so far, whose windows and conditions do not count: fails where the challenger
 * is found to be the worse. The value is the difference in rates, challenger minus champion, weighed over the stages.
 */
export function readTest(id: string, test: RateTest, signal: HarmSignal, look: Look): MetricReading {
  const stages = stageCounts(look, signal);
  const counts = sumOf(stages);
  const value = stagesDifference(stages)?.difference ?? null;
  const enough = -Math.log(test.alpha);
  let evidence: NonNullable<MetricReading['evidence']>;
  switch (test.test) {
    case 'eProcess':
      evidence = {
        of: 'logEvidence',
        value: stagesEvidence(stages, test.planned, test.evidence),
        limit: enough,
      };
      break;
    case 'pairedE': {
      const pairs = pairCounts(look);
      evidence = { of: 'logEvidence', value: logPairedHarm(pairs.challenger, pairs.champion), limit: enough };
      break;
    }
    case 'mSPRT':
      evidence = { of: 'logEvidence', value: stagesMixture(stages, test.tau), limit: enough };
      break;
    case 'confSeq':
      evidence = { of: 'lowEnd', value: stagesLowEnd(stages, test.alpha), limit: 0 };
      break;
    case 'gst':
      evidence = { of: 'z', value: stagesZ(stages), limit: plannedBound(id, test.looksAt!, look) };
  }
  const { value: found, limit } = evidence;
  const isHarm = found !== null && limit !== null && found >= limit;
  return {
    id,
    outcome: isHarm ? 'fail' : 'success',
    value,
    counts,
    evidence,
    why: test.test === 'pairedE' ? ASKED_BESIDE : null,
  };
}

/** The bound of the planned look that is due; null between looks. */
function plannedBound(id: string, { timesMs, bounds }: PlannedLooks, { atMs, taken }: Look): number | null {
  const before = taken.get(id) ?? 0;
  let now = before;
  while (now < timesMs.length && timesMs[now]! <= atMs) now++;
  taken.set(id, now);
  return now > before ? bounds[now - 1]! : null;
}

function sumOf(stages: readonly ArmCounts[]): ArmCounts {
  const sum = { challenger: { events: 0, n: 0 }, champion: { events: 0, n: 0 } };
  for (const { challenger, champion } of stages) {
    sum.challenger.events += challenger.events;
    sum.challenger.n += challenger.n;
    sum.champion.events += champion.events;
    sum.champion.n += champion.n;
  }
  return sum;
}
