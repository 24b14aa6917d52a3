import type { AnalyzeApi } from '../../src/compute/contract.ts';
import { agreementOf } from '../../src/core/labels/agreement.ts';
import { agreementByRound, trendOf } from '../../src/core/labels/agreement-rounds.ts';
import { agreementByPair } from '../../src/core/labels/annotator-pairs.ts';
import { disagreementOf } from '../../src/core/labels/disagreement.ts';
import { ratingsByAnnotator, takeItems } from '../../src/core/labels/ratings.ts';
import { labelsMadeHere, ratingsOfTable } from '../../src/core/labels/table-ratings.ts';
import { FieldSource } from './field-source.ts';
import { labelsOf } from './labels-of.ts';

const SEED = 1;

/** How far annotators agree on the rows of a slice: overall, by class, by pair and by round. */
export const agreementOfLabels: AnalyzeApi['agreement'] = async (question, where, level) => {
  const { body } = question.labeling;
  const gathered = await labelsOf(question);
  const mask = where.op === 'all' ? null : await (await FieldSource.open(body.table, null)).select(where);
  const ratings = takeItems(gathered.ratings, mask);
  const options = { level, seed: SEED };
  const numbers = body.rounds.length > 1 ? body.rounds.map(({ number }) => number) : [];
  const rounds = agreementByRound(
    numbers.map((round) => {
      const made = labelsMadeHere(gathered.annotations, round);
      const ofRound = ratingsOfTable(gathered.ratings.items, body.classes, [made]).ratings;
      return { name: String(round), ratings: takeItems(ofRound, mask) };
    }),
    options,
  ).map(({ agreement: { percent, alpha } }, at) => ({ number: numbers[at]!, percent, alpha }));
  const counts = ratingsByAnnotator(ratings);
  const sizes = ratings.offsets.subarray(1).map((end, item) => end - ratings.offsets[item]!);
  return {
    annotators: ratings.annotators.map((name, at) => ({ name, labels: counts[at]! })),
    agreement: agreementOf(ratings, options),
    pairs: agreementByPair(ratings, { seed: SEED, weights: level === 'nominal' ? 'none' : 'quadratic' }),
    rounds,
    trend: trendOf(rounds.map(({ alpha }) => alpha)),
    others: gathered.others,
    lost: gathered.lost,
    labeled: sizes.reduce((sum, size) => sum + Number(size > 0), 0),
    shared: sizes.reduce((sum, size) => sum + Number(size > 1), 0),
  };
};

/** The rows that annotators differ on, most split first, with what each of them said. */
export const disagreementsOfLabels: AnalyzeApi['disagreements'] = async (question) => {
  const { ratings } = await labelsOf(question);
  const { queue } = disagreementOf(ratings);
  return { rows: queue, ratings: takeItems(ratings, queue) };
};
