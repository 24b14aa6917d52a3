import type { AnalyzeApi } from '../../src/compute/contract.ts';
import type { SliceRows } from '../../src/core/evaluation/compare-slices.ts';
import { noiseOfGroups, noiseOfSlices, type NoiseLine } from '../../src/core/shadow/noise-floor.ts';
import { drawDisagreements, type ShadowCheckQuestion } from '../../src/core/shadow/shadow-check.ts';
import { ruledRows } from '../../src/core/shadow/shadow-outcomes.ts';
import { groupRows } from '../../src/core/slices/group-rows.ts';
import type { Predicate } from '../../src/core/slices/predicate.ts';
import { FieldSource } from './field-source.ts';
import { pairAnswers } from './shadow-report-of.ts';

/** Groups made of one column at most. */
const MOST_GROUPS = 200;

export const shadowCheckOf: AnalyzeApi['shadowCheck'] = async (question) => {
  const { rules, tolerance, again } = question;
  const source = await FieldSource.open(question.table, question.evaluation);
  const rowsOf: (Uint8Array | null)[] = [];
  for (const rule of rules.ignore) {
    rowsOf.push(rule.when === 'rows' ? await rowsWhere(source, rule.where) : null);
  }
  const paired = await pairAnswers(question, source.table);
  const { outcomes, counts } = ruledRows(paired, tolerance, rules, rowsOf);
  const drawn = drawDisagreements(paired, outcomes, rules.clean, question.seed);
  if (again === null) return { counts, drawn, noise: null };
  const twice = await pairAnswers({ ...question, second: again }, source.table);
  const repeated = ruledRows(twice, tolerance, rules, rowsOf).outcomes;
  return { counts, drawn, noise: await noiseOf(question, source, outcomes, repeated) };
};

async function noiseOf(
  { by }: ShadowCheckQuestion,
  source: FieldSource,
  outcomes: Int8Array,
  repeated: Int8Array,
): Promise<readonly NoiseLine[]> {
  const everyRow: SliceRows = { name: 'All rows', where: { op: 'all' }, rows: null };
  if (by.of === 'slices') {
    const slices = [everyRow];
    for (const { name, where } of by.slices)
      slices.push({ name, where, rows: await rowsWhere(source, where) });
    return noiseOfSlices(outcomes, repeated, slices);
  }
  const field = { of: 'data', name: by.column } as const;
  const { groups, codes } = groupRows(await source.column(field), field, { maxGroups: MOST_GROUPS });
  return [
    ...noiseOfSlices(outcomes, repeated, [everyRow]),
    ...noiseOfGroups(outcomes, repeated, groups, codes),
  ];
}

async function rowsWhere(source: FieldSource, where: Predicate): Promise<Uint8Array | null> {
  return where.op === 'all' ? null : source.select(where);
}
