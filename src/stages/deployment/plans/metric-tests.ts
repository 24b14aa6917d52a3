import { DEFAULT_TEST_PARAMS } from '../../../core/rollout/test-params.ts';
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
  usual: DEFAULT_TEST_PARAMS.alpha,
};
const TAU: TestSetting = {
  name: 'tau',
  label: 'Regression it is tuned to, τ',
  min: 1e-6,
  max: 1,
  usual: DEFAULT_TEST_PARAMS.tau,
};

const LOOKS: TestSetting = {
  name: 'looks',
  label: 'Looks it is planned for',
  min: 1,
  max: 100,
  usual: DEFAULT_TEST_PARAMS.looks,
};

/** What each test is set by. */
export const TESTED_BY: Readonly<Record<PlanMetric['test'], readonly TestSetting[]>> = {
  threshold: [],
  eProcess: [ALPHA],
  pairedE: [ALPHA],
  gst: [ALPHA, LOOKS],
  confSeq: [ALPHA],
  mSPRT: [ALPHA, TAU],
  mannWhitney: [],
};
