import { formatPercent } from '../../ui/format.ts';
import { linear, ticksOf, type Tick } from '../scale.ts';

/** Shares of a fleet by how many releases they are behind, youngest first; the last are those further behind. */
export interface AgesAt {
  day: number;
  shares: readonly number[];
}

export interface AgesShape {
  /** One a share, from the top: an area, and where its name has room; null where it has none. */
  bands: readonly { area: string; label: { x: number; y: number } | null }[];
  xTicks: readonly Tick[];
  yTicks: readonly Tick[];
}

/** Least height of a band with its name in it. */
const NAME_PX = 17;
/** Width that a name takes. */
const NAME_WIDE = 110;

/** Bands one on the other in a plot of these pixels, the latest version on top. */
export function agesShape(
  course: readonly AgesAt[],
  { width, height }: { width: number; height: number },
): AgesShape {
  const x = linear([0, course.at(-1)?.day ?? 1], [0, width]);
  const y = linear([0, 1], [height, 0]);
  const tops = course.map(({ shares }) => {
    let above = 0;
    return shares.map((share) => 1 - (above += share) + share);
  });
  const bottom = (at: number, band: number): number => tops[at]![band]! - course[at]!.shares[band]!;
  const point = (at: number, up: number): string => `${x(course[at]!.day).toFixed(1)},${y(up).toFixed(1)}`;
  const bands = (course[0]?.shares ?? []).map((_, band) => {
    const upper = course.map((_at, at) => point(at, tops[at]![band]!));
    const lower = course.map((_at, at) => point(at, bottom(at, band))).toReversed();
    return { area: `M${[...upper, ...lower].join('L')}Z`, label: roomIn(band) };
  });

  /** The latest place where a band is high enough for a name that ends there. */
  function roomIn(band: number): { x: number; y: number } | null {
    for (let at = course.length - 1; at >= 0; at--) {
      const right = x(course[at]!.day);
      if (right < NAME_WIDE) return null;
      const across = course.filter(({ day }) => x(day) <= right && x(day) >= right - NAME_WIDE);
      const first = course.indexOf(across[0]!);
      const top = Math.min(...across.map((_at, i) => tops[first + i]![band]!));
      const base = Math.max(...across.map((_at, i) => bottom(first + i, band)));
      if (y(base) - y(top) >= NAME_PX) return { x: right - 6, y: (y(base) + y(top)) / 2 + 4 };
    }
    return null;
  }

  return {
    bands,
    xTicks: ticksOf(x, Math.max(2, Math.floor(width / 90))),
    yTicks: ticksOf(y, 4, (share) => formatPercent(share, 0)),
  };
}
