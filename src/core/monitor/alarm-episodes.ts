/** When a signal over windows is an alarm. */
export interface AlarmRule {
  /** Which side is bad. */
  bad: 'above' | 'below';
  /** It begins beyond this. */
  raise: number;
  /** It ends only once the signal is back at this; the same as `raise` without hysteresis. */
  clear: number;
  /** Windows in a row that must be bad before it is raised: 1 = at once. */
  forWindows: number;
}

/** From the window in which an alarm is raised up to and without the one in which it ends. */
export interface AlarmEpisode {
  /** The first bad window; the alarm is raised `forWindows` - 1 later. */
  began: number;
  raised: number;
  /** null: still on at the end. */
  ended: number | null;
}

/** The alarms of a signal; windows without a value (NaN) change nothing. O(windows). */
export function alarmEpisodes(signal: ArrayLike<number>, rule: AlarmRule): AlarmEpisode[] {
  const sign = rule.bad === 'above' ? 1 : -1;
  const episodes: AlarmEpisode[] = [];
  let on: AlarmEpisode | null = null;
  let [began, run] = [0, 0];
  for (let window = 0; window < signal.length; window++) {
    const value = signal[window]!;
    if (Number.isNaN(value)) continue;
    if (on) {
      if (sign * (value - rule.clear) <= 0) {
        on.ended = window;
        on = null;
        run = 0;
      }
      continue;
    }
    if (sign * (value - rule.raise) <= 0) {
      run = 0;
      continue;
    }
    if (run === 0) began = window;
    run++;
    if (run >= rule.forWindows) {
      on = { began, raised: window, ended: null };
      episodes.push(on);
    }
  }
  return episodes;
}
