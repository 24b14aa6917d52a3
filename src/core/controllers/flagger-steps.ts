import type { ImportNote } from './import-note.ts';
import type { JsonReader } from './json-reader.ts';
import { DEFAULT_STEP, type PlanStep, type RolloutPlan } from '../rollout/plan.ts';

/** The steps of a canary, of blue-green or of an A/B test, as the controller takes them. */
export function readFlaggerSteps(
  spec: JsonReader,
  analysis: JsonReader,
  tickMs: number,
  notes: ImportNote[],
): { strategy: RolloutPlan['strategy']; steps: PlanStep[] } {
  const isPlain = spec.at('provider').value === 'kubernetes';
  const iterations = analysis.at('iterations').whole(0) || (isPlain ? 10 : 0);
  const isMirrored = analysis.at('mirror').flag(false) && !isPlain;
  const mirror = isMirrored ? analysis.at('mirrorWeight').number(100, 0, 100) : 0;
  const matches = analysis.at('match').items().length > 0 && !isPlain;
  const step = (weight: number, ticks = 1, mirrored = 0): PlanStep => ({
    ...DEFAULT_STEP,
    weight,
    mirror: mirrored,
    holdMs: ticks * tickMs,
  });
  if (iterations > 0 && matches) {
    const words = 'Who is routed (match) is not simulated: the weight of 100% is of those who match.';
    notes.push({ kind: 'notSimulated', path: analysis.at('match').name, words });
    return { strategy: 'ab', steps: [step(100, iterations)] };
  }
  if (iterations > 0) {
    const steps = isPlain ? [step(0, iterations + 1)] : [step(0, iterations, mirror), step(100)];
    return { strategy: 'blueGreen', steps };
  }
  const weights = canaryWeights(analysis).map((weight) => step(weight));
  return { strategy: 'canary', steps: isMirrored ? [step(0, 1, mirror), ...weights] : weights };
}

/** Weights as the controller adds them up, which may pass the largest. */
function canaryWeights(analysis: JsonReader): number[] {
  const by = analysis.at('stepWeight').whole(0);
  const listed = analysis
    .at('stepWeights')
    .items()
    .map((item) => item.whole(0));
  const largest =
    listed.length > 0 ? Math.min(100, listed.at(-1)!) : analysis.at('maxWeight').whole(0) || 100;
  const weights: number[] = [];
  let weight = 0;
  while (weight < largest) {
    const at = listed.indexOf(weight);
    const next =
      by > 0
        ? weight + by
        : weight === 0
          ? (listed[0] ?? 0)
          : at < 0 || at === listed.length - 1
            ? 100
            : listed[at + 1]!;
    if (next <= weight) {
      const expected = 'a stepWeight above 0, stepWeights that grow, or iterations';
      throw (listed.length > 0 ? analysis.at('stepWeights') : analysis.at('stepWeight')).wrong(
        expected,
        `The canary would stay at ${String(weight)}% for ever.`,
      );
    }
    weight = Math.min(100, next);
    weights.push(weight);
  }
  return weights;
}

/** Gates are asked before a step is left; the increase also before the first. */
export function gateSteps(
  steps: readonly PlanStep[],
  gates: ReadonlySet<unknown>,
  strategy: RolloutPlan['strategy'],
): PlanStep[] {
  const increase = strategy === 'canary' && gates.has('confirm-traffic-increase');
  const closed = (isManual: boolean): PlanStep['gate'] => (isManual ? 'manual' : 'auto');
  const gated = steps.map((step, at): PlanStep => {
    const isLast = at === steps.length - 1 || strategy !== 'canary';
    return { ...step, gate: closed(isLast ? gates.has('confirm-promotion') : increase && step.mirror === 0) };
  });
  return increase ? [{ ...DEFAULT_STEP, gate: 'manual' }, ...gated] : gated;
}
