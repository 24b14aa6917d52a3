import { analysisOf, writeArgoMetrics } from './export-argo-metrics.ts';
import { writeArgoSteps } from './export-argo-steps.ts';
import { argoTerms } from './argo-terms.ts';
import { clusterName, editable, isSame, mapAt, type EditableMap } from './editable-json.ts';
import { documentsText, type ExportedPlan } from './exported-plan.ts';
import { importArgo, type ArgoImport } from './import-argo.ts';
import type { Json, RolloutPlan } from '../rollout/plan.ts';

/**
 * The plan as documents of Argo Rollouts. One that came from there goes back as it was, with only what was edited
 * written anew; any other begins with the least that is needed. Warnings name what Argo cannot say.
 */
export function exportArgo(plan: RolloutPlan, name: string): ExportedPlan {
  const { plan: wanted, warnings } = argoTerms(plan);
  const original = importArgo(skeleton(wanted, name));
  const documents = original.plan.foreign!.documents.map((document) => editable(document) as EditableMap);
  if (isSame({ ...wanted, foreign: null }, { ...original.plan, foreign: null })) {
    return { text: documentsText(documents), warnings };
  }
  const spec = mapAt(documents[original.rollout]!, 'spec');
  const strategy = mapAt(mapAt(spec, 'strategy'), wanted.strategy);
  writeArgoMetrics(wanted, original, documents, warnings);
  if (wanted.strategy === 'blueGreen') writeBlueGreen(wanted, original, strategy);
  else writeArgoSteps(wanted, original, strategy, warnings);
  writePolicy(wanted, original.plan, strategy);
  return { text: documentsText(documents), warnings };
}

function skeleton({ foreign, strategy }: RolloutPlan, name: string): readonly Json[] {
  if (foreign?.from === 'argo') return foreign.documents;
  const body: Json = strategy === 'blueGreen' ? { blueGreen: {} } : { canary: { trafficRouting: {} } };
  return [
    {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Rollout',
      metadata: { name: clusterName(name) },
      spec: { strategy: body },
    },
  ];
}

function writeBlueGreen(wanted: RolloutPlan, original: ArgoImport, strategy: EditableMap): void {
  const [pre, post] = wanted.steps;
  const [preBefore, postBefore] = original.plan.steps;
  if (!isSame([pre!.gate, pre!.holdMs], [preBefore!.gate, preBefore!.holdMs])) {
    strategy['autoPromotionEnabled'] = pre!.gate === 'auto' && pre!.holdMs === 0;
    if (pre!.gate === 'auto' && pre!.holdMs > 0)
      strategy['autoPromotionSeconds'] = Math.round(pre!.holdMs / 1000);
    else delete strategy['autoPromotionSeconds'];
  }
  const analyses = [
    ['prePromotionAnalysis', pre!.analysis, preBefore!.analysis],
    ['postPromotionAnalysis', post!.analysis, postBefore!.analysis],
  ] as const;
  for (const [field, now, then] of analyses) {
    if (isSame(now, then)) continue;
    if (now.length === 0) Reflect.deleteProperty(strategy, field);
    else strategy[field] = analysisOf(now, original);
  }
}

function writePolicy({ policy }: RolloutPlan, { policy: before }: RolloutPlan, strategy: EditableMap): void {
  const seconds = (ms: number | null): number => Math.round((ms ?? 0) / 1000);
  if (policy.abort !== before.abort) strategy['dynamicStableScale'] = policy.abort === 'reverseSteps';
  if (policy.scaleDownDelayMs !== before.scaleDownDelayMs)
    strategy['scaleDownDelaySeconds'] = seconds(policy.scaleDownDelayMs);
  if (policy.abortScaleDownDelayMs !== before.abortScaleDownDelayMs)
    strategy['abortScaleDownDelaySeconds'] = seconds(policy.abortScaleDownDelayMs);
}
