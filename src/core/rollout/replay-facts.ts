import type { RowGroups } from '../slices/group-rows.ts';
import { CHALLENGER_WRONG, CHAMPION_WRONG, MISMATCH, PLANTED, type Replay } from './replay.ts';
import type { ReplayFacts } from './rollout-run.ts';

/** What the rows come to; `isUser`: whether users are the unit. */
export function replayFacts(
  replay: Replay,
  groups: Pick<RowGroups, 'groups' | 'notShown'> | null,
  isUser: boolean,
): ReplayFacts {
  const { states } = replay;
  const rows = states.length;
  const byGroup = new Float64Array(replay.groupCount);
  let [championWrong, challengerWrong, mismatch, plantable] = [0, 0, 0, 0];
  states.forEach((state, row) => {
    if ((state & CHAMPION_WRONG) !== 0) championWrong++;
    if ((state & CHALLENGER_WRONG) !== 0) challengerWrong++;
    else if ((state & PLANTED) !== 0) plantable++;
    if ((state & MISMATCH) !== 0) mismatch++;
    const group = replay.groups?.[row] ?? -1;
    if (group >= 0) byGroup[group]!++;
  });
  return {
    rows,
    leftOut: replay.leftOut,
    championWrong: championWrong / rows,
    challengerWrong: challengerWrong / rows,
    mismatch: mismatch / rows,
    plantable: plantable / rows,
    groups: (groups?.groups ?? []).map(({ name, where }, at) => ({
      name,
      where,
      share: byGroup[at]! / rows,
    })),
    groupsNotShown: groups?.notShown ?? 0,
    users: isUser ? replay.userCount : null,
  };
}
