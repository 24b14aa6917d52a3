import type { ThresholdTimes } from './bench-threshold.ts';
import type { Line } from './lines.ts';
import { p95 } from './lines.ts';
import type { Stretch } from './main-thread.ts';
import { median } from './take-turns.ts';

const WAYS = { key: 'by the arrow keys', drag: 'by dragging on a curve' } as const;

/** Moves on the bench of a large evaluation against the same ones on that of a small one. */
export function linesOfThreshold(
  large: ThresholdTimes,
  small: ThresholdTimes,
  rows: { large: number; small: number },
): Line[] {
  const inWords = (count: number): string => count.toLocaleString('en-US');
  return (Object.keys(WAYS) as (keyof typeof WAYS)[]).flatMap((way): Line[] => {
    const what = `threshold moved ${WAYS[way]}, ${inWords(rows.large)} rows`;
    const parts = (which: string, moves: readonly Stretch[], opened: number): Line['parts'] => [
      { name: `script, median${which}`, figure: median(moves.map(({ script }) => script)), unit: 'ms' },
      { name: `script, p95${which}`, figure: scriptP95(moves), unit: 'ms' },
      { name: `main thread in all, p95${which}`, figure: p95(moves.map(({ all }) => all)), unit: 'ms' },
      { name: `until the bench is open${which}`, figure: opened, unit: 's' },
    ];
    return [
      {
        what,
        of: 'ms of script a move, p95',
        figure: scriptP95(large[way]),
        unit: '',
        goal: { at: 'most', figure: 8 },
        parts: parts('', large[way], large.opened),
      },
      {
        what: `${what}, over ${inWords(rows.small)}`,
        of: 'p95 of script time a move, over that at fewer rows',
        figure: scriptP95(large[way]) / scriptP95(small[way]),
        unit: '',
        goal: { at: 'most', figure: 1.5 },
        parts: parts(`, ${inWords(rows.small)} rows`, small[way], small.opened),
      },
    ];
  });
}

function scriptP95(moves: readonly Stretch[]): number {
  return p95(moves.map(({ script }) => script));
}
