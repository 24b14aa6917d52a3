import type { AnalyzeApi } from '../../src/compute/contract.ts';
import { weightsFromAgreement } from '../../src/core/labels/annotator-weights.ts';
import { posteriorConsensus, voteConsensus, type Consensus } from '../../src/core/labels/consensus.ts';
import { dawidSkene } from '../../src/core/labels/dawid-skene.ts';
import { rulingsOf } from '../../src/core/labels/labeling-progress.ts';
import type { ConsensusBy, ConsensusReport, LabelsQuestion } from '../../src/core/labels/labeling-report.ts';
import type { Ratings } from '../../src/core/labels/ratings.ts';
import { owning } from '../../src/storage/jobs.ts';
import { labelsOf, standingOf } from './labels-of.ts';
import { relabelTable } from './relabel-table.ts';

/** What the labels come to, counted by how each row was decided. */
export const consensusOfLabels: AnalyzeApi['consensus'] = async (question, by) => {
  const { consensus, ratings, weights, converged } = await decide(question, by);
  const rows = new Float64Array(ratings.classes.length);
  for (const code of consensus.codes) if (code >= 0) rows[code]!++;
  return {
    counts: consensus.counts,
    classes: ratings.classes.map((name, code) => ({ name, rows: rows[code]! })),
    weights: weights && ratings.annotators.map((name, at) => ({ name, weight: weights[at]! })),
    converged,
  } satisfies ConsensusReport;
};

/** Makes a version of the labeled table with the consensus in a column; rows without one are missing there. */
export const makeConsensus: AnalyzeApi['makeConsensus'] = (question, by, column, ticket) =>
  owning(ticket.job, async () => {
    const { consensus, ratings } = await decide(question, by);
    const { name, body } = question.labeling;
    const lines = body.sources.flatMap((source) => (source.from === 'lines' ? [source.table] : []));
    return relabelTable(ticket, {
      table: body.table,
      column,
      classes: ratings.classes,
      codes: consensus.codes as Int32Array<ArrayBuffer>,
      recipe: `${column}: ${body.review ? 'suspected errors ruled on' : WORDS[by]}, labeling “${name}”`,
      inputs: [...new Set([body.table, ...lines])],
    });
  });

const WORDS: Readonly<Record<ConsensusBy, string>> = {
  vote: 'consensus by vote',
  agreement: 'consensus by weighted vote (agreement)',
  dawidSkene: 'consensus by weighted vote (Dawid-Skene)',
};

interface Decided {
  consensus: Consensus;
  ratings: Ratings;
  weights: Float64Array | null;
  converged: boolean;
}

/** Rulings override whatever the votes say. */
async function decide(question: LabelsQuestion, by: ConsensusBy): Promise<Decided> {
  const { ratings } = await labelsOf(question);
  const codeOf = new Map(ratings.classes.map((name, code) => [name, code]));
  const rulings = new Map(
    [...rulingsOf(await standingOf(question.labeling))].flatMap(([row, value]): [number, number][] => {
      const code = codeOf.get(value);
      return code === undefined || row >= ratings.items ? [] : [[row, code]];
    }),
  );
  if (by === 'dawidSkene') {
    const steps = dawidSkene(ratings);
    let step = steps.next();
    while (!step.done) step = steps.next();
    const { posterior, accuracy, converged } = step.value;
    const consensus = posteriorConsensus(ratings, posterior, rulings);
    return { consensus, ratings, weights: accuracy, converged };
  }
  const weights = by === 'agreement' ? weightsFromAgreement(ratings) : null;
  return { consensus: voteConsensus(ratings, { weights, rulings }), ratings, weights, converged: true };
}
