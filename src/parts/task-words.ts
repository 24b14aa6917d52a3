import type { Task } from '../session/tasks.svelte.ts';
import { formatBytes, formatCount, formatDuration } from '../ui/format.ts';

/** How far a task is, for a progress bar: the share done (null where the whole is not known) and its words. */
export function taskProgress(task: Task | null): { value: number | null; words: string } {
  if (!task?.progress) return { value: null, words: 'waiting' };
  const { phase, done, total, unit } = task.progress;
  const write = (count: number): string =>
    unit === 'bytes' ? formatBytes(count) : `${formatCount(count)} ${unit}`;
  const words = [
    phase,
    total === null
      ? write(done)
      : `${unit === 'bytes' ? formatBytes(done) : formatCount(done)} of ${write(total)}`,
    task.perSecond ? `${write(task.perSecond)}/s` : null,
    task.secondsLeft === null ? null : `${formatDuration(task.secondsLeft * 1000)} left`,
  ];
  return { value: total ? done / total : null, words: words.filter(Boolean).join(' · ') };
}
