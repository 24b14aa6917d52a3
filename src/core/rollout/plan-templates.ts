import {
  DEFAULT_METRIC,
  DEFAULT_PLAN,
  DEFAULT_POLICY,
  DEFAULT_STEP,
  type PlanMetric,
  type PlanStep,
  type RolloutPlan,
} from './plan.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** More errors than the champion's, by the exact e-process, looked at every minute. */
const ERRORS: PlanMetric = {
  ...DEFAULT_METRIC,
  ...{ id: 'errors', source: 'error', arm: 'delta', noData: 'ignore' },
  ...{ windowMs: 5 * MINUTE, intervalMs: MINUTE, test: 'eProcess', params: { alpha: 0.05 } },
};

/** Answers that are not those of the model or the person beside it. */
const MISMATCH: PlanMetric = {
  ...DEFAULT_METRIC,
  ...{ id: 'mismatch', source: 'mismatch', success: { op: '<=', value: 0.05 }, noData: 'ignore' },
  ...{ windowMs: HOUR, intervalMs: HOUR },
};

const BESIDE = { analysis: ['errors'], fromStep: 0 };

export interface PlanTemplate {
  strategy: RolloutPlan['strategy'];
  name: string;
  /** In a sentence: what it does. */
  words: string;
  plan: RolloutPlan;
}

/** Plans to begin with, to be fitted to one's own traffic. */
export const PLAN_TEMPLATES: readonly PlanTemplate[] = [
  {
    strategy: 'canary',
    name: 'Canary',
    words: 'A small share of the traffic first: 5, 25, 50, 100%.',
    plan: {
      ...DEFAULT_PLAN,
      steps: [5, 25, 50, 100].map((weight) => step({ weight, holdMs: 10 * MINUTE })),
      metrics: [ERRORS],
      background: BESIDE,
    },
  },
  {
    strategy: 'blueGreen',
    name: 'Blue-green',
    words:
      'It is shown every request first; then all traffic at once when a person says so. The old version stays ready.',
    plan: {
      ...DEFAULT_PLAN,
      strategy: 'blueGreen',
      steps: [
        // At 100% nobody is left to compare with: what a test can find, it finds before the switch.
        step({ mirror: 100, holdMs: 10 * MINUTE, gate: 'manual' }),
        step({ weight: 100, holdMs: 30 * MINUTE }),
      ],
      metrics: [ERRORS],
      background: BESIDE,
      policy: { ...DEFAULT_POLICY, scaleDownDelayMs: HOUR },
    },
  },
  {
    strategy: 'shadow',
    name: 'Shadow',
    words: 'It is shown every request and answers none.',
    plan: {
      ...DEFAULT_PLAN,
      strategy: 'shadow',
      steps: [step({ mirror: 100, holdMs: 24 * HOUR, minSamples: 1000, automation: 'shadow' })],
      metrics: [MISMATCH],
      background: { analysis: ['mismatch'], fromStep: 0 },
    },
  },
  {
    strategy: 'ab',
    name: 'A/B test',
    words: 'Half of the users, each always the same model, for a week.',
    plan: {
      ...DEFAULT_PLAN,
      ...{ strategy: 'ab', unit: 'user' },
      steps: [
        step({ weight: 50, holdMs: 168 * HOUR, minSamples: 10_000, control: 'equal' }),
        step({ weight: 100 }),
      ],
      metrics: [ERRORS],
      background: BESIDE,
    },
  },
  {
    strategy: 'automation',
    name: 'Automation',
    words: 'From people alone to the model alone; a person opens each gate.',
    plan: {
      ...DEFAULT_PLAN,
      strategy: 'automation',
      startGate: 'manual',
      steps: [
        step({ mirror: 100, holdMs: 24 * HOUR, gate: 'manual', automation: 'shadow' }),
        step({ mirror: 100, holdMs: 24 * HOUR, gate: 'manual', automation: 'assist' }),
        step({ weight: 50, holdMs: 24 * HOUR, gate: 'manual', automation: 'partial' }),
        step({ weight: 100 }),
      ],
      metrics: [MISMATCH],
      background: { analysis: ['mismatch'], fromStep: 0 },
    },
  },
];

function step(fields: Partial<PlanStep>): PlanStep {
  return { ...DEFAULT_STEP, ...fields };
}
