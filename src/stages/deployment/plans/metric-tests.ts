import type { PlanMetric } from '../../../core/rollout/plan.ts';

export interface TestSetting {
  name: string;
  label: string;
  min: number;
  max: number;
  usual: number;
}

const ALPHA: TestSetting = {
  name: 'alpha',
  label: 'Chance of a false alarm, α',
  min: 1e-6,
  max: 0.5,
  usual: 0.05,
};
const TAU: TestSetting = {
  name: 'tau',
  label: 'Regression it is tuned to, τ',
  min: 1e-6,
  max: 1,
  usual: 0.01,
};

/** What each test is set by. */
export const TESTED_BY: Readonly<Record<PlanMetric['test'], readonly TestSetting[]>> = {
  threshold: [],
  eProcess: [ALPHA],
  pairedE: [ALPHA],
  gst: [ALPHA],
  confSeq: [ALPHA],
  mSPRT: [ALPHA, TAU],
  mannWhitney: [],
};
