/** An episode of one alarm; `toMs` null: still on. */
export interface EpisodeSpan {
  line: string;
  group: string;
  fromMs: number;
  raisedMs: number;
  toMs: number | null;
}

/** Episodes that are one to whoever is called: of one group, overlapping in time. */
export interface EpisodeGroup<E extends EpisodeSpan> {
  group: string;
  fromMs: number;
  /** When the first of them was raised. */
  raisedMs: number;
  /** When the last of them ended; null: still on. */
  toMs: number | null;
  /** By the time they were raised. */
  members: readonly E[];
}

/** Alarms of one group raised while another of it is on are one episode; those without a group stay alone. Newest first. */
export function groupEpisodes<E extends EpisodeSpan>(episodes: readonly E[]): readonly EpisodeGroup<E>[] {
  const groups: (EpisodeGroup<E> & { members: E[] })[] = [];
  const latest = new Map<string, EpisodeGroup<E> & { members: E[] }>();
  for (const episode of episodes.toSorted((a, b) => a.raisedMs - b.raisedMs)) {
    const { group, fromMs, raisedMs, toMs } = episode;
    const before = group === '' ? undefined : latest.get(group);
    if (before && (before.toMs === null || raisedMs <= before.toMs)) {
      before.members.push(episode);
      before.fromMs = Math.min(before.fromMs, fromMs);
      before.toMs = before.toMs === null || toMs === null ? null : Math.max(before.toMs, toMs);
    } else {
      const begun = { group, fromMs, raisedMs, toMs, members: [episode] };
      groups.push(begun);
      latest.set(group, begun);
    }
  }
  return groups.sort((a, b) => b.raisedMs - a.raisedMs);
}
