import type { Doc } from '../kernel/objects.ts';
import type { Quadrant } from './quadrant.ts';

/** Somewhere that more examples may come from. Money in one unit that the person chooses, time in days. */
export interface DataSource {
  name: string;
  /** Examples it can give in all; null = as many as one waits for. */
  examples: number | null;
  /** Days until the first one arrives. */
  daysToStart: number;
  /** Examples a day from then on; null = all at once. */
  perDay: number | null;
  fixedCost: number;
  costPerExample: number;
  /** Whether its examples come with labels. */
  labeled: boolean;
  note: string;
}

/** A way to have examples labeled. */
export interface LabelingOption {
  name: string;
  by: 'inHouse' | 'outsourced' | 'crowdsourced';
  daysToStart: number;
  labelsPerDay: number;
  fixedCost: number;
  costPerLabel: number;
  /** Who can judge an example rightly, and why these people can or cannot. */
  qualified: 'yes' | 'unsure' | 'no';
  note: string;
}

/** Where more data could come from and who would label it: what is possible in how many days, at what cost. */
export type Acquisition = Doc<
  'acquisition',
  {
    /** Examples at hand. */
    present: number | null;
    currency: string;
    sources: readonly DataSource[];
    labeling: readonly LabelingOption[];
    /** By dataset (its entry's id): the quadrant somebody put it in against what its rows say, and why. */
    overrides?: Readonly<Record<string, Quadrant & { reason: string }>>;
  }
>;

/** What one source gives within some days. */
export interface Yield {
  examples: number;
  cost: number;
}

/** Examples of a source by the end of a day, and what they cost. Nothing, and no cost, before its first one. */
export function yieldOf(source: DataSource, days: number): Yield {
  const running = days - source.daysToStart;
  if (running < 0) return { examples: 0, cost: 0 };
  const most = source.examples ?? Infinity;
  const came = source.perDay === null ? most : Math.floor(Math.min(most, source.perDay * running));
  // A source without end that gives all at once says nothing of how much.
  const examples = Number.isFinite(came) ? came : 0;
  return examples === 0
    ? { examples: 0, cost: 0 }
    : { examples, cost: source.fixedCost + examples * source.costPerExample };
}

/** Labels that an option gives within some days, at most as many as are wanted. */
export function labelsOf(option: LabelingOption, wanted: number, days: number): Yield {
  const running = days - option.daysToStart;
  const labels = running <= 0 ? 0 : Math.min(wanted, Math.floor(option.labelsPerDay * running));
  return labels === 0
    ? { examples: 0, cost: 0 }
    : { examples: labels, cost: option.fixedCost + labels * option.costPerLabel };
}

/** Days until an option has labeled so many examples; null where it never does. */
export function daysToLabel(option: LabelingOption, wanted: number): number | null {
  if (wanted <= 0) return 0;
  return option.labelsPerDay > 0 ? option.daysToStart + Math.ceil(wanted / option.labelsPerDay) : null;
}

/** Growth beyond which one step is too large: what is learned from ten times the data is not known beforehand. */
export const MOST_GROWTH = 10;

/**
 * How much the sources together give by each day, and the first day on which there would be more than ten times what
 * is at hand: the day to stop, train, look at the errors, and only then go on.
 */
export function acquisitionCurve(
  { sources, present }: Pick<Acquisition['body'], 'sources' | 'present'>,
  days: number,
): { byDay: readonly Yield[]; tooMuchFrom: number | null } {
  const byDay = Array.from({ length: days + 1 }, (_, day) =>
    sources
      .map((source) => yieldOf(source, day))
      .reduce((sum, one) => ({ examples: sum.examples + one.examples, cost: sum.cost + one.cost }), {
        examples: 0,
        cost: 0,
      }),
  );
  const limit = present === null || present === 0 ? null : MOST_GROWTH * present;
  const day = limit === null ? -1 : byDay.findIndex(({ examples }) => present! + examples > limit);
  return { byDay, tooMuchFrom: day < 0 ? null : day };
}
