import type { Estimate, Reason } from '../kernel/estimate.ts';
import { createRandom } from '../kernel/random.ts';
import { droppedRows } from '../metrics/dropped-rows.ts';
import { proportion } from '../metrics/proportion.ts';
import type { ClassOutcome } from '../predictions/outcome.ts';
import type { RowGroups } from '../slices/group-rows.ts';
import type { Predicate } from '../slices/predicate.ts';
import { rateDifference, rateRatio, spreadOf, worse, type Spread } from './disparity.ts';
import { groupCalibration, type GroupCalibration } from './group-calibration.ts';
import { groupCounts, type CountedClasses, type GroupCounts } from './group-counts.ts';
import { GROUP_RATES, shareOf, type GroupRate, type Share } from './group-rates.ts';

export const LEAST_GROUP_ROWS = 30;
export const FOUR_FIFTHS = 0.8;

export interface AuditSpec extends CountedClasses {
  /** Index of the group that the others are compared with. */
  reference: number;
  /** Groups with fewer usable rows are incomplete. */
  minRows?: number;
  /** For the bootstrap of calibration errors. */
  seed: number;
}

export interface AuditedGroup {
  name: string;
  where: Predicate;
  /** Rows with truth and answer. */
  n: number;
  counts: GroupCounts;
  rates: Record<GroupRate, Estimate>;
  calibration: GroupCalibration;
  /** Against the reference group; the reference against itself is 0 and 1. */
  differences: Record<GroupRate, Estimate>;
  ratios: Record<GroupRate, Estimate>;
  /** Why the group cannot be judged in full; empty where it can. */
  incomplete: readonly Reason[];
}

export interface FourFifths {
  /** Lowest over highest rate of the favourable outcome. */
  ratio: Estimate;
  /**
   * By the ratio's interval: wholly below four fifths is a fail, wholly at or above it a pass, else inconclusive.
   * "incomplete": those compared pass, but a group could not be compared. Never a pass then.
   */
  verdict: 'pass' | 'fail' | 'inconclusive' | 'incomplete' | 'notMeasured';
  highest: number | null;
  lowest: number | null;
}

export interface FairnessAudit {
  groups: readonly AuditedGroup[];
  /** Highest less lowest and lowest over highest, over groups large enough that have the rate. */
  spreads: Record<GroupRate, Spread>;
  /** Spread of the selection rate of the positive class. */
  demographicParity: { difference: Estimate; ratio: Estimate };
  /** The larger gap and the smaller ratio of TPR and FPR, over groups that have both. */
  equalizedOdds: { difference: Estimate; ratio: Estimate };
  /** Spread of the true positive rate. */
  equalOpportunity: { difference: Estimate; ratio: Estimate };
  fourFifths: FourFifths;
  /** Indices of the groups that are incomplete. */
  incomplete: readonly number[];
}

/**
 * Rates by group of one model, and how far the groups lie apart. Every rate has Wilson's interval, every difference
 * Newcombe's, every ratio Katz's or, of a zero, one from Wilson's bounds. One pass over the rows; the rest depends on the number of groups only (1,000
 * bootstrap replicates each where there are scores). A group too small, or without positives or negatives, is
 * incomplete: it is named, and left out of what it cannot be measured by. Throws RangeError where `reference` is not
 * one of the groups.
 */
export function fairnessAudit(
  { groups, codes }: RowGroups,
  outcome: Pick<ClassOutcome, 'truth' | 'predicted' | 'scores'>,
  { positive, favourable, reference, minRows = LEAST_GROUP_ROWS, seed }: AuditSpec,
): FairnessAudit {
  if (!groups[reference]) throw new RangeError(`fairnessAudit: no group ${String(reference)}`);
  const counts = groupCounts(codes, groups.length, outcome, { positive, favourable });
  const shares = byRate((rate) => counts.map((count) => shareOf(rate, count)));
  const random = createRandom(seed);
  const audited = groups.map(({ name, where }, group): AuditedGroup => {
    const own = counts[group]!;
    const dropped = droppedRows({ missing: own.missing, infinite: 0, unlabeled: own.unlabeled });
    const ofRate = (rate: GroupRate): Share => shares[rate][group]!;
    return {
      name,
      where,
      n: ofRate('accuracy').of,
      counts: own,
      rates: byRate((rate) => {
        const { hits, of, whenEmpty } = ofRate(rate);
        return proportion(hits, of, whenEmpty, dropped);
      }),
      calibration: groupCalibration(own, random),
      differences: byRate((rate) => rateDifference(ofRate(rate), shares[rate][reference]!)),
      ratios: byRate((rate) => rateRatio(ofRate(rate), shares[rate][reference]!)),
      incomplete: incompleteBecause(own, minRows),
    };
  });
  const large = [...groups.keys()].filter((group) => !audited[group]!.incomplete.includes('tooFew'));
  const complete = large.filter((group) => audited[group]!.incomplete.length === 0);
  const spreads = byRate((rate) => spreadOf(shares[rate], large));
  const hits = spreadOf(shares.truePositiveRate, complete);
  const alarms = spreadOf(shares.falsePositiveRate, complete);
  return {
    groups: audited,
    spreads,
    demographicParity: pairOf(spreads.selectionRate),
    equalizedOdds: {
      difference: worse(hits.difference, alarms.difference, 'difference'),
      ratio: worse(hits.ratio, alarms.ratio, 'ratio'),
    },
    equalOpportunity: pairOf(spreads.truePositiveRate),
    fourFifths: fourFifths(spreads.favourableRate, groups.length),
    incomplete: [...groups.keys()].filter((group) => audited[group]!.incomplete.length > 0),
  };
}

function fourFifths({ ratio, highest, lowest, compared }: Spread, groups: number): FourFifths {
  const verdict = (): FourFifths['verdict'] => {
    if (ratio.value === null) return 'notMeasured';
    if (ratio.interval && ratio.interval.high < FOUR_FIFTHS) return 'fail';
    if (!ratio.interval || ratio.interval.low < FOUR_FIFTHS) return 'inconclusive';
    return compared.length < groups ? 'incomplete' : 'pass';
  };
  return { ratio, verdict: verdict(), highest, lowest };
}

function incompleteBecause({ tp, fp, fn, tn }: GroupCounts, minRows: number): Reason[] {
  const why: Reason[] = [];
  if (tp + fp + fn + tn < Math.max(1, minRows)) why.push('tooFew');
  if (tp + fn === 0) why.push('noPositives');
  if (fp + tn === 0) why.push('noNegatives');
  return why;
}

function pairOf({ difference, ratio }: Spread): { difference: Estimate; ratio: Estimate } {
  return { difference, ratio };
}

function byRate<T>(of: (rate: GroupRate) => T): Record<GroupRate, T> {
  return Object.fromEntries(GROUP_RATES.map((rate) => [rate, of(rate)])) as Record<GroupRate, T>;
}
