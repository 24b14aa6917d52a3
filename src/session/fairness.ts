import { viewLane } from '../compute/clients.ts';
import type { FairnessQuestion, FairnessReport } from '../core/evaluation/fairness-report.ts';

/** How models do by groups of people. */
export class Fairness {
  /** Throws the problems of `fairnessReport`. */
  report(question: FairnessQuestion): Promise<FairnessReport> {
    return viewLane.run((api) => api.fairness(question));
  }
}
