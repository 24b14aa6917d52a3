import { undefinedBecause, type Estimate } from '../kernel/estimate.ts';
import { spearmanOfRanks } from '../stats/correlation.ts';
import type { Column } from '../table/column.ts';
import { associate, pairSide, strengthOf, type PairSide } from './associate.ts';

/** A column made ready to be held against many others. */
export type ReadySide =
  | { holds: 'numbers'; values: Float64Array; order: Uint32Array; ranks: Float64Array; complete: boolean }
  | (PairSide & { holds: 'codes' });

/** Categories of more values than this are names rather than kinds. */
const MOST_VALUES = 1000;

/** Null where no measure says anything: texts and categories of more than a thousand values. */
export function readySide(column: Column): ReadySide | null {
  const side = pairSide(column);
  if (!side) return null;
  if (side.holds === 'codes') return new Set(side.codes).size > MOST_VALUES ? null : side;
  const { values } = side;
  const present = Uint32Array.from(values.keys()).filter((row) => !Number.isNaN(values[row]!));
  const order = present.sort((a, b) => values[a]! - values[b]!);
  const ranks = new Float64Array(values.length);
  rankInto(ranks, values, order, order.length);
  return { holds: 'numbers', values, order, ranks, complete: order.length === values.length };
}

/** How two columns go together, and by which measure; as `strengthOf(associate(a, b))`, without sorting again. */
export function pairStrength(a: ReadySide, b: ReadySide): Pick<PairStrength, 'measure' | 'strength'> {
  if (a.holds === 'numbers' && b.holds === 'numbers') {
    return { measure: 'spearman', strength: rankCorrelation(a, b) };
  }
  const association = associate(a, b);
  const measure = association.measure === 'cramersV' ? 'cramersV' : 'correlationRatio';
  return { measure, strength: strengthOf(association) };
}

/** A cell of the matrix of pairs. */
export interface PairStrength {
  /** Names of the columns. */
  a: string;
  b: string;
  measure: 'spearman' | 'cramersV' | 'correlationRatio';
  strength: Estimate;
}

type Numbers = ReadySide & { holds: 'numbers' };

function rankCorrelation(a: Numbers, b: Numbers): Estimate {
  if (a.complete && b.complete) return spearmanOfRanks(a.ranks, b.ranks);
  const both = new Uint8Array(a.values.length);
  let n = 0;
  for (let row = 0; row < both.length; row++) {
    both[row] = Number(!Number.isNaN(a.values[row]!) && !Number.isNaN(b.values[row]!));
    n += both[row]!;
  }
  if (n < 2) return undefinedBecause('tooFew', n);
  const ranks = [a, b].map((side) => ranksAmong(side, both, n));
  const [x, y] = [new Float64Array(n), new Float64Array(n)];
  let at = 0;
  for (let row = 0; row < both.length; row++) {
    if (both[row] === 0) continue;
    x[at] = ranks[0]![row]!;
    y[at++] = ranks[1]![row]!;
  }
  return spearmanOfRanks(x, y);
}

/** Ranks among the rows that are marked; others stay 0. In one pass along the order. */
function ranksAmong({ values, order }: Numbers, marked: Uint8Array, n: number): Float64Array {
  const kept = new Uint32Array(n);
  let at = 0;
  for (const row of order) if (marked[row] === 1) kept[at++] = row;
  const ranks = new Float64Array(values.length);
  rankInto(ranks, values, kept, n);
  return ranks;
}

/** Ties at average rank, from 1 on. */
function rankInto(ranks: Float64Array, values: Float64Array, order: Uint32Array, n: number): void {
  for (let from = 0; from < n;) {
    let to = from + 1;
    while (to < n && values[order[to]!] === values[order[from]!]) to++;
    for (let at = from; at < to; at++) ranks[order[at]!] = (from + to + 1) / 2;
    from = to;
  }
}
