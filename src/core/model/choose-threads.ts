/** How long a sample batch took, and what it was. */
export interface Pace {
  threads: number;
  rows: number;
  /** Of one call of the engine on these rows, the fastest of a few. */
  ms: number;
  /** Rows that are to be run. */
  whole: number;
}

/** Below this, loading the engine a second time to compare would cost more than threads can bring. */
const WORTH_MEASURING_MS = 2_000;

/**
 * Whether a run is long enough to try both thread counts on the sample. Loading the engine again takes 0.3 to 0.9 s,
 * and more threads bring at most their number.
 */
export function worthMeasuring({ threads, rows, ms, whole }: Pace): boolean {
  return threads > 1 && rows > 0 && (ms / rows) * whole > WORTH_MEASURING_MS;
}

/**
 * One thread where it was faster on the same sample, with why; null where more are. On busy processors threads wait for
 * one another at every layer: on two cores under load, 100 trees took 2 to 7 times as long with two threads.
 */
export function whyOneThread(many: Pace, one: Pace): string | null {
  if (many.ms <= one.ms) return null;
  const rows = String(one.rows).replace(/\B(?=(\d{3})+$)/g, ',');
  return `One thread, since it was faster: ${rows} rows took it ${inMs(one.ms)}, and ${String(many.threads)} threads ${inMs(many.ms)}.`;
}

function inMs(ms: number): string {
  return `${ms < 10 ? ms.toFixed(1) : ms.toFixed(0)} ms`;
}
