import { printDuration } from './duration.ts';
import { falseRollback, type HealthyRates } from './false-alarms.ts';
import type { PlanFinding } from './plan-finding.ts';
import { countsGlobally, type RolloutPlan } from './plan.ts';
import { requestsSeen, type RateProfile, type Stretch } from './traffic.ts';

/** With fewer requests than this one error more moves a rate by more than a point. */
const FEW_REQUESTS = 100;
const OFTEN = 0.05;

/** What the numbers of requests say of the plan. */
export function lintTraffic(
  plan: RolloutPlan,
  stretches: readonly Stretch[],
  profile: RateProfile,
  healthy: HealthyRates,
): PlanFinding[] {
  const findings: PlanFinding[] = [];
  const add = (code: string, severity: PlanFinding['severity'], step: number | null, words: string): void =>
    void findings.push({ code, severity, step, metric: null, words });
  for (const stretch of stretches) {
    const { step, fromMs, toMs, share } = stretch;
    const { minSamples, holdMs } = plan.steps[step]!;
    const name = `Step ${String(step + 1)}`;
    if (minSamples > 0 && toMs === Infinity && fromMs < Infinity) {
      add(
        'samplesNeverReached',
        'error',
        step,
        `${name} never ends: it waits for ${String(minSamples)} requests, which never come.`,
      );
    } else if (minSamples > 0 && toMs - fromMs > holdMs && toMs < Infinity) {
      const real = aboutWords(toMs - fromMs);
      add(
        'samplesLate',
        'note',
        step,
        `${name} lasts ${real} rather than ${printDuration(holdMs)}: it waits for ${String(minSamples)} requests.`,
      );
    }
    if (share === 0 || toMs === fromMs || toMs === Infinity) continue;
    const seen = Math.floor(requestsSeen([stretch], profile, fromMs, toMs));
    if (seen < FEW_REQUESTS) {
      const points =
        seen === 0 ? '' : `: one error more or less moves its rate by ${(100 / seen).toPrecision(2)} points`;
      add(
        'fewRequests',
        'warning',
        step,
        `${name} sees ${String(seen)} ${seen === 1 ? 'request' : 'requests'}${points}.`,
      );
    }
  }
  const chance = falseRollback(plan, stretches, profile, healthy);
  if (chance !== null && chance > OFTEN) {
    const often = chance > 0.5 ? `most of the time (${percent(chance)})` : `${percent(chance)} of the time`;
    const end = countsGlobally(plan) ? 'rolls back' : 'aborts';
    add(
      'falseRollback',
      'warning',
      null,
      `${limitWords(plan)} ${end} a healthy model ${often} at this traffic.`,
    );
  }
  return findings;
}

function limitWords(plan: RolloutPlan): string {
  if (countsGlobally(plan))
    return plan.policy.onFail === 'abort'
      ? 'One failed check'
      : `Threshold ${String(plan.policy.failureLimit + 1)}`;
  const limits = plan.metrics.map(({ id, failureLimit }) => `failureLimit ${String(failureLimit)} of ${id}`);
  return limits.length === 1 ? `The ${limits[0]!}` : 'With these limits the plan';
}

function percent(chance: number): string {
  return chance > 0.995 ? 'over 99%' : `${(chance * 100).toPrecision(2)}%`;
}

function aboutWords(ms: number): string {
  const [size, unit] =
    ms >= 7_200_000 ? [3_600_000, 'hours'] : ms >= 120_000 ? [60_000, 'minutes'] : [1000, 's'];
  const amount = ms / size;
  return `about ${amount < 10 ? amount.toFixed(1) : String(Math.round(amount))} ${unit}`;
}
