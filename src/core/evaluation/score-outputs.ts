import type { Estimate } from '../kernel/estimate.ts';
import { Problem } from '../kernel/problem.ts';
import type { Random } from '../kernel/random.ts';
import type { Measured } from '../metrics/measure.ts';
import { OUTPUT_METRICS } from '../metrics/output-metrics.ts';
import { columnLevels } from '../slices/column-levels.ts';
import { cellAt } from '../table/cell-at.ts';
import { lengthOf, type Column } from '../table/column.ts';
import type { OutputScorer } from './output-scorer.ts';
import type { ScoredOutputs } from './output-scoring.ts';
import { boxScorer } from './score-boxes.ts';
import { rankingScorer } from './score-rankings.ts';
import { transcriptScorer } from './score-transcripts.ts';

/**
 * Reads the columns of `what` and makes them ready to be scored over any rows. `makeRandom` gives the same generator each
 * time. Throws Problem "outputs.notNumbers", "outputs.negative" or those of `readBoxes`.
 */
export function outputScorer(
  what: ScoredOutputs,
  columnOf: (name: string) => Column,
  makeRandom: () => Random,
): OutputScorer {
  switch (what.of) {
    case 'ranking': {
      const group = columnOf(what.group);
      const levels = columnLevels(group, Infinity)!;
      const relevance = numbersOf(columnOf(what.relevance));
      const negative = relevance.findIndex((value) => value < 0);
      if (negative >= 0) throw below(what.relevance, negative);
      return rankingScorer(
        { relevance, scores: numbersOf(columnOf(what.score)), groupOf: levels.codes, levels: levels.levels },
        what,
        makeRandom,
      );
    }
    case 'transcripts':
      return transcriptScorer(
        textsOf(columnOf(what.reference)),
        textsOf(columnOf(what.transcript)),
        what.options,
        makeRandom,
      );
    case 'boxes':
      return boxScorer(textsOf(columnOf(what.truth)), textsOf(columnOf(what.found)), what);
  }
}

export function measuredAs(of: ScoredOutputs['of'], estimates: readonly Estimate[]): Measured[] {
  return OUTPUT_METRICS[of].map(({ id }, at) => ({
    measure: { metric: id, params: {} },
    estimate: estimates[at]!,
  }));
}

/** Names of the columns it reads. */
export function columnsScored(what: ScoredOutputs): readonly string[] {
  switch (what.of) {
    case 'ranking':
      return [what.relevance, what.score, what.group];
    case 'transcripts':
      return [what.reference, what.transcript];
    case 'boxes':
      return [what.truth, what.found];
  }
}

function numbersOf(column: Column): Float64Array {
  if (column.type === 'number' || column.type === 'integer') return Float64Array.from(column.data);
  if (column.type === 'boolean') return Float64Array.from(column.data, (value) => (value < 0 ? NaN : value));
  throw new Problem({
    code: 'outputs.notNumbers',
    message: `The column “${column.name}” holds no numbers.`,
    expected: 'numbers',
    found: column.type,
    fix: 'Choose another column, or read this one as a number when importing the dataset.',
  });
}

function textsOf(column: Column): (string | null)[] {
  return Array.from({ length: lengthOf(column) }, (_, row) => {
    const cell = cellAt(column, row);
    return cell === null ? null : String(cell);
  });
}

function below(column: string, row: number): Problem {
  return new Problem({
    code: 'outputs.negative',
    message: 'A relevance is below 0.',
    expected: '0 for what is not relevant, more for what is',
    found: 'a negative number',
    where: `row ${String(row + 1)} of column “${column}”`,
    fix: 'Choose the column that says how relevant each item is.',
  });
}
