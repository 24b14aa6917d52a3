import { linear } from '../scale.ts';

/** A figure by window with what is usual of it, drawn small. */
export interface SmallLine {
  values: ArrayLike<number>;
  usual: { low: number; high: number } | null;
}

export interface SmallLineShape {
  /** An SVG path. */
  path: string;
  /** From the top, pixels; null where it is not known. */
  usual: { top: number; height: number } | null;
}

/** Its own least to its own greatest, the usual range within; gaps stay gaps. */
export function smallLineShape(
  { values, usual }: SmallLine,
  { width, height }: { width: number; height: number },
): SmallLineShape {
  let [low, high] = usual ? [usual.low, usual.high] : [Infinity, -Infinity];
  let any = false;
  for (const value of Array.from(values)) {
    if (!Number.isFinite(value)) continue;
    any = true;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (!any) return { path: '', usual: null };
  if (low === high) [low, high] = [low - 1, high + 1];
  const y = linear([low, high], [height - 1, 1]);
  const step = width / Math.max(1, values.length - 1);
  let path = '';
  let isOn = false;
  for (let at = 0; at < values.length; at++) {
    const value = values[at]!;
    if (!Number.isFinite(value)) {
      isOn = false;
      continue;
    }
    path += `${isOn ? 'L' : 'M'}${(at * step).toFixed(1)},${y(value).toFixed(1)}${isOn ? '' : 'h0'}`;
    isOn = true;
  }
  return { path, usual: usual && { top: y(usual.high), height: Math.max(1, y(usual.low) - y(usual.high)) } };
}
