import type { OnProgress, Progress } from '../src/compute/calls.ts';

/** Passes on at most ten reports a second, and always the first of a phase and the last. */
export function throttled(onProgress: OnProgress): OnProgress {
  let lastMs = -Infinity;
  let phase = '';
  return (progress: Progress) => {
    const now = performance.now();
    if (progress.phase === phase && progress.done !== progress.total && now - lastMs < 100) return;
    lastMs = now;
    phase = progress.phase;
    onProgress(progress);
  };
}
