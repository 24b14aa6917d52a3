import { guardrailTerms } from '../../../core/rollout/guardrails.ts';
import type { RolloutQuestion } from '../../../core/rollout/rollout-question.ts';
import type { PlanEditor } from '../plans/plan-editor.svelte.ts';

/** What metrics stand for: as it was said; those of targets that a rollout cannot measure for nothing. */
export function signalsInForce(
  editor: PlanEditor,
  said: RolloutQuestion['signals'],
): RolloutQuestion['signals'] {
  const unmeasured = editor.plan.metrics.filter(({ id }) => {
    const target = editor.targetOf(id);
    return target !== null && target !== 'gone' && guardrailTerms(target.body).notSimulated !== null;
  });
  return { ...Object.fromEntries(unmeasured.map(({ id }) => [id, 'none' as const])), ...said };
}
