/** One group under a yes-or-no model, by three numbers that fix all others. All are fractions. */
export interface GroupPoint {
  /** Share that is positive in truth. */
  baseRate: number;
  truePositiveRate: number;
  /** Of those called positive, the share that is: calibration of a yes. */
  precision: number;
}

export interface GroupOutcome extends GroupPoint {
  falsePositiveRate: number;
  falseNegativeRate: number;
  selectionRate: number;
}

/** A false positive rate this little above 1 is rounding. */
const ROUNDING = 1e-9;

/**
 * FPR = p / (1 - p) x (1 - PPV) / PPV x TPR (Chouldechova 2017): what the base rate, the precision and the true
 * positive rate leave no choice about. null where no model can have these three: a rate beyond 1, no negatives, no
 * positives that are found, or a precision of 0 with positives found.
 */
export function outcomeOf(point: GroupPoint): GroupOutcome | null {
  const { baseRate: p, truePositiveRate, precision } = point;
  if (p <= 0 || p >= 1 || precision <= 0 || truePositiveRate <= 0) return null;
  const rate = neededFalsePositiveRate(point);
  if (rate > 1 + ROUNDING) return null;
  const falsePositiveRate = Math.min(1, rate);
  return {
    ...point,
    falsePositiveRate,
    falseNegativeRate: 1 - truePositiveRate,
    selectionRate: p * truePositiveRate + (1 - p) * falsePositiveRate,
  };
}

/** What the identity asks for, above 1 too. */
export function neededFalsePositiveRate({ baseRate, precision, truePositiveRate }: GroupPoint): number {
  return (baseRate / (1 - baseRate)) * ((1 - precision) / precision) * truePositiveRate;
}

/** What can be asked of two groups: as many chosen, as many found and spared, a yes worth as much. */
export const DEMANDS = ['demographicParity', 'equalizedOdds', 'predictiveParity'] as const;
export type Demand = (typeof DEMANDS)[number];

const RATES_OF: Readonly<
  Record<Demand, readonly ('selectionRate' | 'truePositiveRate' | 'falsePositiveRate' | 'precision')[]>
> = {
  demographicParity: ['selectionRate'],
  equalizedOdds: ['truePositiveRate', 'falsePositiveRate'],
  predictiveParity: ['precision'],
};

/** How far two groups are from each demand: the largest difference of its rates. */
export function distanceFrom(demand: Demand, a: GroupOutcome, b: GroupOutcome): number {
  return Math.max(...RATES_OF[demand].map((rate) => Math.abs(a[rate] - b[rate])));
}

/** What of one group is made equal to the other's. */
export type Equal = 'odds' | 'precisionAndFound' | 'precisionAndChosen';

/**
 * `group` at its own base rate, with the rates of `like` that are named:
 * odds: true and false positive rate; precisionAndFound: precision and true positive rate; precisionAndChosen:
 * precision and selection rate. null where its base rate leaves no model that could do it.
 */
export function madeEqual(group: GroupPoint, like: GroupOutcome, what: Equal): GroupPoint | null {
  const { baseRate } = group;
  const { truePositiveRate, falsePositiveRate, precision, selectionRate } = like;
  const found = baseRate * truePositiveRate;
  const made = {
    odds: {
      baseRate,
      truePositiveRate,
      precision: found / (found + (1 - baseRate) * falsePositiveRate),
    },
    precisionAndFound: { baseRate, truePositiveRate, precision },
    precisionAndChosen: {
      baseRate,
      truePositiveRate: (precision * selectionRate) / baseRate,
      precision,
    },
  }[what];
  return made.truePositiveRate <= 1 + ROUNDING && outcomeOf(made) ? made : null;
}
