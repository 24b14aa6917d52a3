import type { Alarm } from '../../../session/alarms.svelte.ts';

/** The alarms that were on at a time of their log and not silenced, those on longest last. */
export function alarmsOnAt(
  alarms: readonly Alarm[],
  atMs: number,
): readonly { alarm: Alarm; sinceMs: number }[] {
  return alarms
    .flatMap((alarm) => {
      const episode = alarm.now?.episodes.find(
        ({ raisedMs, toMs }) => raisedMs <= atMs && (toMs === null || toMs > atMs),
      );
      const isSilent = alarm.line.silences.some(({ fromMs, toMs }) => atMs >= fromMs && atMs <= toMs);
      return episode && !isSilent ? [{ alarm, sinceMs: episode.raisedMs }] : [];
    })
    .sort((a, b) => b.sinceMs - a.sinceMs);
}
