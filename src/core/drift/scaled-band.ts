import type { NullBand } from './null-band.ts';

/**
 * About what the limit of a band comes to at other numbers of rows: without drift, distances shrink as the root of
 * 1/m + 1/n. For as long as no grid of bands is drawn.
 */
export function scaledLimit(
  { n: [m, n], limit }: NullBand,
  [rows, others]: readonly [number, number],
): number {
  return limit * Math.sqrt((1 / rows + 1 / others) / (1 / m + 1 / n));
}
