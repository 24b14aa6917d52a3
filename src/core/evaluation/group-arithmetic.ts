import { count, fraction, type Arithmetic, type Quantity, type Term } from '../metrics/arithmetic.ts';
import { conjoin } from '../slices/predicate-key.ts';
import type { Predicate } from '../slices/predicate.ts';
import type { ColumnSchema } from '../table/column.ts';
import type { AuditedGroup } from './fairness-audit.ts';
import type { Favourable } from './group-counts.ts';
import { GROUP_RATE_FACTS } from './group-rate-facts.ts';
import type { GroupRate } from './group-rates.ts';

/** What is needed to find the rows behind a count. */
export interface JudgedClass {
  truth: Pick<ColumnSchema, 'name' | 'type'>;
  classes: readonly string[];
  positive: string;
  favourable: Favourable;
}

type Cell = 'tp' | 'fp' | 'fn' | 'tn';

/** The counts above and below the line, and what they are out of. */
const PARTS: Readonly<
  Record<Exclude<GroupRate, 'favourableRate'>, readonly [readonly Cell[], readonly Cell[]]>
> = {
  baseRate: [
    ['tp', 'fn'],
    ['tp', 'fp', 'fn', 'tn'],
  ],
  selectionRate: [
    ['tp', 'fp'],
    ['tp', 'fp', 'fn', 'tn'],
  ],
  truePositiveRate: [['tp'], ['tp', 'fn']],
  falsePositiveRate: [['fp'], ['fp', 'tn']],
  falseNegativeRate: [['fn'], ['tp', 'fn']],
  precision: [['tp'], ['tp', 'fp']],
  accuracy: [
    ['tp', 'tn'],
    ['tp', 'fp', 'fn', 'tn'],
  ],
};

/** The rows of a group that are one of four kinds: actual and predicted, the positive class or another. */
export function cellWhere(
  where: Predicate,
  cell: Cell,
  { truth, classes, positive }: JudgedClass,
): Predicate {
  const side = (is: boolean): readonly string[] => classes.filter((name) => (name === positive) === is);
  const numeric = truth.type === 'number' || truth.type === 'integer';
  const actual = side(cell === 'tp' || cell === 'fn');
  const predicted = side(cell === 'tp' || cell === 'fp');
  return conjoin(where, {
    op: 'and',
    of: [
      {
        op: 'in',
        field: { of: 'data', name: truth.name },
        values: numeric ? actual.map(Number) : actual,
      },
      { op: 'in', field: { of: 'prediction', name: 'label' }, values: predicted },
    ],
  });
}

/** How a rate of a group came to be, with the rows behind each count. */
export function groupArithmetic(rate: GroupRate, group: AuditedGroup, judged: JudgedClass): Arithmetic {
  const { title, asks, formula } = GROUP_RATE_FACTS[rate];
  const by = rate === 'favourableRate' ? favourableParts(judged.favourable) : PARTS[rate];
  const [above, below] = by;
  const { counts, where, name } = group;
  const quantities = below.map((cell): Quantity => ({
    name: cell.toUpperCase(),
    words: `actual ${wordsOf(cell === 'tp' || cell === 'fn', judged)}, predicted ${wordsOf(cell === 'tp' || cell === 'fp', judged)}`,
    value: counts[cell],
    where: cellWhere(where, cell, judged),
  }));
  const terms = (cells: readonly Cell[]): Term[] =>
    cells.flatMap((cell, at) => (at === 0 ? [count(counts[cell])] : [' + ', count(counts[cell])]));
  const total = (cells: readonly Cell[]): number => cells.reduce((sum, cell) => sum + counts[cell], 0);
  const found = group.rates[rate];
  return {
    title: `${title}, ${name}`,
    definition: asks,
    formula,
    quantities,
    steps:
      found.value === null
        ? []
        : [
            ['(', ...terms(above), ') / (', ...terms(below), ')'],
            [count(total(above)), ' / ', count(total(below))],
            [fraction(found.value)],
          ],
    result:
      found.value === null ? { value: null, reason: found.reason } : { value: found.value, unit: 'fraction' },
    notes: notesOf(group),
  };
}

function favourableParts(favourable: Favourable): readonly [readonly Cell[], readonly Cell[]] {
  return [favourable === 'positive' ? ['tp', 'fp'] : ['fn', 'tn'], ['tp', 'fp', 'fn', 'tn']];
}

function wordsOf(is: boolean, { classes, positive }: JudgedClass): string {
  if (is) return positive;
  const [other, ...more] = classes.filter((name) => name !== positive);
  return other !== undefined && more.length === 0 ? other : `not ${positive}`;
}

function notesOf({ counts: { unlabeled, missing } }: AuditedGroup): string[] {
  return [
    ...(unlabeled > 0 ? [`${unlabeled.toLocaleString('en')} rows without a true answer are left out.`] : []),
    ...(missing > 0
      ? [`${missing.toLocaleString('en')} rows without an answer of the model are left out.`]
      : []),
  ];
}
