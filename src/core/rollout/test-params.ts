import type { PlanMetric } from './plan.ts';

/** What a metric's test goes by, where its `params` say nothing else. */
export interface TestParams {
  /** Chance of a false alarm. */
  alpha: number;
  /** Spread of the mixture of mSPRT: about the smallest difference in rates that matters. */
  tau: number;
  /** Looks that the group-sequential test is planned for. */
  looks: number;
}

export const DEFAULT_TEST_PARAMS: TestParams = { alpha: 0.05, tau: 0.01, looks: 5 };

/** Sane also where a plan says otherwise. */
export function testParams({ params }: Pick<PlanMetric, 'params'>): TestParams {
  const { alpha, tau, looks } = { ...DEFAULT_TEST_PARAMS, ...params };
  return {
    alpha: Math.min(0.5, Math.max(1e-9, alpha)),
    tau: Math.max(1e-9, tau),
    looks: Math.min(100, Math.max(1, Math.round(looks))),
  };
}
