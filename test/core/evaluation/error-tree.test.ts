import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { errorTree, type ErrorNode, type ErrorTree } from '../../../src/core/evaluation/error-tree.ts';
import type { TreeSpec } from '../../../src/core/evaluation/grow-tree.ts';
import type { RowErrors } from '../../../src/core/evaluation/row-errors.ts';
import { treeColumn } from '../../../src/core/evaluation/tree-column.ts';
import { createRandom } from '../../../src/core/kernel/random.ts';
import { fieldsOf } from '../../../src/core/slices/fields-of.ts';
import type { Predicate } from '../../../src/core/slices/predicate.ts';
import { predicateKey } from '../../../src/core/slices/predicate-key.ts';
import { selectRows } from '../../../src/core/slices/select-rows.ts';
import { wordsOf } from '../../../src/core/slices/words-of.ts';
import { shuffledRows } from '../../../src/core/splits/row-order.ts';
import type { Column } from '../../../src/core/table/column.ts';
import { takeRows } from '../../../src/core/table/take-rows.ts';
import golden from '../../golden/trees.json' with { type: 'json' };
import { columnFrom, numberColumn, textColumn, timestampColumn } from '../column-from.ts';
import { lastOf } from '../last-of.ts';

function grow(columns: readonly Column[], errors: RowErrors, spec: TreeSpec = {}, cells?: number): ErrorTree {
  const made = columns.map((column) => treeColumn(column, { of: 'data', name: column.name }, cells)!);
  return lastOf(errorTree(made, errors, spec));
}

function nodesOf(node: ErrorNode): ErrorNode[] {
  return [node, ...(node.children?.flatMap(nodesOf) ?? [])];
}

interface GoldenNode {
  n: number;
  sum: number;
  split?: string;
  bound?: number | null;
  children?: GoldenNode[];
}

describe('against scikit-learn', () => {
  it.each(golden.trees)('tree $#', ({ numbers, town, errors, losses, depth, leaf, root }) => {
    const columns = [
      ...Object.entries(numbers).map(([name, values]) => numberColumn(name, values)),
      columnFrom('town', [...town]),
    ];
    const of = losses ? 'loss' : 'wrong';
    const tree = grow(columns, { of, values: Float64Array.from(errors) }, { depth, leaf });
    const compare = (got: ErrorNode, wanted: GoldenNode): void => {
      expect(got.n).toBe(wanted.n);
      expect(got.rate.value! * got.n).toBeCloseTo(wanted.sum, 5);
      if (!losses) expect(got.errors).toBe(wanted.sum);
      expect(got.children?.length).toBe(wanted.children?.length);
      if (!got.children) return;
      const [field] = fieldsOf(got.children[0].test!);
      expect(field!.name).toBe(wanted.bound === null ? 'town' : wanted.split);
      got.children.forEach((child, at) => compare(child, wanted.children![at]!));
    };
    compare(tree.root, root as GoldenNode);
  });

  it('has bounds between the same neighbours', () => {
    const [first] = golden.trees;
    const u = first!.numbers.v;
    const tree = grow(
      [numberColumn('v', u)],
      { of: 'wrong', values: Float64Array.from(first!.errors) },
      { depth: 1 },
    );
    const test = tree.root.children![0].test as Predicate & { op: 'lt'; value: number };
    const exact = (first!.root as GoldenNode).bound!;
    const sorted = [...new Set(u)].sort((a, b) => a - b);
    const place = (bound: number): number => sorted.findIndex((value) => value >= bound);
    expect(place(test.value)).toBe(place(exact));
  });
});

/** Columns of every type with missing values, and errors that depend on some of them. */
function makeTable(
  seed: number,
  rows: number,
  of: RowErrors['of'],
): { columns: Column[]; errors: RowErrors } {
  const random = createRandom(seed);
  const some = <T>(make: () => T): (T | null)[] =>
    Array.from({ length: rows }, () => (random.below(10) === 0 ? null : make()));
  const age = some(() => random.below(60)).map((value) => value ?? NaN);
  age[0] = Infinity;
  age[1] = -Infinity;
  const town = some(() => 'abcd'[random.below(4)]!);
  const columns = [
    numberColumn('age', age),
    numberColumn(
      'small',
      Array.from({ length: rows }, () => random.uniform()),
      32,
    ),
    columnFrom('town', town),
    columnFrom(
      'paid',
      some(() => random.below(2) === 0),
    ),
    timestampColumn(
      'day',
      some(() => `2024-01-${String(1 + random.below(28)).padStart(2, '0')}`),
    ),
    textColumn(
      'note',
      some(() => ['x', 'yes', 'no'][random.below(3)]!),
    ),
    columnFrom(
      'count',
      Array.from({ length: rows }, () => random.below(9)),
    ),
  ];
  const values = Float64Array.from({ length: rows }, (_, row) => {
    const bad = 0.1 + (age[row]! < 20 ? 0.3 : 0) + (town[row] === null ? 0.4 : 0);
    return of === 'wrong' ? Number(random.uniform() < bad) : random.uniform() * bad;
  });
  values[3] = NaN;
  return { columns, errors: { of, values } };
}

const TABLES = {
  seed: fc.nat(),
  rows: fc.integer({ min: 60, max: 300 }),
  of: fc.constantFrom('wrong' as const, 'loss' as const),
};

describe('any tree', () => {
  it('has nodes whose predicates select their rows, parted among the children', () => {
    fc.assert(
      fc.property(
        fc.record({ ...TABLES, leaf: fc.integer({ min: 1, max: 30 }) }),
        ({ seed, rows, of, leaf }) => {
          const { columns, errors } = makeTable(seed, rows, of);
          const { root, dropped } = grow(columns, errors, { depth: 4, leaf });
          expect([dropped, root.n]).toEqual([1, rows - 1]);
          for (const node of nodesOf(root)) {
            const mask = selectRows(node.where, ({ name }) => columns.find((c) => c.name === name)!, rows);
            mask[3] = 0;
            expect([wordsOf(node.where), mask.reduce((sum, one) => sum + one, 0)]).toEqual([
              wordsOf(node.where),
              node.n,
            ]);
            expect(() => predicateKey(node.where)).not.toThrow();
            if (!node.children) continue;
            const [a, b] = node.children;
            expect(a.n + b.n).toBe(node.n);
            expect(Math.min(a.n, b.n)).toBeGreaterThanOrEqual(leaf);
            expect(a.shareOfErrors! + b.shareOfErrors!).toBeCloseTo(node.shareOfErrors!, 9);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is the same whatever the order of the rows, and with every row twice', () => {
    fc.assert(
      fc.property(fc.record(TABLES), ({ seed, rows, of }) => {
        const { columns, errors } = makeTable(seed, rows, of);
        const figures = (tree: ErrorTree, times = 1): unknown[] =>
          nodesOf(tree.root).map(({ n, rate }) => [n / times, (rate.value ?? 0).toFixed(9)]);
        const plain = figures(grow(columns, errors, { leaf: 10 }));
        const turned = (order: Uint32Array): [Column[], RowErrors] => [
          columns.map((column) => takeRows(column, order)),
          { of, values: Float64Array.from(order, (row) => errors.values[row]!) },
        ];
        expect(figures(grow(...turned(shuffledRows(rows, seed)), { leaf: 10 }))).toEqual(plain);
        const twice = Uint32Array.from({ length: 2 * rows }, (_, at) => at % rows);
        expect(figures(grow(...turned(twice), { leaf: 20 }), 2)).toEqual(plain);
      }),
      { numRuns: 30 },
    );
  });

  it('takes the first of equal splits, and none that says nothing', () => {
    const flags = Array.from({ length: 80 }, (_, row) => Number(row < 40));
    const same = [
      numberColumn(
        'second',
        flags.map((flag) => 1 - flag),
      ),
      numberColumn('first', flags),
    ];
    const wrong = { of: 'wrong' as const, values: Float64Array.from(flags) };
    const { root } = grow(same, wrong);
    expect(wordsOf(root.children![0].where)).toBe('second < 0.5');
    expect(nodesOf(root)).toHaveLength(3);
    const even = { of: 'wrong' as const, values: Float64Array.from({ length: 80 }, (_, row) => row % 2) };
    expect(grow(same, even).root.children).toBeNull();
    expect(grow(same, { of: 'wrong', values: new Float64Array(80) }).root).toMatchObject({
      children: null,
      shareOfErrors: null,
      errors: 0,
    });
    expect(grow([], wrong).root.children).toBeNull();
    expect(grow(same, { of: 'wrong', values: new Float64Array(80).fill(NaN) }).root).toMatchObject({
      n: 0,
      rate: { value: null, reason: 'emptySlice' },
    });
  });

  it('joins neighbours in cells where there are many numbers, and still selects its rows', () => {
    const random = createRandom(4);
    const values = Array.from({ length: 2000 }, () => random.uniform() * 1e6);
    const errors = { of: 'wrong' as const, values: Float64Array.from(values, (x) => Number(x < 123_456)) };
    const column = numberColumn('x', values);
    const [below] = grow([column], errors, { depth: 1 }, 50).root.children!;
    const mask = selectRows(below.where, () => column, 2000);
    expect(mask.reduce((sum, one) => sum + one, 0)).toBe(below.n);
    expect(Math.abs(below.n - errors.values.filter((one) => one === 1).length)).toBeLessThanOrEqual(40);
  });

  it('leaves out text with more than 1,000 values', () => {
    const texts = textColumn(
      't',
      Array.from({ length: 1001 }, (_, row) => String(row)),
    );
    expect(treeColumn(texts, { of: 'data', name: 't' })).toBeNull();
  });
});
