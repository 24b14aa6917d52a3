import { linear, type Tick } from './scale.ts';

const UNITS: readonly { name: string; ms: number; steps: readonly number[] }[] = [
  { name: 's', ms: 1000, steps: [1, 2, 5, 10, 15, 30] },
  { name: 'min', ms: 60_000, steps: [1, 2, 5, 10, 15, 30] },
  { name: 'h', ms: 3_600_000, steps: [1, 2, 3, 6] },
  { name: 'd', ms: 86_400_000, steps: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000] },
];

/** Round times since a start, at most `count` besides 0; the last one carries the unit: 0, 10, 20, 30 min. */
export function timeTicks(endMs: number, length: number, count: number): readonly Tick[] {
  const at = linear([0, Math.max(1, endMs)], [0, length]);
  for (const { name, ms, steps } of UNITS) {
    const step = steps.find((each) => endMs / (each * ms) <= count);
    if (step === undefined) continue;
    const last = Math.floor(endMs / (step * ms));
    return Array.from({ length: last + 1 }, (_, i): Tick => {
      const value = i * step;
      return {
        at: at(value * ms),
        value,
        label: i === last ? `${String(value)} ${name}` : String(value),
      };
    });
  }
  return [];
}
