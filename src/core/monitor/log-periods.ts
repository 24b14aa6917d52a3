import { windowsWithin, type LogWindow } from '../drift/log-profile.ts';
import type { LogBody } from './log.ts';
import type { WindowRange } from './profile-series.ts';

/**
 * The windows that were chosen as the reference and as the current ones; where none were, the first and the last third.
 * Ranges of a log that has other windows by now may be empty.
 */
export function periodsOf(
  { reference, current }: Pick<LogBody, 'reference' | 'current'>,
  windows: readonly LogWindow[],
): { reference: WindowRange; current: WindowRange } {
  const third = Math.max(1, Math.floor(windows.length / 3));
  return {
    reference: reference
      ? windowsWithin(windows, reference)
      : { from: 0, to: Math.min(windows.length, third) },
    current: current
      ? windowsWithin(windows, current)
      : { from: Math.max(0, windows.length - third), to: windows.length },
  };
}
