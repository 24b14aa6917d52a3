import type { StreamDetector, StreamSignal } from './stream-detector.ts';

export interface PageHinkleySetting {
  /** Values before anything is said. */
  warmUp: number;
  /** Deviation from the mean that does not count. */
  delta: number;
  /** Accumulated deviation at which the level has changed. */
  threshold: number;
  /** By how much what was accumulated fades with each value; 1 = not at all. */
  fading: number;
  direction: 'up' | 'down' | 'both';
}

export const PAGE_HINKLEY: PageHinkleySetting = {
  warmUp: 30,
  delta: 0.005,
  threshold: 50,
  fading: 0.9999,
  direction: 'both',
};

/** Page-Hinkley's test with fading (Page 1954; Gama et al. 2014): how far the sum of deviations has come from its extreme. */
export function pageHinkley(setting: PageHinkleySetting = PAGE_HINKLEY): StreamDetector {
  const { warmUp, delta, threshold, fading, direction } = setting;
  let n = 0;
  let mean = 0;
  let [rising, least] = [0, Infinity];
  // River starts the highest sum at -1.
  let [falling, most] = [0, -1];

  function update(value: number): StreamSignal {
    n++;
    mean += (value - mean) / n;
    const deviation = value - mean;
    rising = fading * rising + deviation - delta;
    falling = fading * falling + deviation + delta;
    least = Math.min(least, rising);
    most = Math.max(most, falling);
    if (n < warmUp) return 'none';
    const isUp = direction !== 'down' && rising - least > threshold;
    const isDown = direction !== 'up' && most - falling > threshold;
    if (!isUp && !isDown) return 'none';
    [n, mean, rising, least, falling, most] = [0, 0, 0, Infinity, 0, -1];
    return 'drift';
  }
  return { update };
}
