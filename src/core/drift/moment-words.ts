const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const DAY_MS = 86_400_000;

/** How finely and over how long moments of a log are told. */
export interface MomentScale {
  /** Length of a window. */
  everyMs: number;
  spanMs: number;
}

/** A moment in UTC: "14 Jun", with the time of day where windows are shorter than a day, with the year over a long span. */
export function momentWords(ms: number, { everyMs, spanMs }: MomentScale): string {
  if (!(Math.abs(ms) <= 8.64e15)) return '–';
  const at = new Date(ms);
  const day = `${String(at.getUTCDate())} ${MONTHS[at.getUTCMonth()]!}`;
  const year = spanMs > 330 * DAY_MS ? ` ${String(at.getUTCFullYear())}` : '';
  const time = everyMs < DAY_MS ? ` ${at.toISOString().slice(11, everyMs < 60_000 ? 19 : 16)}` : '';
  return day + year + time;
}

/** How the moments of some windows are told. */
export function momentScaleOf(windows: readonly { fromMs: number; toMs: number }[]): MomentScale {
  const [first, last] = [windows[0], windows.at(-1)];
  if (!first || !last) return { everyMs: DAY_MS, spanMs: 0 };
  const spanMs = last.toMs - first.fromMs;
  // By rows, lengths differ: the usual one counts, and whole days are told only where all begin with one.
  const isDaily = windows.every(({ fromMs }) => fromMs % DAY_MS === 0);
  return { everyMs: isDaily ? DAY_MS : Math.min(DAY_MS - 1, spanMs / windows.length), spanMs };
}
