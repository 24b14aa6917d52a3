import type { ImportedPlan, ImportNote } from './import-note.ts';
import { parseDuration } from './duration.ts';
import { JsonReader } from './json-reader.ts';
import { Problem } from '../kernel/problem.ts';
import {
  DEFAULT_METRIC,
  DEFAULT_PLAN,
  DEFAULT_POLICY,
  DEFAULT_STEP,
  type Condition,
  type Json,
  type PlanMetric,
  type PlanStep,
  type RolloutPlan,
} from './plan.ts';
import type { JsonPath } from './yaml-documents.ts';

const ANALYSIS_FIELDS =
  'interval threshold maxWeight stepWeight stepWeights stepWeightPromotion iterations mirror mirrorWeight match metrics webhooks';
const GATES = ['confirm-rollout', 'confirm-traffic-increase', 'confirm-promotion', 'rollback'];

export interface FlaggerImport extends ImportedPlan {
  canary: number;
}

/**
 * A plan from the documents of one Flagger canary, meaning what the controller's code does: every tick looks at all
 * metrics, a failing tick holds, and failed checks add up over the whole rollout. The documents stay with the plan whole.
 * Throws Problem "plan.field" where they could not be a canary's, or it would stay at a weight for ever.
 */
export function importFlagger(
  documents: readonly Json[],
  where: (document: number, path: JsonPath) => string = () => 'the plan’s own copy',
): FlaggerImport {
  const readers = documents.map((value, at) => new JsonReader(value, [], (path) => where(at, path)));
  const kinds = readers.map((reader) => reader.at('kind').value);
  const canary = kinds.indexOf('Canary');
  if (canary < 0 || kinds.lastIndexOf('Canary') !== canary) {
    throw new Problem({
      code: 'plan.rollouts',
      message: 'One canary is read at a time.',
      expected: 'one document of kind Canary',
      found: String(kinds.filter((kind) => kind === 'Canary').length),
    });
  }
  const reader = readers[canary]!;
  const spec = reader.at('spec');
  const analysis = spec.at('analysis').isAbsent ? spec.at('canaryAnalysis') : spec.at('analysis');
  analysis.map();
  const notes: ImportNote[] = [];
  const tickMs = Math.max(10_000, durationOr(analysis.at('interval'), 60_000));
  const written = durationOr(analysis.at('interval'), 60_000);
  if (written < tickMs)
    notes.push({
      kind: 'meaning',
      path: analysis.at('interval').name,
      words: 'The interval is at least 10s, whatever is written.',
    });
  const { strategy, steps } = readSteps(spec, analysis, tickMs, notes);
  const webhooks = analysis.at('webhooks').items();
  const gates = new Set(webhooks.map((hook) => hook.at('type').value));
  const gated = gate(steps, gates, strategy);
  noteHooks(webhooks, notes);
  noteRest(spec, analysis, notes);
  readers.forEach((other, at) => {
    if (at !== canary)
      notes.push({
        kind: 'notSimulated',
        path: `document ${String(at + 1)}`,
        words: `${String(other.at('kind').value)}: kept, not read.`,
      });
  });
  const threshold = analysis.at('threshold').whole(1);
  notes.push({
    kind: 'meaning',
    path: analysis.at('threshold').name,
    words: `Failed checks add up over the whole rollout; ${String(Math.max(threshold, 1))} of them roll back, one tick after the last. A check that passes takes none away.`,
  });
  const metrics = readMetrics(analysis.at('metrics'), notes);
  const promoteStep = analysis.at('stepWeightPromotion').number(0, 0, 100);
  return {
    canary,
    name: String(reader.at('metadata').at('name').value ?? 'canary'),
    notes,
    plan: {
      ...DEFAULT_PLAN,
      strategy,
      unit: strategy === 'ab' ? 'user' : 'request',
      tickMs,
      startGate: gates.has('confirm-rollout') ? 'manual' : 'auto',
      steps: spec.at('skipAnalysis').flag(false) ? [] : gated,
      metrics,
      background: metrics.length === 0 ? null : { analysis: metrics.map(({ id }) => id), fromStep: 0 },
      policy: {
        ...DEFAULT_POLICY,
        counter: 'global',
        failureLimit: Math.max(threshold, 1) - 1,
        onFail: 'hold',
        scaleDownDelayMs: 0,
        abortScaleDownDelayMs: 0,
        promoteStep: promoteStep === 0 ? 100 : promoteStep,
      },
      foreign: { from: 'flagger', documents },
    },
  };
}

function durationOr(reader: JsonReader, otherwise: number): number {
  return reader.isAbsent ? otherwise : reader.duration(otherwise);
}

function readSteps(
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
function gate(
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

function readMetrics(list: JsonReader, notes: ImportNote[]): PlanMetric[] {
  const ids = new Set<string>();
  return list.items().map((raw) => {
    const name = raw.at('name').text();
    let id = name;
    for (let copy = 2; ids.has(id); copy++) id = `${name}.${String(copy)}`;
    ids.add(id);
    const source =
      name === 'request-success-rate' ? 'successRate' : name === 'request-duration' ? 'latencyP99' : 'custom';
    const interval = raw.at('interval').value;
    if (source === 'custom') {
      const words = `${id}: the query is not run here. Say what it measures.`;
      notes.push({ kind: 'notSimulated', path: raw.name, words });
    }
    return {
      ...DEFAULT_METRIC,
      id,
      source,
      windowMs: typeof interval === 'string' ? (parseDuration(interval) ?? 60_000) : 60_000,
      success: readRange(raw, source, notes),
      noData: 'fail',
    };
  });
}

/** Both ends belong to the range. A bare threshold is the least success rate, and the most of anything else. */
function readRange(raw: JsonReader, source: PlanMetric['source'], notes: ImportNote[]): Condition {
  const scaled = (value: number): number => (source === 'successRate' ? round(value / 100) : value);
  const range = raw.at('thresholdRange');
  if (range.isAbsent) {
    const isLeast = source === 'successRate';
    const limit = raw.at('threshold').number(0);
    const words = `A bare threshold is ${isLeast ? 'the least' : 'the most'} that ${raw.at('name').text()} may be.`;
    notes.push({ kind: 'meaning', path: raw.at('threshold').name, words });
    return { op: isLeast ? '>=' : '<=', value: scaled(limit) };
  }
  const ends: Condition[] = [];
  if (!range.at('min').isAbsent) ends.push({ op: '>=', value: scaled(range.at('min').number(0)) });
  if (!range.at('max').isAbsent) ends.push({ op: '<=', value: scaled(range.at('max').number(0)) });
  return ends.length === 1 ? ends[0]! : { all: ends };
}

function round(value: number): number {
  return Math.round(value * 1e12) / 1e12;
}

function noteHooks(webhooks: readonly JsonReader[], notes: ImportNote[]): void {
  for (const hook of webhooks) {
    const type = String(hook.at('type').value ?? 'rollout');
    notes.push(
      GATES.includes(type)
        ? {
            kind: 'meaning',
            path: hook.name,
            words:
              type === 'rollback'
                ? 'Aborting stands for the rollback hook.'
                : `Promoting opens the ${type} gate.`,
          }
        : {
            kind: 'notSimulated',
            path: hook.name,
            words: `The ${type} hook is not called: it counts as passed.`,
          },
    );
  }
}

function noteRest(spec: JsonReader, analysis: JsonReader, notes: ImportNote[]): void {
  const add = (reader: JsonReader, words: string): void =>
    void notes.push({ kind: 'notSimulated', path: reader.name, words });
  for (const name of Object.keys(spec.map())) {
    if (!['analysis', 'canaryAnalysis', 'skipAnalysis'].includes(name))
      add(spec.at(name), `${name} is about how the cluster does it; kept, not simulated.`);
  }
  for (const name of Object.keys(analysis.map())) {
    if (!ANALYSIS_FIELDS.split(' ').includes(name)) add(analysis.at(name), `${name} is kept, not simulated.`);
  }
}
