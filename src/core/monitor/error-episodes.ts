import { DAY_MS } from '../simulate/stream-question.ts';
import type { StreamTruth, TrueChange } from '../simulate/stream-truth.ts';
import type { TrueEpisode } from './score-alarms.ts';

/** Standard errors from which on a change is put down as one of the errors as well. */
const CLEAR = 4;

/**
 * When something made the model more or less wrong, in days: changes of the concept, and whatever else shows clearly in
 * the true errors, labels that never came included.
 */
export function errorEpisodes(truth: StreamTruth, startMs: number): readonly TrueEpisode[] {
  const daysOf = (change: TrueChange): TrueEpisode[] =>
    change.periods.map(({ fromMs, toMs }) => ({
      from: Math.floor((fromMs - startMs) / DAY_MS),
      to: Math.ceil((toMs - startMs) / DAY_MS),
    }));
  const all = truth.changes.map((change) => ({ change, days: daysOf(change) }));
  /** What else is there on a day: only like is held against like. */
  const othersOn = (day: number, own: TrueChange): string =>
    all
      .filter(({ change, days }) => change !== own && isIn(day, days))
      .map(({ change }) => change.id)
      .join();
  return all.flatMap(({ change, days }) => {
    if (change.kind === 'concept') return days;
    const sets = new Set(
      [...truth.rowsByDay.keys()].filter((day) => isIn(day, days)).map((day) => othersOn(day, change)),
    );
    const isShown = [...sets].some((others) => {
      const [during, without] = [true, false].map((wanted) =>
        meanOver(truth, (day) => isIn(day, days) === wanted && othersOn(day, change) === others),
      );
      if (!during || !without) return false;
      const spread = Math.sqrt(without.variance / without.n + during.variance / during.n);
      return Math.abs(during.mean - without.mean) > CLEAR * spread;
    });
    return isShown ? days : [];
  });
}

function isIn(day: number, days: readonly TrueEpisode[]): boolean {
  return days.some(({ from, to }) => day >= from && day < to);
}

/** Mean of the errors over some days, by rows, with their variance between days as that of single rows. */
function meanOver(
  { rowsByDay, errorByDay }: StreamTruth,
  isOf: (day: number) => boolean,
): { mean: number; n: number; variance: number } | null {
  const days = [...rowsByDay.keys()].filter(
    (day) => isOf(day) && errorByDay[day] !== null && rowsByDay[day]! > 0,
  );
  if (days.length < 2) return null;
  const n = days.reduce((sum, day) => sum + rowsByDay[day]!, 0);
  const mean = days.reduce((sum, day) => sum + rowsByDay[day]! * errorByDay[day]!, 0) / n;
  const variance =
    days.reduce((sum, day) => sum + rowsByDay[day]! * (errorByDay[day]! - mean) ** 2, 0) / (days.length - 1);
  return { mean, n, variance };
}
