import type { ChartData } from '../../../charts/chart-data.ts';
import type { Lane } from '../../../charts/two-environments/two-environments-geometry.ts';
import { ENVIRONMENTS, type BlueGreenRun } from '../../../core/rollout/blue-green-run.ts';

/** The environments as lanes of the picture. */
export function lanesOf({ frames }: BlueGreenRun): readonly Lane[] {
  return ENVIRONMENTS.map((name) => ({
    name: name === 'blue' ? 'Blue' : 'Green',
    moments: frames.map((frame) => ({ ...frame[name], atMs: frame.atMs })),
  }));
}

/** What happened up to a moment, newest first, with the moment itself. */
export function happenedUntil({ frames }: BlueGreenRun, at: number) {
  return frames
    .slice(0, at + 1)
    .filter(({ events }, i) => i === at || events.length > 0)
    .map(({ atMs, why, events }) => ({
      ...{ atMs, why, isBad: events.some((event) => event.startsWith('Switched back')) },
    }))
    .toReversed();
}

/** Moment by moment. */
export function runTable({ frames }: BlueGreenRun): ChartData {
  const counts = ['version', 'phase', 'traffic %', 'under way', 'answered', 'wrong', 'cut off'];
  return {
    header: ['ms', ...ENVIRONMENTS.flatMap((name) => counts.map((of) => `${name} ${of}`)), 'what happened'],
    rows: frames.map((frame) => [
      frame.atMs,
      ...ENVIRONMENTS.flatMap((name) => {
        const { version, phase, share, inFlight, answered, wrong, cut } = frame[name];
        return [version, phase, share, inFlight, answered, wrong, cut];
      }),
      frame.events.join(' '),
    ]),
  };
}
