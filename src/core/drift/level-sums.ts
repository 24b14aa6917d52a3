/** A level over time: one value a window with the variance of its own sampling (above 0). */
export interface Levels {
  values: ArrayLike<number>;
  variances: ArrayLike<number>;
}

/** Weighted sums over the first windows, by which straight pieces are fitted in constant time. Weights are 1 / variance. */
export interface LevelSums {
  windows: number;
  /** At i: over the windows before i, of w, w y, w y^2, w t, w t^2, w t y. */
  w: Float64Array;
  y: Float64Array;
  yy: Float64Array;
  t: Float64Array;
  tt: Float64Array;
  ty: Float64Array;
}

export function levelSums({ values, variances }: Levels): LevelSums {
  const windows = values.length;
  const running = (): Float64Array => new Float64Array(windows + 1);
  const sums = {
    windows,
    w: running(),
    y: running(),
    yy: running(),
    t: running(),
    tt: running(),
    ty: running(),
  };
  for (let t = 0; t < windows; t++) {
    const [y, w] = [values[t]!, 1 / variances[t]!];
    const terms = { w, y: w * y, yy: w * y * y, t: w * t, tt: w * t * t, ty: w * t * y };
    for (const [name, term] of Object.entries(terms) as [keyof typeof terms, number][])
      sums[name][t + 1] = sums[name][t]! + term;
  }
  return sums;
}

/** A curve a + d f(t), fitted: its two levels and the weighted squares it leaves. */
export interface FittedLevel {
  from: number;
  to: number;
  left: number;
}

/** Sums of w f, w f^2 and w f y that a curve from 0 to 1 is fitted by. */
export interface CurveSums {
  f: number;
  ff: number;
  fy: number;
}

export function fitLevel(sums: LevelSums, { f, ff, fy }: CurveSums): FittedLevel {
  const [w, y, yy] = [sums.w[sums.windows]!, sums.y[sums.windows]!, sums.yy[sums.windows]!];
  const spread = ff - (f * f) / w;
  const rise = spread > 1e-12 * w ? (fy - (f * y) / w) / spread : 0;
  const from = (y - rise * f) / w;
  return { from, to: from + rise, left: Math.max(0, yy - from * y - rise * fy) };
}

/** From 0 to 1 between two windows by a straight line; a jump at `begin` where both are the same. */
export function rampSums({ windows, w, y, t, tt, ty }: LevelSums, begin: number, end: number): CurveSums {
  const tail = { w: w[windows]! - w[end]!, y: y[windows]! - y[end]! };
  const length = end - begin;
  if (length === 0) return { f: tail.w, ff: tail.w, fy: tail.y };
  // Half a window early, so that a ramp of one window has its middle in it.
  const origin = begin - 0.5;
  const of = (sums: Float64Array): number => sums[end]! - sums[begin]!;
  const slope = 1 / length;
  return {
    f: tail.w + slope * (of(t) - origin * of(w)),
    ff: tail.w + slope * slope * (of(tt) - 2 * origin * of(t) + origin * origin * of(w)),
    fy: tail.y + slope * (of(ty) - origin * of(y)),
  };
}

/** 1 from one window up to and without another, 0 elsewhere. */
export function episodeSums({ w, y }: LevelSums, from: number, to: number): CurveSums {
  const f = w[to]! - w[from]!;
  return { f, ff: f, fy: y[to]! - y[from]! };
}
