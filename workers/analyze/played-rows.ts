import { Problem } from '../../src/core/kernel/problem.ts';
import { makeReplay, type Replay } from '../../src/core/rollout/replay.ts';
import type { RolloutQuestion } from '../../src/core/rollout/rollout-question.ts';
import { columnLevels } from '../../src/core/slices/column-levels.ts';
import { groupRows, type RowGroups } from '../../src/core/slices/group-rows.ts';
import { pairOf } from './compare-evaluations.ts';
import { FieldSource } from './field-source.ts';
import { orderOf } from './views.ts';

/** Groups that harm is split by. */
const MOST_GROUPS = 12;

export interface PlayedRows {
  source: FieldSource;
  replay: Replay;
  groups: RowGroups | null;
}

let last: { key: string; rows: Promise<PlayedRows> } | null = null;

/**
 * The rows that a rollout is played on, kept until others are asked for. Throws the problems of `pairOf`, and Problem
 * "rollout.noRows".
 */
export function playedRows(question: RolloutQuestion): Promise<PlayedRows> {
  const { champion, challenger, plan, user, order, tolerance, groupBy } = question;
  const key = JSON.stringify([champion, challenger, plan.unit === 'user' && user, order, tolerance, groupBy]);
  if (last?.key !== key) {
    const rows = readRows(question);
    last = { key, rows };
    rows.catch(() => {
      if (last?.rows === rows) last = null;
    });
  }
  return last.rows;
}

async function readRows(question: RolloutQuestion): Promise<PlayedRows> {
  const { champion, challenger, plan, user, order, tolerance, groupBy } = question;
  const paired = await pairOf(champion, challenger);
  const source = await FieldSource.ofEvaluation(champion);
  const columnOf = (name: string) => source.column({ of: 'data', name });
  const groups =
    groupBy === null
      ? null
      : groupRows(await columnOf(groupBy), { of: 'data', name: groupBy }, { maxGroups: MOST_GROUPS });
  const isOwn = plan.unit !== 'user' || user === null;
  const sort = order === null ? [] : [{ field: { of: 'data', name: order } as const, descending: false }];
  const replay = makeReplay(paired, {
    tolerance,
    groups,
    users: isOwn ? null : columnLevels(await columnOf(user), Infinity)!.codes,
    order: await orderOf(source, { where: { op: 'all' }, sort }),
  });
  if (replay.rows.length === 0) {
    throw new Problem({
      code: 'rollout.noRows',
      message: 'No row has a known answer and one of each model.',
      fix: 'Evaluate both models on rows whose answers are known.',
    });
  }
  return { source, replay, groups };
}
