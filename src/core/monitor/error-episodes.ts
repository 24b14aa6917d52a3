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
  const isQuiet = (day: number): boolean =>
    !all.some(({ days }) => days.some(({ from, to }) => day >= from && day < to));
  const quiet = meanOver(truth, isQuiet);
  return all.flatMap(({ change, days }) => {
    if (change.kind === 'concept') return days;
    const during = meanOver(truth, (day) => days.some(({ from, to }) => day >= from && day < to));
    if (!quiet || !during) return [];
    const spread = Math.sqrt(quiet.variance / quiet.n + during.variance / during.n);
    return Math.abs(during.mean - quiet.mean) > CLEAR * spread ? days : [];
  });
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
