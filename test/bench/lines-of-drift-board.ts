import type { DriftBoardTimes } from './bench-drift-board.ts';
import { p95, type Line } from './lines.ts';
import { median } from './take-turns.ts';

/** Windows dragged over a large log against the same moves over a small one of the same columns and time. */
export function linesOfDriftBoard(
  large: DriftBoardTimes,
  small: DriftBoardTimes,
  size: { large: number; small: number; columns: number },
): Line[] {
  const inWords = (count: number): string => count.toLocaleString('en-US');
  return (['current', 'reference'] as const).flatMap((side): Line[] => {
    const what = `${side} window dragged, ${inWords(size.large)} rows x ${String(size.columns)}`;
    const script = (times: DriftBoardTimes): number => p95(times[side].map((move) => move.script));
    const parts = (which: string, times: DriftBoardTimes): Line['parts'] => [
      { name: `script, median${which}`, figure: median(times[side].map((move) => move.script)), unit: 'ms' },
      { name: `script, p95${which}`, figure: script(times), unit: 'ms' },
      { name: `main thread in all, p95${which}`, figure: p95(times[side].map(({ all }) => all)), unit: 'ms' },
      { name: `until the board is there${which}`, figure: times.opened, unit: 's' },
      { name: `and until it is exact${which}`, figure: times.exact, unit: 's' },
    ];
    return [
      {
        ...{ what, of: 'ms of script a pointer event, p95', figure: script(large), unit: '' },
        goal: { at: 'most', figure: 8 },
        parts: parts('', large),
      },
      {
        what: `${what}, over ${inWords(size.small)}`,
        of: 'p95 of script time a pointer event, over that at fewer rows',
        figure: script(large) / script(small),
        unit: '',
        goal: { at: 'most', figure: 1.2 },
        parts: parts(`, ${inWords(size.small)} rows`, small),
      },
    ];
  });
}
