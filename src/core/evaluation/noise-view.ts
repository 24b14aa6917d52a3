import type { Estimate } from '../kernel/estimate.ts';
import type { Random } from '../kernel/random.ts';
import { headline } from '../metrics/headline.ts';
import type { Measure } from '../metrics/measure.ts';
import { proportion } from '../metrics/proportion.ts';
import type { ClassOutcome } from '../predictions/outcome.ts';
import { subsetOutcome } from '../predictions/subset-outcome.ts';
import type { Predicate } from '../slices/predicate.ts';

/** Rows whose label is suspected, and the class each of them more likely has. */
export interface SuspectedLabels {
  rows: Uint32Array;
  /** Index into the outcome's classes; -1 = a class that the model does not know. */
  classes: Int32Array;
}

/** One metric three times: as labeled, without the suspected rows, and with their labels as suggested. */
export interface NoiseMetric {
  measure: Measure;
  given: Estimate;
  without: Estimate;
  suggested: Estimate;
}

/** A slice with and without the rows whose label is suspected. */
export interface NoiseSlice {
  name: string;
  where: Predicate;
  /** Labeled rows with an answer, and those of them that are suspected. */
  n: number;
  suspected: number;
  /** Rows that are wrong as labeled, and those of them that are suspected. */
  errors: number;
  errorsSuspected: number;
  /** Accuracy. */
  given: Estimate;
  without: Estimate;
  /** Place by accuracy, the worst is 1; equals share a place. null where it has no rows. */
  rank: number | null;
  rankWithout: number | null;
}

export interface NoiseView {
  /** Over all rows; without ranks. */
  all: NoiseSlice;
  metrics: readonly NoiseMetric[];
  slices: readonly NoiseSlice[];
}

export interface NoiseGroup {
  name: string;
  where: Predicate;
  has: (row: number) => boolean;
}

/**
 * Metrics and ranks of slices without the rows whose label is suspected. Leaving out what a model disagrees with
 * leaves out hard rows too, so figures without them are a bound rather than the truth; the third column, where the
 * suggested labels stand in for the given ones, shows what it means if every suspicion is right. `makeRandom` gives
 * the same generator each time, so that the same rows give the same intervals.
 */
export function noiseView(
  outcome: ClassOutcome,
  suspected: SuspectedLabels,
  groups: readonly NoiseGroup[],
  makeRandom: () => Random,
): NoiseView {
  const kept = new Uint8Array(outcome.truth.length).fill(1);
  for (const row of suspected.rows) kept[row] = 0;
  const given = headline(outcome, makeRandom());
  const without = headline(subsetOutcome(outcome, kept), makeRandom());
  const suggested = headline(relabeled(outcome, suspected), makeRandom());
  return {
    all: sliceOf(outcome, kept, { name: 'all rows', where: { op: 'all' }, has: () => true }),
    metrics: given.map(({ measure, estimate }) => ({
      measure,
      given: estimate,
      without: estimateOf(without, measure) ?? { value: null, reason: 'emptySlice', n: 0 },
      suggested: estimateOf(suggested, measure) ?? { value: null, reason: 'emptySlice', n: 0 },
    })),
    slices: ranked(groups.map((group) => sliceOf(outcome, kept, group))),
  };
}

function relabeled(outcome: ClassOutcome, { rows, classes }: SuspectedLabels): ClassOutcome {
  const truth = outcome.truth.slice();
  rows.forEach((row, at) => (truth[row] = classes[at]!));
  return { ...outcome, truth };
}

function estimateOf(results: ReturnType<typeof headline>, { metric, params }: Measure): Estimate | null {
  const wanted = JSON.stringify(params);
  return (
    results.find(({ measure }) => measure.metric === metric && JSON.stringify(measure.params) === wanted)
      ?.estimate ?? null
  );
}

function sliceOf(
  { truth, predicted }: ClassOutcome,
  kept: Uint8Array,
  { name, where, has }: NoiseGroup,
): NoiseSlice {
  let [n, suspected, errors, errorsSuspected] = [0, 0, 0, 0];
  for (let row = 0; row < truth.length; row++) {
    if (truth[row]! < 0 || predicted[row]! < 0 || !has(row)) continue;
    const wrong = truth[row] !== predicted[row];
    n++;
    if (wrong) errors++;
    if (kept[row] === 1) continue;
    suspected++;
    if (wrong) errorsSuspected++;
  }
  const left = n - suspected;
  return {
    name,
    where,
    n,
    suspected,
    errors,
    errorsSuspected,
    given: proportion(n - errors, n, 'emptySlice'),
    without: proportion(left - (errors - errorsSuspected), left, 'emptySlice'),
    rank: null,
    rankWithout: null,
  };
}

function ranked(slices: readonly NoiseSlice[]): NoiseSlice[] {
  const place = (of: (slice: NoiseSlice) => Estimate): ((slice: NoiseSlice) => number | null) => {
    const values = slices.flatMap((slice) => of(slice).value ?? []).sort((a, b) => a - b);
    return (slice) => {
      const { value } = of(slice);
      return value === null ? null : values.indexOf(value) + 1;
    };
  };
  const rank = place(({ given }) => given);
  const rankWithout = place(({ without }) => without);
  return slices.map((slice) => ({ ...slice, rank: rank(slice), rankWithout: rankWithout(slice) }));
}
