/** Plain data as JSON and YAML carry it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export const STRATEGIES = ['shadow', 'canary', 'blueGreen', 'ab', 'automation'] as const;
export const UNITS = ['request', 'user', 'server'] as const;
export const DEGREES = ['human', 'shadow', 'assist', 'partial', 'full'] as const;
/** What a metric measures: fractions of requests, milliseconds, or a number of the user's own. */
export const SOURCES = ['error', 'successRate', 'latencyP99', 'mismatch', 'custom'] as const;
export const ARMS = ['canary', 'delta', 'ratio'] as const;
export const NO_DATA = ['fail', 'error', 'ignore', 'inconclusive'] as const;
export const TESTS = ['threshold', 'mannWhitney', 'mSPRT', 'confSeq', 'gst', 'eProcess', 'pairedE'] as const;
export const OPERATORS = ['<', '<=', '>', '>=', '==', '!='] as const;

export interface Comparison {
  op: (typeof OPERATORS)[number];
  value: number;
}

/** What a measured value must fulfil. `text` is one we cannot read, kept as it was written; it decides nothing here. */
export type Condition =
  | Comparison
  | { isNaN: true }
  | { all: readonly Condition[] }
  | { any: readonly Condition[] }
  | { text: string };

/** The step is over when the hold has passed, the gate is open, its analysis succeeded and the requests were seen. */
export interface PlanStep {
  /** Percent of the traffic that the challenger answers. */
  weight: number;
  /** Percent of the traffic that it is shown without answering. */
  mirror: number;
  /** With the global counter only ticks whose checks all pass count toward it. */
  holdMs: number;
  /** Requests the challenger must have had in this step. */
  minSamples: number;
  /** Manual: a person must promote. Manual without a hold is a pause for ever. */
  gate: 'auto' | 'manual';
  /** Metrics of an analysis of this step's own. */
  analysis: readonly string[];
  /** What the challenger is held against: all the rest, or a concurrent share of the same size. */
  control: 'rest' | 'equal';
  automation: (typeof DEGREES)[number];
}

export interface PlanMetric {
  id: string;
  source: (typeof SOURCES)[number];
  /** The challenger's own value, or its difference or ratio to the champion's. */
  arm: (typeof ARMS)[number];
  windowMs: number;
  /** null: measured once. Under the global counter every tick measures. */
  intervalMs: number | null;
  initialDelayMs: number;
  /** Measurements until it is over; null: once without an interval, for ever with one. Errors do not count. */
  count: number | null;
  success: Condition | null;
  failure: Condition | null;
  /** It trips when the failures exceed this; -1 never. With the global counter the policy's limit holds. */
  failureLimit: number;
  inconclusiveLimit: number;
  /** Consecutive errors. */
  errorLimit: number;
  /** Consecutive successes that end it early; 0 is off. */
  successRun: number;
  noData: (typeof NO_DATA)[number];
  test: (typeof TESTS)[number];
  /** Of the test: alpha, tau and so on. */
  params: Readonly<Record<string, number>>;
  /** Measured and shown, without effect. */
  dryRun: boolean;
}

export interface PlanPolicy {
  /** Counters of each metric's analysis (as Argo Rollouts), or one count of failed checks in all (as Flagger). */
  counter: 'perMetric' | 'global';
  /** With the global counter: rolled back when the failed checks exceed this, at the next tick. */
  failureLimit: number;
  onFail: 'hold' | 'continue' | 'abort';
  onInconclusive: 'pause' | 'promote' | 'abort';
  abort: 'toZero' | 'reverseSteps';
  /** How long the old version stays ready after promotion, to switch back to; null: for ever. */
  scaleDownDelayMs: number | null;
  /** How long the new version stays after an abort; null: for ever. */
  abortScaleDownDelayMs: number | null;
  /** Percent of the traffic moved per tick from the challenger's servers to the renewed champion's. */
  promoteStep: number;
}

/** Where a plan came from: the documents whole and verbatim, into which an export writes what was edited. */
export interface Foreign {
  from: 'argo' | 'flagger';
  documents: readonly Json[];
}

/** How a challenger gets its traffic, and what stops it. Times in ms. */
export interface RolloutPlan {
  strategy: (typeof STRATEGIES)[number];
  unit: (typeof UNITS)[number];
  /** How often the controller looks. */
  tickMs: number;
  /** Manual: a person lets the rollout begin. */
  startGate: 'auto' | 'manual';
  steps: readonly PlanStep[];
  metrics: readonly PlanMetric[];
  /** An analysis beside the steps, from this step (0 is the first) to the end. */
  background: { analysis: readonly string[]; fromStep: number } | null;
  policy: PlanPolicy;
  foreign: Foreign | null;
}

export const DEFAULT_STEP: PlanStep = {
  weight: 0,
  mirror: 0,
  holdMs: 0,
  minSamples: 0,
  gate: 'auto',
  analysis: [],
  control: 'rest',
  automation: 'full',
};

export const DEFAULT_METRIC: Omit<PlanMetric, 'id'> = {
  source: 'custom',
  arm: 'canary',
  windowMs: 60_000,
  intervalMs: null,
  initialDelayMs: 0,
  count: null,
  success: null,
  failure: null,
  failureLimit: 0,
  inconclusiveLimit: 0,
  errorLimit: 4,
  successRun: 0,
  noData: 'error',
  test: 'threshold',
  params: {},
  dryRun: false,
};

export const DEFAULT_POLICY: PlanPolicy = {
  counter: 'perMetric',
  failureLimit: 0,
  onFail: 'abort',
  onInconclusive: 'pause',
  abort: 'toZero',
  scaleDownDelayMs: 30_000,
  abortScaleDownDelayMs: 30_000,
  promoteStep: 100,
};

export const DEFAULT_PLAN: RolloutPlan = {
  strategy: 'canary',
  unit: 'request',
  tickMs: 60_000,
  startGate: 'auto',
  steps: [],
  metrics: [],
  background: null,
  policy: DEFAULT_POLICY,
  foreign: null,
};

/** Measurements a metric takes until it is over by itself; null: for ever. */
export function countOf({ count, intervalMs }: PlanMetric): number | null {
  return count ?? (intervalMs === null ? 1 : null);
}

/** Whether every metric is looked at in every tick, and one count of failed checks decides. */
export function countsGlobally({ policy }: RolloutPlan): boolean {
  return policy.counter === 'global';
}
