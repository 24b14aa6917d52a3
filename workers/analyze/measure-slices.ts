import type { AnalyzeApi } from '../../src/compute/contract.ts';
import type { Estimate } from '../../src/core/kernel/estimate.ts';
import { factsOf, Problem } from '../../src/core/kernel/problem.ts';
import { compareEstimates } from '../../src/core/metrics/compare-estimates.ts';
import { RowMeasurer } from '../../src/core/metrics/measure-rows.ts';
import type { Measuring } from '../../src/core/metrics/measuring.ts';
import { predicateKey } from '../../src/core/slices/predicate-key.ts';
import type { Predicate } from '../../src/core/slices/predicate.ts';
import { TaskTurns } from '../task-turns.ts';
import { FieldSource } from './field-source.ts';

/** Metrics on slices, in the order asked; other questions to this thread are answered between two slices. */
export const measureSlices: AnalyzeApi['measure'] = async (evaluation, asked) => {
  const source = await FieldSource.ofEvaluation(evaluation);
  const outcome = await source.outcome();
  const weighedBy = source.evaluation?.weights ?? null;
  const weights = weighedBy === null ? null : await source.column({ of: 'data', name: weighedBy });
  const measurers = new Map<string, Promise<RowMeasurer>>();
  const turns = new TaskTurns();

  async function open(where: Predicate): Promise<RowMeasurer> {
    await turns.next();
    return new RowMeasurer(outcome, where.op === 'all' ? null : await source.select(where), weights);
  }
  function on(where: Predicate): Promise<RowMeasurer> {
    const key = predicateKey(where);
    let measurer = measurers.get(key);
    if (!measurer) {
      measurer = open(where);
      measurers.set(key, measurer);
    }
    return measurer;
  }
  async function answer({ measure, where, againstWhere, statistic }: Measuring): Promise<Estimate> {
    const here = (await on(where)).measure(measure);
    if (statistic === 'value') return here;
    const there = (await on(againstWhere ?? { op: 'not', of: where })).measure(measure);
    return compareEstimates(here, there, statistic);
  }

  try {
    const answers: Awaited<ReturnType<AnalyzeApi['measure']>>[number][] = [];
    for (const one of asked) {
      try {
        answers.push({ estimate: await answer(one), problem: null });
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        answers.push({ estimate: null, problem: factsOf(error) });
      }
    }
    return answers;
  } finally {
    turns.end();
  }
};
