import { numberInWords } from '../slices/words-of.ts';
import { wrongSetting, type ColumnStepKind, type Learner } from './column-step-kind.ts';
import type { LearnedOf } from './fitted.ts';
import { categoryColumn, numberColumn } from './make-column.ts';
import { Moments, nothingToLearn, NumberSample } from './number-sample.ts';
import type { StepOf } from './recipe.ts';
import { noteRange } from './scale.ts';
import { numbersOf } from './vector.ts';

/** Bins narrower than this are merged, as scikit-learn does. */
const NARROWEST = 1e-8;
const MOST_BINS = 1000;

/**
 * As KBinsDiscretizer of scikit-learn (uniform; quantile by the averaged inverted distribution function): bins
 * [a, b), the last closed; what lies outside goes to the bin at its end and is reported. A constant is one bin.
 */
export const bin: ColumnStepKind<StepOf<'bin'>, LearnedOf['bin']> = {
  accepts: ['number'],
  check({ method, bins, edges }) {
    if (method === 'edges') {
      const rising = edges.every((edge, i) => Number.isFinite(edge) && (i === 0 || edge > edges[i - 1]!));
      return edges.length >= 2 && rising && edges.length <= MOST_BINS
        ? null
        : wrongSetting(
            'The bounds of the bins do not rise.',
            'two or more numbers, each above the one before',
          );
    }
    return Number.isInteger(bins) && bins >= 2 && bins <= MOST_BINS
      ? null
      : wrongSetting('The number of bins is out of range.', `2 to ${String(MOST_BINS)}`, String(bins));
  },
  learner: (step, name) => learnerOf(step, name),
  outputs: ({ give }, { name }) => [{ name, kind: give === 'number' ? 'number' : 'text' }],
  apply({ give }, { edges }, column, note) {
    const values = numbersOf(column);
    noteRange(values, { low: edges[0]!, high: edges.at(-1)! }, note);
    const codes = Int32Array.from(values, (value) => (Number.isNaN(value) ? -1 : binOf(value, edges)));
    const naming = { ...column, unit: null };
    if (give === 'number') {
      return [
        numberColumn(
          naming,
          Float64Array.from(codes, (code) => (code < 0 ? NaN : code)),
        ),
      ];
    }
    return [categoryColumn(naming, { codes, levels: binNames(edges) }, 'given')];
  },
};

function learnerOf({ method, bins, edges }: StepOf<'bin'>, name: string): Learner<LearnedOf['bin']> {
  const moments = new Moments();
  const sample = new NumberSample();
  return {
    needsNoRows: method === 'edges',
    add(column) {
      if (method === 'uniform') moments.add(numbersOf(column));
      else sample.add(numbersOf(column));
    },
    finish() {
      if (method === 'edges') return { edges };
      if (method === 'quantile') return { edges: quantileEdges(sample.sorted(name), bins) };
      if (moments.n === 0) throw nothingToLearn(name);
      const { low, high } = moments;
      if (low === high) return { edges: [low, high] };
      const step = (high - low) / bins;
      return { edges: Array.from({ length: bins + 1 }, (_, i) => (i === bins ? high : low + i * step)) };
    },
  };
}

function quantileEdges(sorted: Float64Array, bins: number): number[] {
  const n = sorted.length;
  const low = sorted[0]!;
  const high = sorted[n - 1]!;
  if (low === high) return [low, high];
  const edges = Array.from({ length: bins + 1 }, (_, i) => {
    const at = ((i === bins ? 100 : i * (100 / bins)) / 100) * n - 1;
    const below = Math.max(0, Math.min(n - 1, Math.floor(at)));
    const above = Math.max(0, Math.min(n - 1, Math.floor(at) + 1));
    return Number.isInteger(at) ? (sorted[below]! + sorted[above]!) / 2 : sorted[above]!;
  });
  const wide = edges.filter((edge, i) => i === 0 || edge - edges[i - 1]! > NARROWEST);
  return wide.length > 1 ? wide : [low, high];
}

/** Number of inner edges at or below the value. */
function binOf(value: number, edges: readonly number[]): number {
  let from = 0;
  let to = edges.length - 2;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (value >= edges[middle + 1]!) from = middle + 1;
    else to = middle;
  }
  return from;
}

function binNames(edges: readonly number[]): string[] {
  const bins = edges.length - 1;
  const name = (i: number): string =>
    `${numberInWords(edges[i]!)} to ${i === bins - 1 ? '' : 'under '}${numberInWords(edges[i + 1]!)}`;
  const names = Array.from({ length: bins }, (_, i) => name(i));
  // Bounds that read the same once rounded are written out.
  return new Set(names).size === bins
    ? names
    : names.map((_, i) => `${String(edges[i])} to ${String(edges[i + 1])}`);
}
