import type { LogWindow } from '../drift/log-profile.ts';
import { wilson } from '../stats/wilson.ts';
import { alarmEpisodes, type AlarmEpisode, type AlarmRule } from './alarm-episodes.ts';
import type { AlarmLine, EpisodeVerdict, Silence } from './monitoring-plan.ts';
import type { Series } from './signal.ts';

/** An episode of an alarm in time. */
export interface RaisedEpisode extends AlarmEpisode {
  fromMs: number;
  /** When it was certain: the end of the window that raised it. */
  raisedMs: number;
  /** The end of the window in which it ended; null: still on. */
  toMs: number | null;
  /** In force when it was raised. */
  silence: Silence | null;
  /** With the time it was given for, which is that of raising unless the rule has been changed since. */
  verdict: (EpisodeVerdict & { key: string }) | null;
}

export type AlarmState = 'on' | 'quiet' | 'silenced' | 'noData';

/** How an alarm stands at the end of its log. */
export interface AlarmNow {
  state: AlarmState;
  /** Since when it is on, or quiet again; null: as long as the log goes back. */
  sinceMs: number | null;
  /** The last value there is, and the window it is of; null without any. */
  value: number | null;
  window: number | null;
  /** The silence in force. */
  silence: Silence | null;
  episodes: readonly RaisedEpisode[];
}

/** The alarms of a signal over its log. Silence is in the time of the log. O(windows + episodes x verdicts). */
export function alarmNow(
  { values }: Pick<Series, 'values'>,
  rule: AlarmRule,
  windows: readonly LogWindow[],
  { silences, verdicts }: Pick<AlarmLine, 'silences' | 'verdicts'>,
): AlarmNow {
  const episodes = alarmEpisodes(values, rule).map((episode): RaisedEpisode => {
    const fromMs = windows[episode.began]!.fromMs;
    const raisedMs = windows[episode.raised]!.toMs;
    const toMs = episode.ended === null ? null : windows[episode.ended]!.toMs;
    const silence = silenceAt(silences, raisedMs);
    return { ...episode, fromMs, raisedMs, toMs, silence, verdict: verdictOf(verdicts, fromMs, toMs) };
  });
  const window = values.findLastIndex((value) => !Number.isNaN(value));
  const endMs = windows.at(-1)?.toMs ?? 0;
  const silence = silenceAt(silences, endMs);
  const last = episodes.at(-1);
  const isOn = last?.toMs === null;
  const state = window < 0 ? 'noData' : !isOn ? 'quiet' : silence ? 'silenced' : 'on';
  return {
    state,
    sinceMs: last ? (isOn ? last.raisedMs : last.toMs) : null,
    value: window < 0 ? null : values[window]!,
    window: window < 0 ? null : window,
    silence,
    episodes,
  };
}

function silenceAt(silences: readonly Silence[], atMs: number): Silence | null {
  return silences.find(({ fromMs, toMs }) => atMs >= fromMs && atMs <= toMs) ?? null;
}

/** The newest verdict on an episode that lay in this one. */
function verdictOf(
  verdicts: AlarmLine['verdicts'],
  fromMs: number,
  toMs: number | null,
): RaisedEpisode['verdict'] {
  let newest: RaisedEpisode['verdict'] = null;
  for (const [key, verdict] of Object.entries(verdicts)) {
    const atMs = Number(key);
    if (atMs < fromMs || (toMs !== null && atMs > toMs)) continue;
    if (!newest || verdict.atMs > newest.atMs) newest = { ...verdict, key };
  }
  return newest;
}

/** How much use an alarm was so far. */
export interface Usefulness {
  useful: number;
  judged: number;
  /** Surely fewer than half were useful: it is better dropped. */
  isUseless: boolean;
}

/** Judged episodes from which on an alarm may be called useless. */
export const FEWEST_JUDGED = 5;

/** Useless: five judged or more, and the whole 95% interval (Wilson) of its precision below one half. */
export function usefulnessOf({ verdicts }: Pick<AlarmLine, 'verdicts'>): Usefulness {
  const all = Object.values(verdicts);
  const useful = all.filter((verdict) => verdict.useful).length;
  const interval = wilson(useful, all.length);
  return {
    useful,
    judged: all.length,
    isUseless: all.length >= FEWEST_JUDGED && interval !== null && interval.high < 0.5,
  };
}
