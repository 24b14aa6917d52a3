import type { Alarm } from '../../../session/alarms.svelte.ts';
import { noChangeIn, ratePerMonth } from './expected-rate.ts';
import type { PlanState } from './plan-state.svelte.ts';
import { SlowFigures } from './slow-figures.svelte.ts';

/** False alarms a month; null: the reference tells nothing. */
export type MonthlyRate = { value: number; low: number; high: number } | null;

/** How often each alarm of a plan is to be expected to ring falsely. */
export interface Rates {
  /** undefined until it is worked out. */
  of: (alarm: Alarm) => MonthlyRate | undefined;
}

export function ratesOf(plan: PlanState): Rates {
  const figures = new SlowFigures<{ rate: MonthlyRate }>();
  return {
    of: ({ series, rule }) => {
      if (!series) return undefined;
      const { reference, windowMs } = plan;
      const key = JSON.stringify([rule, reference, windowMs]);
      return figures.of(series, key, () => ({
        rate: ratePerMonth(noChangeIn(series, reference), rule, windowMs),
      }))?.rate;
    },
  };
}
