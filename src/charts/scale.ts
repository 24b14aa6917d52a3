import { scaleLinear, type ScaleLinear, type ScaleLogarithmic } from 'd3';
import { formatFixed, formatNumber } from '../ui/format.ts';

/** Data to pixels and back. */
export type Linear = ScaleLinear<number, number>;

export interface Tick {
  /** Pixels along the axis. */
  at: number;
  value: number;
  label: string;
}

export type Domain = readonly [low: number, high: number];

/** A linear scale; `nice` widens the domain to round numbers. An empty domain is widened around its value. */
export function linear(domain: Domain, range: readonly [number, number], nice = false): Linear {
  const [low, high] = domain;
  const pad = low === high ? Math.abs(low) / 10 || 1 : 0;
  const scale = scaleLinear()
    .domain([low - pad, high + pad])
    .range(range);
  return nice ? scale.nice() : scale;
}

/** About `count` round ticks with labels of equal decimals, or as `format` says. */
export function ticksOf(scale: Linear, count: number, format?: (value: number) => string): readonly Tick[] {
  const values = scale.ticks(count);
  const step = Math.abs((values[1] ?? 0) - (values[0] ?? 0));
  return values.map((value) => ({
    at: scale(value),
    value,
    label: format?.(value) ?? tickLabel(value, step),
  }));
}

/** Ticks of a logarithmic scale at 1, 2 and 5 times the powers of ten. */
export function logTicksOf(
  scale: ScaleLogarithmic<number, number>,
  format: (value: number) => string,
): readonly Tick[] {
  return scale.ticks(4).flatMap((value) => {
    const first = value / 10 ** Math.floor(Math.log10(value) + 1e-9);
    const isShown = [1, 2, 5].some((digit) => Math.abs(first - digit) < 1e-6);
    return isShown ? [{ at: scale(value), value, label: format(value) }] : [];
  });
}

function tickLabel(value: number, step: number): string {
  if (step === 0 || step < 1e-6 || Math.abs(value) >= 1e9) return formatNumber(value);
  return formatFixed(value, Math.max(0, -Math.floor(Math.log10(step) + 1e-9)));
}
