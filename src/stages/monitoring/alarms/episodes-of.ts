import type { RaisedEpisode } from '../../../core/monitor/alarm-history.ts';
import { groupEpisodes, type EpisodeGroup, type EpisodeSpan } from '../../../core/monitor/group-episodes.ts';
import type { Alarm } from '../../../session/alarms.svelte.ts';

/** An episode with the alarm it is of. `raised`: the time a verdict on it is kept under. */
export interface AlarmSpan extends EpisodeSpan, Pick<RaisedEpisode, 'silence' | 'verdict'> {
  alarm: Alarm;
  raised: number;
}

/** All episodes of these alarms, those of a group together; newest first. */
export function episodesOf(alarms: readonly Alarm[]): readonly EpisodeGroup<AlarmSpan>[] {
  return groupEpisodes(
    alarms.flatMap((alarm): AlarmSpan[] =>
      (alarm.now?.episodes ?? []).map(({ fromMs, raisedMs, toMs, silence, verdict }) => ({
        ...{ alarm, line: alarm.line.id, group: alarm.line.group, raised: raisedMs },
        ...{ fromMs, raisedMs, toMs, silence, verdict },
      })),
    ),
  );
}
