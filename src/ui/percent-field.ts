/** A share as the percent that a field shows, without the tail that binary fractions leave. */
export function asPercent(share: number): number;
export function asPercent(share: number | null): number | null;
export function asPercent(share: number | null): number | null {
  return share === null ? null : Number((share * 100).toPrecision(10));
}

/** The share behind a percent that was typed. */
export function asShare(percent: number): number;
export function asShare(percent: number | null): number | null;
export function asShare(percent: number | null): number | null {
  return percent === null ? null : Number((percent / 100).toPrecision(10));
}
