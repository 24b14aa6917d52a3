import { printDuration } from './duration.ts';
import type { PlanFinding } from './plan-finding.ts';
import { countsGlobally, type Condition, type PlanMetric, type PlanStep, type RolloutPlan } from './plan.ts';
import { testDecides } from './test-decides.ts';
import type { Stretch } from './traffic.ts';

/** What can be said of the metrics and of when they are measured. */
export function lintAnalyses(plan: RolloutPlan, stretches: readonly Stretch[]): PlanFinding[] {
  const findings: PlanFinding[] = [];
  const add = (
    code: string,
    severity: PlanFinding['severity'],
    { metric, step }: { metric?: PlanMetric; step?: number },
    words: string,
  ): void => void findings.push({ code, severity, step: step ?? null, metric: metric?.id ?? null, words });
  const { metrics, steps, background, policy } = plan;
  const used = new Set([...(background?.analysis ?? []), ...steps.flatMap(({ analysis }) => analysis)]);
  const deciding = metrics.filter(({ id, dryRun }) => used.has(id) && !dryRun);
  if (steps.length > 0 && deciding.length === 0)
    add(
      'nothingStops',
      'warning',
      {},
      'No metric decides: whatever happens, nothing but a person stops this rollout.',
    );
  const endMs = stretches.at(-1)?.toMs ?? 0;
  if (background && background.fromStep >= steps.length)
    add(
      'neverBegins',
      'error',
      {},
      `The background analysis begins at step ${String(background.fromStep + 1)}, but there are ${String(steps.length)}.`,
    );
  if (countsGlobally(plan) && policy.onFail !== 'abort') {
    add(
      'globalLimit',
      'note',
      {},
      `Failed check ${String(policy.failureLimit + 1)} rolls back, at the tick after it; checks that pass take none away.`,
    );
  }
  for (const metric of metrics) {
    const { id } = metric;
    if (!used.has(id)) add('neverUsed', 'warning', { metric }, `${id} is measured in no step.`);
    if (!countsGlobally(plan)) lintLimits(metric, add);
    const unread = [metric.success, metric.failure].find((condition) => condition && isUnread(condition));
    if (unread)
      add(
        'unread',
        'warning',
        { metric },
        `A condition of ${id} cannot be read here: in the simulation it is inconclusive.`,
      );
    if (!testDecides(metric) && metric.success === null && metric.failure === null && used.has(id))
      add('noCondition', 'warning', { metric }, `${id} has no condition: every measurement is a success.`);
    const first = background?.analysis.includes(id) ? stretches[background.fromStep] : undefined;
    if (
      first &&
      !countsGlobally(plan) &&
      first.fromMs + metric.initialDelayMs > endMs &&
      !isHeldByPerson(plan)
    ) {
      const late = printDuration(metric.initialDelayMs);
      add(
        'neverMeasured',
        'error',
        { metric },
        `${id} is first measured ${late} after its analysis begins; by then the steps are over, and it counts as successful.`,
      );
    }
    const measuredIn = steps.filter(
      ({ analysis }, at) =>
        analysis.includes(id) || (background?.analysis.includes(id) === true && at >= background.fromStep),
    );
    if (measuredIn.length > 0 && needsChampion(metric) && !measuredIn.some(hasChampion))
      add(
        'noChampion',
        'warning',
        { metric },
        `${id} holds the challenger against the champion, which answers nothing at 100%: it can never decide.`,
      );
    stretches.forEach(({ step, fromMs, toMs, share }) => {
      const inStep = steps[step]!.analysis.includes(id);
      const beside = background?.analysis.includes(id) === true && step >= background.fromStep;
      if (!inStep && !beside) return;
      if (
        share === 0 &&
        (inStep || toMs > fromMs) &&
        plan.strategy !== 'blueGreen' &&
        plan.strategy !== 'shadow'
      )
        add(
          'noTraffic',
          'warning',
          { metric, step },
          `Step ${String(step + 1)} measures ${id}, but no request reaches the challenger there.`,
        );
      if (toMs > fromMs && toMs - fromMs < metric.windowMs && share > 0)
        add(
          'windowTooLong',
          'note',
          { metric, step },
          `${id} looks back ${printDuration(metric.windowMs)}, but step ${String(step + 1)} lasts ${printDuration(Math.round(toMs - fromMs))}: it sees what was before, too.`,
        );
    });
  }
  return findings;
}

type Add = (
  code: string,
  severity: PlanFinding['severity'],
  of: { metric: PlanMetric },
  words: string,
) => void;

function lintLimits(metric: PlanMetric, add: Add): void {
  const { id, failureLimit, inconclusiveLimit, successRun, count } = metric;
  if (failureLimit > 0)
    add(
      'failureLimit',
      'note',
      { metric },
      `${id}: failureLimit ${String(failureLimit)} means the ${ordinal(failureLimit + 1)} failure.`,
    );
  if (inconclusiveLimit > 0)
    add(
      'inconclusiveLimit',
      'note',
      { metric },
      `${id}: inconclusiveLimit ${String(inconclusiveLimit)} means the ${ordinal(inconclusiveLimit + 1)} inconclusive measurement.`,
    );
  if (count !== null && failureLimit >= count)
    add(
      'neverFails',
      'warning',
      { metric },
      `${id} cannot fail: it is measured ${String(count)} times, and failure ${String(failureLimit + 1)} would end it.`,
    );
  if (failureLimit < 0 && successRun === 0)
    add('neverFails', 'warning', { metric }, `${id} cannot fail: its limit is off.`);
  if (count !== null && successRun > count)
    add(
      'neverSucceeds',
      'error',
      { metric },
      `${id} cannot succeed: ${String(successRun)} successes in a row, but ${String(count)} measurements.`,
    );
}

function needsChampion(metric: PlanMetric): boolean {
  return testDecides(metric) || (metric.arm !== 'canary' && metric.source !== 'mismatch');
}

/** Whether both models have requests to be compared on, or one is shown the other's. */
function hasChampion({ weight, mirror }: PlanStep): boolean {
  return weight < 100 && (weight > 0 || mirror > 0);
}

function isUnread(condition: Condition): boolean {
  if ('text' in condition) return true;
  if ('all' in condition) return condition.all.some(isUnread);
  return 'any' in condition && condition.any.some(isUnread);
}

function isHeldByPerson({ steps, background }: RolloutPlan): boolean {
  return steps.some(({ gate }, at) => gate === 'manual' && at >= (background?.fromStep ?? 0));
}

/** In words up to the tenth. */
function ordinal(place: number): string {
  const words = [
    'first',
    'second',
    'third',
    'fourth',
    'fifth',
    'sixth',
    'seventh',
    'eighth',
    'ninth',
    'tenth',
  ];
  return words[place - 1] ?? `${String(place)}th`;
}
