/** Seed of one of many runs: the same for each scenario and plan, so that they differ by these alone. */
export function runSeed(seed: number, run: number): number {
  return (seed + Math.imul(run, 0x9e3779b1)) >>> 0;
}
