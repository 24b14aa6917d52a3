/** Something to know of a plan before it runs, in words. */
export interface PlanFinding {
  code: string;
  /** An error: the plan cannot do what it says. A note: what a field really means. */
  severity: 'error' | 'warning' | 'note';
  /** The step (from 0) and the metric it is about. */
  step: number | null;
  metric: string | null;
  words: string;
}
