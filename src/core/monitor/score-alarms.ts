/** A stretch of windows in which something was wrong, from `from` up to and without `to`. */
export interface TrueEpisode {
  from: number;
  to: number;
}

/** How good alarms were where one knows what happened. */
export interface AlarmScore {
  alarms: number;
  /** Alarms raised within an episode, or so soon after that they are put down to it. */
  right: number;
  /** Share of the alarms that were right; null without alarms. */
  precision: number | null;
  /** Share of the episodes with an alarm; null without episodes. */
  recall: number | null;
  /** Windows from the beginning of an episode to its first alarm, of those found; null where none was. */
  meanDelay: number | null;
  /** Windows without anything wrong to each false alarm; null without false alarms. */
  betweenFalseAlarms: number | null;
}

/** Scores alarms (windows, ascending) against what was wrong; `grace`: windows after an episode that still count to it. */
export function scoreAlarms(
  alarms: readonly number[],
  episodes: readonly TrueEpisode[],
  windows: number,
  grace = 0,
): AlarmScore {
  const isOf = (alarm: number, { from, to }: TrueEpisode): boolean => alarm >= from && alarm < to + grace;
  const right = alarms.filter((alarm) => episodes.some((episode) => isOf(alarm, episode))).length;
  const delays = episodes.flatMap((episode) => {
    const first = alarms.find((alarm) => isOf(alarm, episode));
    return first === undefined ? [] : [first - episode.from];
  });
  let quiet = 0;
  for (let window = 0; window < windows; window++)
    if (!episodes.some((episode) => isOf(window, episode))) quiet++;
  const wrong = alarms.length - right;
  return {
    alarms: alarms.length,
    right,
    precision: alarms.length === 0 ? null : right / alarms.length,
    recall: episodes.length === 0 ? null : delays.length / episodes.length,
    meanDelay: delays.length === 0 ? null : delays.reduce((sum, delay) => sum + delay, 0) / delays.length,
    betweenFalseAlarms: wrong === 0 ? null : quiet / wrong,
  };
}
