/** A part of time: where it lies between 0 and 1, and its distance against its own band. */
export interface StripPart {
  from: number;
  to: number;
  /** null: too little data. */
  distance: number | null;
  /** What it comes to without drift at most; null until it is known. */
  limit: number | null;
}

/** Shades from what is usual without drift to far beyond it. */
export const SHADES = 8;

/**
 * How strong a part is: 0 and 1 within its band, up to SHADES - 1 at five times it; 0 while there is no band. null where
 * there is too little data.
 */
export function shadeOf({ distance, limit }: StripPart): number | null {
  if (distance === null) return null;
  if (limit === null) return 0;
  const times = distance / limit;
  if (!(times > 1)) return times < 0.5 ? 0 : 1;
  const beyond = Math.log(times) / Math.log(5);
  return Math.min(SHADES - 1, 2 + Math.floor(beyond * (SHADES - 2)));
}

/** One path a shade, so that a strip is a few elements however many parts it has; the last one is of too little data. */
export function stripPaths(parts: readonly StripPart[], width: number, height: number): readonly string[] {
  const paths = new Array<string>(SHADES + 1).fill('');
  for (const part of parts) {
    const [left, right] = [part.from * width, part.to * width];
    const wide = Math.max(0.5, right - left - (right - left > 3 ? 0.8 : 0));
    const shade = shadeOf(part);
    paths[shade ?? SHADES] +=
      shade === null
        ? `M${left.toFixed(1)},${height / 2}h${wide.toFixed(1)}v1h${(-wide).toFixed(1)}Z`
        : `M${left.toFixed(1)},0h${wide.toFixed(1)}v${height}h${(-wide).toFixed(1)}Z`;
  }
  return paths;
}
