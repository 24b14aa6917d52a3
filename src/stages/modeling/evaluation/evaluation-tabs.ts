import type { Evaluation } from '../../../core/evaluation/evaluation.ts';
import { scoresPositive } from '../../../core/model/scores-positive.ts';
import type { ModelVersion } from '../../../core/model/model-version.ts';

export interface EvaluationTab {
  title: string;
  /** Below the evaluation's own address. */
  path: string;
  /** Whether it has anything to say of this evaluation; `model` is null where it is no longer here. */
  when: (evaluation: Evaluation, model: ModelVersion | null) => boolean;
}

/** The parts of an evaluation, in the order of their tabs. */
export const EVALUATION_TABS: readonly EvaluationTab[] = [
  { title: 'Error analysis', path: '', when: () => true },
  { title: 'Metrics', path: 'metrics', when: () => true },
  {
    title: 'Threshold',
    path: 'threshold',
    when: (_evaluation, model) => model !== null && scoresPositive(model),
  },
  { title: 'Mistakes', path: 'mistakes', when: () => true },
  { title: 'Discovery', path: 'discovery', when: () => true },
  { title: 'Fairness', path: 'fairness', when: ({ confusion }) => confusion !== null },
  { title: 'Why', path: 'why', when: () => true },
  { title: 'Label noise', path: 'noise', when: ({ confusion }) => confusion !== null },
];
