import type { Evaluation } from '../core/evaluation/evaluation.ts';
import { isBaseline } from '../core/model/model-version.ts';
import type { OpenProject } from './open-project.svelte.ts';

/** Whether an evaluation is of a baseline, which is there to be beaten: no target is set for it. */
export function isOfBaseline(open: OpenProject, { model }: Pick<Evaluation, 'model'>): boolean {
  const version = open.object('model', model);
  return version !== null && isBaseline(version.source);
}
