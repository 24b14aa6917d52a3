import { readFlaggerMetrics } from './flagger-metrics.ts';
import { gateSteps, readFlaggerSteps } from './flagger-steps.ts';
import type { ImportedPlan, ImportNote } from './import-note.ts';
import { documentOfKind, type Where } from './document-of-kind.ts';
import type { JsonReader } from './json-reader.ts';
import { DEFAULT_PLAN, DEFAULT_POLICY, type Json } from '../rollout/plan.ts';

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
  where: Where = () => 'the plan’s own copy',
): FlaggerImport {
  const { readers, at: canary } = documentOfKind(documents, 'Canary', where);
  const reader = readers[canary]!;
  const spec = reader.at('spec');
  const analysis = spec.at('analysis').isAbsent ? spec.at('canaryAnalysis') : spec.at('analysis');
  analysis.map();
  const notes: ImportNote[] = [];
  const written = analysis.at('interval').duration(60_000);
  const tickMs = Math.max(10_000, written);
  if (written < tickMs)
    notes.push({
      kind: 'meaning',
      path: analysis.at('interval').name,
      words: 'The interval is at least 10s, whatever is written.',
    });
  const { strategy, steps } = readFlaggerSteps(spec, analysis, tickMs, notes);
  const webhooks = analysis.at('webhooks').items();
  const gates = new Set(webhooks.map((hook) => hook.at('type').value));
  const gated = gateSteps(steps, gates, strategy);
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
  const metrics = readFlaggerMetrics(analysis.at('metrics'), notes);
  const promoteStep = Math.min(100, analysis.at('stepWeightPromotion').whole(0));
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
