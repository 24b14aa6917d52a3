import { readAnalysis, type ArgoAnalyses, type ArgoTemplate } from './argo-metrics.ts';
import { readArgoSteps } from './argo-steps.ts';
import type { ImportedPlan } from './import-note.ts';
import { documentOfKind, type Where } from './document-of-kind.ts';
import type { JsonReader } from './json-reader.ts';
import {
  DEFAULT_PLAN,
  DEFAULT_POLICY,
  DEFAULT_STEP,
  type Json,
  type PlanPolicy,
  type PlanStep,
} from '../rollout/plan.ts';

/** An imported rollout with what an export needs to find its way back. */
export interface ArgoImport extends ImportedPlan {
  /** Which of the documents is the rollout. */
  rollout: number;
  /** The plan's step that each written step belongs to. */
  belongs: readonly number[];
  analyses: ArgoAnalyses;
  /** Weights are written as shares of this. */
  mostWeight: number;
}

const SIMULATED: Record<'canary' | 'blueGreen', readonly string[]> = {
  canary: ['steps', 'analysis', 'dynamicStableScale', 'scaleDownDelaySeconds', 'abortScaleDownDelaySeconds'],
  blueGreen: [
    'autoPromotionEnabled',
    'autoPromotionSeconds',
    'prePromotionAnalysis',
    'postPromotionAnalysis',
    'scaleDownDelaySeconds',
    'abortScaleDownDelaySeconds',
  ],
};

/**
 * A plan from the documents of one Argo Rollout and its analysis templates, meaning what the controller's code does.
 * The documents stay with the plan whole. Throws Problem "plan.field" where they could not be a rollout's.
 */
export function importArgo(
  documents: readonly Json[],
  where: Where = () => 'the plan’s own copy',
): ArgoImport {
  const { readers, kinds, at: rollout } = documentOfKind(documents, 'Rollout', where);
  const templates = readers.flatMap((reader, document): ArgoTemplate[] => {
    const kind = kinds[document];
    if (kind !== 'AnalysisTemplate' && kind !== 'ClusterAnalysisTemplate') return [];
    const name = reader.at('metadata').at('name').label();
    return [{ document, name, cluster: kind === 'ClusterAnalysisTemplate', reader }];
  });
  const analyses: ArgoAnalyses = { templates, metrics: new Map(), written: new Map(), notes: [] };
  const reader = readers[rollout]!;
  const strategies = reader.at('spec').at('strategy');
  const names = Object.keys(strategies.map());
  const [kind] = names;
  if (names.length !== 1 || (kind !== 'canary' && kind !== 'blueGreen'))
    throw strategies.wrong('canary or blueGreen');
  const strategy = strategies.at(kind);
  const mostWeight = strategy.at('trafficRouting').at('maxTrafficWeight').whole(100, 1);
  const isRouted = !strategy.at('trafficRouting').isAbsent;
  const found =
    kind === 'canary'
      ? readCanary(strategy, mostWeight, analyses)
      : { steps: readBlueGreen(strategy, analyses), belongs: [], background: null };
  const { notes } = analyses;
  noteUnread(strategy, SIMULATED[kind], analyses);
  readers.forEach((other, at) => {
    if (at !== rollout && !templates.some(({ document }) => document === at)) {
      notes.push({
        kind: 'notSimulated',
        path: `document ${String(at + 1)}`,
        words: `${String(other.at('kind').value)}: kept, not read.`,
      });
    }
  });
  if (kind === 'canary' && !isRouted) {
    notes.push({
      kind: 'meaning',
      path: strategy.name,
      words:
        'Without trafficRouting a weight is a share of the pods, rounded to whole ones: requests follow the servers.',
    });
  }
  return {
    name: String(reader.at('metadata').at('name').value ?? 'rollout'),
    notes,
    rollout,
    belongs: found.belongs,
    analyses,
    mostWeight,
    plan: {
      ...DEFAULT_PLAN,
      strategy: kind,
      unit: kind === 'canary' && !isRouted ? 'server' : 'request',
      tickMs: 10_000,
      steps: found.steps,
      metrics: [...analyses.metrics.values()].map(({ metric }) => metric),
      background: found.background,
      policy: readPolicy(strategy, kind),
      foreign: { from: 'argo', documents },
    },
  };
}

function readCanary(strategy: JsonReader, most: number, analyses: ArgoAnalyses) {
  const { steps, belongs } = readArgoSteps(strategy.at('steps'), most, analyses);
  const analysis = strategy.at('analysis');
  const ids = analysis.isAbsent ? [] : readAnalysis(analysis, analyses);
  const first = analysis.isAbsent ? 0 : analysis.at('startingStep').whole(0);
  const background =
    ids.length === 0 ? null : { analysis: ids, fromStep: belongs[first] ?? (first === 0 ? 0 : steps.length) };
  return { steps, belongs, background };
}

/** The preview, not yet served, then all traffic at once. With automatic promotion the seconds are ignored. */
function readBlueGreen(strategy: JsonReader, analyses: ArgoAnalyses): PlanStep[] {
  const isAutomatic = strategy.at('autoPromotionEnabled').flag(true);
  const seconds = strategy.at('autoPromotionSeconds').whole(0);
  const [pre, post] = (['prePromotionAnalysis', 'postPromotionAnalysis'] as const).map((name) =>
    strategy.at(name).isAbsent ? [] : readAnalysis(strategy.at(name), analyses),
  );
  if (isAutomatic && seconds > 0) {
    analyses.notes.push({
      kind: 'meaning',
      path: strategy.at('autoPromotionSeconds').name,
      words: 'autoPromotionSeconds is ignored while autoPromotionEnabled is true.',
    });
  }
  return [
    {
      ...DEFAULT_STEP,
      holdMs: isAutomatic ? 0 : seconds * 1000,
      gate: !isAutomatic && seconds === 0 ? 'manual' : 'auto',
      analysis: pre!,
    },
    { ...DEFAULT_STEP, weight: 100, analysis: post! },
  ];
}

function readPolicy(strategy: JsonReader, kind: 'canary' | 'blueGreen'): PlanPolicy {
  const keep = strategy.at('abortScaleDownDelaySeconds').whole(30);
  const reversed = kind === 'canary' && strategy.at('dynamicStableScale').flag(false);
  return {
    ...DEFAULT_POLICY,
    abort: reversed ? 'reverseSteps' : 'toZero',
    scaleDownDelayMs: strategy.at('scaleDownDelaySeconds').whole(30) * 1000,
    abortScaleDownDelayMs: keep === 0 ? null : keep * 1000,
  };
}

function noteUnread(strategy: JsonReader, read: readonly string[], { notes }: ArgoAnalyses): void {
  for (const name of Object.keys(strategy.map())) {
    if (read.includes(name)) continue;
    const words = `${name} is about how the cluster does it; kept, not simulated.`;
    notes.push({ kind: 'notSimulated', path: strategy.at(name).name, words });
  }
}
