import type { AnalyzeApi } from '../../src/compute/contract.ts';
import { compareModels, COMPARISON_SEED, mainDifference } from '../../src/core/evaluation/compare-models.ts';
import { compareGroups, compareSlices, type SliceRows } from '../../src/core/evaluation/compare-slices.ts';
import { pairOutcomes, type PairedOutcome } from '../../src/core/evaluation/pair-outcomes.ts';
import type { Digest } from '../../src/core/kernel/objects.ts';
import { Problem } from '../../src/core/kernel/problem.ts';
import { createRandom } from '../../src/core/kernel/random.ts';
import { groupRows } from '../../src/core/slices/group-rows.ts';
import { FieldSource } from './field-source.ts';

/** Groups made of one column at most. */
const MOST_GROUPS = 200;

export const compareEvaluations: AnalyzeApi['compareEvaluations'] = async (reference, others, onPart) => {
  const against = [];
  for (const evaluation of others) {
    const part = { evaluation, comparison: compareModels(await pairOf(reference, evaluation)) };
    against.push(part);
    onPart(part);
  }
  const best = bestOf(reference, against);
  const fromBest = [];
  for (const evaluation of [reference, ...others]) {
    if (evaluation === best) continue;
    const known = best === reference && against.find((other) => other.evaluation === evaluation);
    const difference = known
      ? known.comparison.metrics[0]!.difference
      : mainDifference(await pairOf(best, evaluation));
    fromBest.push({ evaluation, difference });
  }
  return { against, best, fromBest };
};

export const compareOnSlices: AnalyzeApi['compareOnSlices'] = async (reference, other, by) => {
  const source = await FieldSource.ofEvaluation(reference);
  const paired = await pairOf(reference, other);
  const random = createRandom(COMPARISON_SEED);
  if (by.of === 'column') {
    const field = { of: 'data', name: by.column } as const;
    const { groups, codes, notShown } = groupRows(await source.column(field), field, {
      maxGroups: MOST_GROUPS,
    });
    return { slices: compareGroups(paired, groups, codes, random), notShown };
  }
  const slices: SliceRows[] = [];
  for (const { name, where } of by.slices) {
    slices.push({ name, where, rows: where.op === 'all' ? null : await source.select(where) });
  }
  return { slices: compareSlices(paired, slices, random), notShown: 0 };
};

type Against = Awaited<ReturnType<AnalyzeApi['compareEvaluations']>>['against'];

/** By the main metric, each as far from the reference as it is; of equals the reference, then the first. */
function bestOf(reference: Digest, against: Against): Digest {
  let [best, most] = [reference, 0];
  for (const { evaluation, comparison } of against) {
    const [{ measure, difference }] = comparison.metrics as [(typeof comparison.metrics)[0]];
    const better = (difference.value ?? 0) * (measure.metric === 'mae' ? -1 : 1);
    if (better > most) [best, most] = [evaluation, better];
  }
  return best;
}

/** Throws Problem "compare.otherRows", "compare.otherTruth" or "compare.otherTask". */
export async function pairOf(first: Digest, second: Digest): Promise<PairedOutcome> {
  const [one, two] = [await FieldSource.ofEvaluation(first), await FieldSource.ofEvaluation(second)];
  if (one.table.digest !== two.table.digest) {
    throw new Problem({
      code: 'compare.otherRows',
      message: 'These two were not evaluated on the same rows.',
      fix: 'Evaluate both on the same dataset.',
    });
  }
  if (one.evaluation!.truth !== two.evaluation!.truth) {
    throw new Problem({
      code: 'compare.otherTruth',
      message: 'These two were not held against the same answers.',
      expected: `the column “${one.evaluation!.truth}”`,
      found: `“${two.evaluation!.truth}”`,
      fix: 'Evaluate both against the same column.',
    });
  }
  return pairOutcomes(await one.outcome(), await two.outcome());
}
