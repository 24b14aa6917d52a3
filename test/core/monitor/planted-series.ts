import type { Random } from '../../../src/core/kernel/random.ts';
import type { Period } from '../../../src/core/monitor/log.ts';
import type { Series, Signal } from '../../../src/core/monitor/signal.ts';
import { binomialDraw } from '../../../src/core/stats/binomial-draw.ts';

export const DAY_MS = 86_400_000;
const ROWS = 200;

/** So many days from 1 January 1970. */
export function daysFrom(from: number, days: number): Period[] {
  return Array.from({ length: days }, (_, day) => ({
    fromMs: (from + day) * DAY_MS,
    toMs: (from + day + 1) * DAY_MS,
  }));
}

/** A share of 200 rows a day, by the day the chance that is drawn from. */
export function shareSeries(
  days: number,
  chance: (day: number) => number,
  random: Random,
  signal: Signal = { of: 'missing', column: 'x' },
): Series {
  const values = Float64Array.from(
    { length: days },
    (_, day) => binomialDraw(ROWS, chance(day), random) / ROWS,
  );
  return {
    ...{ signal, values, unit: 'fraction', n: new Float64Array(days).fill(ROWS) },
    variances: values.map((value) => {
      const share = (value * ROWS + 0.5) / (ROWS + 1);
      return (share * (1 - share)) / ROWS;
    }),
  };
}
