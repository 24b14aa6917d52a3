import type { DrillStep, DrillResult, Replay } from '../../../core/registry/rollback-drill.ts';
import { formatCount, formatDuration } from '../../../ui/format.ts';

/** Each step: its name, and what is done in it. */
export const STEP_WORDS: Readonly<Record<DrillStep, { title: string; what: string }>> = {
  detect: { title: 'Detect', what: 'An alarm, a report or a metric says that something is wrong.' },
  decide: { title: 'Decide', what: 'Whoever may decide is reached, and says: go back.' },
  switch: { title: 'Switch', what: 'Traffic goes to the older model again.' },
  verify: { title: 'Verify', what: 'Its answers are seen to be right, and nothing is stuck.' },
};

/** A running time as a stopwatch shows it: "4:07". */
export function stopwatchWords(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')}`;
}

export function replayWords(replay: Replay): string {
  if ('why' in replay) return replay.why;
  const { rows, answered, ms } = replay;
  const of =
    answered === rows
      ? `all ${formatCount(rows)} rows`
      : `${formatCount(answered)} of ${formatCount(rows)} rows`;
  return `answered ${of} in ${formatDuration(ms)}`;
}

export function dataWords({ data }: Pick<DrillResult, 'data'>): string {
  if (data === null) return 'not looked at';
  return data.stops.length === 0 ? 'can be read' : data.stops.join(' ');
}
