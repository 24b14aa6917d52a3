/** What a detector says of the value it has just seen. */
export type StreamSignal = 'none' | 'warning' | 'drift';

/**
 * Watches a stream one value at a time for a change of its level. After it has said "drift" it begins anew with the next
 * value. Detectors for errors (1 = wrong, 0 = right) look for more of them only.
 */
export interface StreamDetector {
  update(value: number): StreamSignal;
}

/** The places (0 = the first value) at which a detector warns and says drift. */
export function signalsOf(
  detector: StreamDetector,
  stream: ArrayLike<number>,
): { warnings: number[]; drifts: number[] } {
  const warnings: number[] = [];
  const drifts: number[] = [];
  for (let at = 0; at < stream.length; at++) {
    const signal = detector.update(stream[at]!);
    if (signal === 'warning') warnings.push(at);
    if (signal === 'drift') drifts.push(at);
  }
  return { warnings, drifts };
}
