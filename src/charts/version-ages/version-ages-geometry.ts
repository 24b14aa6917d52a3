import { formatPercent } from '../../ui/format.ts';
import { linear, ticksOf, type Tick } from '../scale.ts';

/** Shares of a fleet by how many releases they are behind, youngest first; the last are those further behind. */
export interface AgesAt {
  day: number;
  shares: readonly number[];
}

export interface AgesShape {
  /** One a share, from the top: an area, and how far down its name stands beside its end. */
  bands: readonly { area: string; labelY: number }[];
  xTicks: readonly Tick[];
  yTicks: readonly Tick[];
}

/** Names stand no closer than this. */
const NAME_PX = 15;

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
    const end = course.length - 1;
    return {
      area: `M${[...upper, ...lower].join('L')}Z`,
      labelY: (y(tops[end]![band]!) + y(bottom(end, band))) / 2,
    };
  });
  // From below, since it is there that bands are thin.
  for (let band = bands.length - 1, free = height; band >= 0; band--) {
    bands[band]!.labelY = Math.min(bands[band]!.labelY, free);
    free = bands[band]!.labelY - NAME_PX;
  }
  return {
    bands,
    xTicks: ticksOf(x, Math.max(2, Math.floor(width / 90))),
    yTicks: ticksOf(y, 4, (share) => formatPercent(share, 0)),
  };
}
