import { errorSheet } from '../../src/core/evaluation/make-error-sheet.ts';
import { createRandom } from '../../src/core/kernel/random.ts';
import { headline } from '../../src/core/metrics/headline.ts';
import { groupRows } from '../../src/core/slices/group-rows.ts';
import { plainMetrics, plainSheet } from './plain-metrics.ts';
import { bothForms, type BothForms } from './plain-rows.ts';
import { takeTurns, type ArmTimes } from './take-turns.ts';

export interface Pair {
  ours: ArmTimes;
  plain: ArmTimes;
}

/** The metrics (with their intervals) and the error sheet of a binary evaluation, against plain code over objects. */
export async function benchMetrics(options: {
  rows: number;
  rounds: number;
}): Promise<{ headline: Pair; sheet: Pair }> {
  const both = bothForms(options.rows);
  const metrics = await takeTurns(
    [
      { name: 'ours', run: () => void headline(both.outcome, createRandom(1)) },
      { name: 'plain', run: () => void plainMetrics(both.plain) },
    ],
    options.rounds,
  );
  const sheet = await takeTurns(
    [
      { name: 'ours', run: () => void sheetByRegion(both) },
      { name: 'plain', run: () => void plainSheet(both.plain) },
    ],
    options.rounds,
  );
  return { headline: pairOf(metrics), sheet: pairOf(sheet) };
}

/** Grouping by a category and tallying, as the evaluation screen asks for. */
export function sheetByRegion({ outcome, region }: BothForms) {
  return errorSheet(outcome, {
    groups: groupRows(region, { of: 'data', name: 'region' }, { maxGroups: 200 }),
    slices: [],
    baseline: null,
    rowBaselines: {},
  });
}

export function pairOf(times: Record<string, ArmTimes>): Pair {
  return { ours: times['ours']!, plain: times['plain']! };
}
