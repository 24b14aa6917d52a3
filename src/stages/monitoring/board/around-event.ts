import type { WindowSpan } from '../../../core/drift/change-onset.ts';
import { windowsWithin, type LogWindow } from '../../../core/drift/log-profile.ts';

/** As many windows before an event as after it; null where it has none on one of its sides. */
export function around(
  windows: readonly LogWindow[],
  atMs: number,
): { reference: WindowSpan; current: WindowSpan } | null {
  const { from: at } = windowsWithin(windows, { fromMs: atMs, toMs: Infinity });
  const length = Math.min(at, windows.length - at);
  if (length === 0) return null;
  return { reference: { from: at - length, to: at }, current: { from: at, to: at + length } };
}
