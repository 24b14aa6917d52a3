import { readAnalysis, type ArgoAnalyses } from './argo-metrics.ts';
import { parseDuration } from '../rollout/duration.ts';
import type { JsonReader } from './json-reader.ts';
import { DEFAULT_STEP, type PlanStep } from '../rollout/plan.ts';

export interface ArgoSteps {
  steps: PlanStep[];
  /** The plan's step that each written step belongs to. */
  belongs: number[];
}

const NOT_SIMULATED: Record<string, string> = {
  setCanaryScale: 'The number of pods is not simulated; the weight is.',
  setHeaderRoute: 'Routing by header is not simulated; those who send it are not told apart.',
  experiment: 'The experiment is not simulated: it counts as successful at once.',
  plugin: 'The plugin is not simulated: it counts as successful at once.',
};

/**
 * The steps of a canary. A `setWeight` or `setMirrorRoute` and what follows it become one step until something waits;
 * each further pause or analysis is a step of its own at the same weight.
 */
export function readArgoSteps(list: JsonReader, most: number, analyses: ArgoAnalyses): ArgoSteps {
  const steps: PlanStep[] = [];
  const belongs: number[] = [];
  const waits = (step: PlanStep | undefined): boolean =>
    step === undefined || step.holdMs > 0 || step.gate === 'manual' || step.analysis.length > 0;
  const continued = (fields: Partial<PlanStep>): void => {
    const { weight, mirror } = steps.at(-1) ?? DEFAULT_STEP;
    if (waits(steps.at(-1))) steps.push({ ...DEFAULT_STEP, weight, mirror, ...fields });
    else steps.push({ ...steps.pop()!, ...fields });
  };
  for (const item of list.items()) {
    const kind = Object.keys(item.map());
    const [name] = kind;
    if (name === undefined || kind.length > 1)
      throw item.wrong('exactly one of setWeight, pause, analysis and the like');
    const body = item.at(name);
    if (name === 'setWeight') {
      const weight = (body.number(0, 0, most) * 100) / most;
      steps.push({ ...DEFAULT_STEP, weight, mirror: steps.at(-1)?.mirror ?? 0 });
    } else if (name === 'pause') {
      continued(readPause(body));
    } else if (name === 'analysis') {
      continued({ analysis: readAnalysis(body, analyses) });
    } else if (name === 'setMirrorRoute') {
      const isRoute = body.at('match').items().length > 0;
      continued({ mirror: isRoute ? body.at('percentage').number(100, 0, 100) : 0 });
      if (isRoute)
        analyses.notes.push({
          kind: 'notSimulated',
          path: body.at('match').name,
          words: 'Which requests are mirrored is not simulated; their share is.',
        });
    } else if (name in NOT_SIMULATED) {
      analyses.notes.push({ kind: 'notSimulated', path: body.name, words: NOT_SIMULATED[name]! });
    } else {
      throw item
        .at(name)
        .wrong(`a step: setWeight, pause, analysis, ${Object.keys(NOT_SIMULATED).join(', ')}`);
    }
    const isNext = name in NOT_SIMULATED && waits(steps.at(-1));
    belongs.push(isNext ? steps.length : steps.length - 1);
  }
  return { steps, belongs };
}

function readPause(pause: JsonReader): Partial<PlanStep> {
  const duration = pause.isAbsent ? pause : pause.at('duration');
  if (duration.isAbsent) return { gate: 'manual' };
  const { value } = duration;
  if (typeof value === 'number') return { holdMs: duration.whole(0) * 1000 };
  const text = duration.text();
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : parseDuration(text);
  if (ms === null) throw duration.wrong('seconds, or a time such as 30s, 5m or 1h30m');
  return { holdMs: ms };
}
