import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apportion, apportionClasses } from '../../../src/core/splits/apportion.ts';
import { foldRows, makeFolds, type FoldSpec } from '../../../src/core/splits/folds.ts';
import { columnsOfSplit, makeSplit } from '../../../src/core/splits/make-split.ts';
import { LEFT_OUT, type SplitResult, type SplitSpec } from '../../../src/core/splits/split.ts';
import { lengthOf, type Column } from '../../../src/core/table/column.ts';
import { takeRows } from '../../../src/core/table/take-rows.ts';
import { columnFrom, numberColumn, textColumn, timestampColumn } from '../column-from.ts';

const PARTS = [
  { name: 'train', share: 0.6, frozen: false },
  { name: 'validation', share: 0.2, frozen: false },
  { name: 'test', share: 0.2, frozen: true },
];
const SPEC: SplitSpec = {
  parts: PARTS,
  how: 'random',
  seed: 1,
  classes: null,
  groups: null,
  time: null,
  gapMs: 0,
  key: null,
};

function split(spec: Partial<SplitSpec>, ...columns: Column[]): SplitResult {
  return makeSplit(
    { ...SPEC, ...spec },
    lengthOf(columns[0]!),
    new Map(columns.map((column) => [column.name, column])),
  );
}

const shares = fc
  .array(fc.integer({ min: 1, max: 20 }), { minLength: 2, maxLength: 5 })
  .map((weights) => weights.map((weight) => weight / weights.reduce((a, b) => a + b, 0)));
const partsOf = (of: readonly number[]) =>
  of.map((share, i) => ({ name: `p${String(i)}`, share, frozen: false }));
const seed = fc.integer({ min: 0, max: 2 ** 31 });

describe('sizes', () => {
  it('the 100 examples with 30 positives become 18, 6 and 6 at 60/20/20', () => {
    for (let of = 0; of < 50; of++) {
      const y = columnFrom(
        'y',
        Array.from({ length: 100 }, (_, i) => (i % 10 < 3 ? 'yes' : 'no')),
      );
      const { parts, classes } = split({ how: 'stratified', classes: 'y', seed: of }, y);
      const positives = parts.map(({ byClass }) => byClass![classes!.indexOf('yes')]);
      expect(positives).toEqual([18, 6, 6]);
      expect(parts.map(({ rows }) => rows)).toEqual([60, 20, 20]);
    }
  });

  it('a random split of the same examples does miss 18, 6 and 6 now and then', () => {
    const isPositive = (row: number): boolean => row % 10 < 3;
    const found = new Set<string>();
    for (let of = 0; of < 50; of++) {
      const { codes } = split(
        { seed: of },
        numberColumn(
          'x',
          Array.from({ length: 100 }, (_, i) => i),
        ),
      );
      const counts = [0, 0, 0];
      codes.forEach((part, row) => (counts[part]! += isPositive(row) ? 1 : 0));
      found.add(counts.join());
    }
    expect(found.size).toBeGreaterThan(5);
  });

  it('apportions to whole rows within one of the ideal, in all and by class', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 12 }),
        shares,
        (counts, of) => {
          const n = counts.reduce((a, b) => a + b, 0);
          const sizes = apportion(n, of);
          expect(sizes.reduce((a, b) => a + b, 0)).toBe(n);
          sizes.forEach((size, part) => expect(Math.abs(size - n * of[part]!)).toBeLessThan(1));
          const cells = apportionClasses(counts, of);
          cells.forEach((row, own) => {
            expect(row.reduce((a, b) => a + b, 0)).toBe(counts[own]);
            row.forEach((cell, part) => expect(Math.abs(cell - counts[own]! * of[part]!)).toBeLessThan(1));
          });
          // Carrying remainders keeps the parts' totals near as well, however many classes there are.
          of.forEach((share, part) => {
            const total = cells.reduce((sum, row) => sum + row[part]!, 0);
            expect(Math.abs(total - n * share)).toBeLessThan(of.length);
          });
        },
      ),
      { numRuns: 500 },
    );
  });

  it('many classes of one row each still fill every part', () => {
    const y = columnFrom(
      'y',
      Array.from({ length: 50 }, (_, i) => `c${String(i)}`),
    );
    expect(split({ how: 'stratified', classes: 'y' }, y).parts.map(({ rows }) => rows)).toEqual([30, 10, 10]);
  });
});

describe('random and stratified splits', () => {
  it('take every row once, by the seed alone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 400 }), shares, seed, (rows, of, own) => {
        const x = numberColumn(
          'x',
          Array.from({ length: rows }, (_, i) => i),
        );
        const spec = { parts: partsOf(of), seed: own };
        const first = split(spec, x);
        expect(first.codes).toEqual(split(spec, x).codes);
        expect(first.parts.map((part) => part.rows)).toEqual(apportion(rows, of));
        expect(first.codes.every((code) => code < of.length)).toBe(true);
      }),
    );
    const x = numberColumn(
      'x',
      Array.from({ length: 300 }, (_, i) => i),
    );
    expect(split({ seed: 1 }, x).codes).not.toEqual(split({ seed: 2 }, x).codes);
  });

  it('with a key, a table sorted anew splits the same', () => {
    const ids = Array.from({ length: 200 }, (_, i) => `customer ${String(i)}`);
    const turned = ids.map((_, i) => (i * 73) % 200);
    for (const how of ['random', 'stratified'] as const) {
      const key = textColumn('id', ids);
      const y = columnFrom(
        'y',
        ids.map((_, i) => (i % 7 === 0 ? 'a' : 'b')),
      );
      const straight = split({ how, key: 'id', classes: 'y' }, key, y);
      const other = split({ how, key: 'id', classes: 'y' }, takeRows(key, turned), takeRows(y, turned));
      expect(turned.map((row) => straight.codes[row])).toEqual([...other.codes]);
      expect(straight.parts.map(({ rows }) => rows)).toEqual([120, 40, 40]);
    }
  });

  it('rows without a class keep their shares too', () => {
    const y = columnFrom(
      'y',
      Array.from({ length: 100 }, (_, i) => (i < 50 ? null : i < 70 ? 'a' : 'b')),
    );
    const { codes, parts } = split({ how: 'stratified', classes: 'y' }, y);
    expect([...codes.subarray(0, 50)].filter((code) => code === 0)).toHaveLength(30);
    expect(parts.map(({ byClass }) => byClass)).toEqual([
      [12, 18],
      [4, 6],
      [4, 6],
    ]);
  });
});

describe('splits by group', () => {
  const groups = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 20, maxLength: 300 });

  it('keep groups whole and miss a size by less than the largest group', () => {
    fc.assert(
      fc.property(groups, shares, seed, (of, wanted, own) => {
        const g = columnFrom(
          'g',
          of.map((value) => `g${String(value)}`),
        );
        const { codes, parts } = split({ how: 'group', groups: 'g', parts: partsOf(wanted), seed: own }, g);
        const partOf = new Map<number, number>();
        of.forEach((value, row) => {
          expect(partOf.get(value) ?? codes[row]).toBe(codes[row]);
          partOf.set(value, codes[row]!);
        });
        const largest = Math.max(...of.map((value) => of.filter((other) => other === value).length));
        for (const { rows, ideal } of parts) expect(rows - ideal).toBeLessThan(largest);
      }),
    );
  });

  it('do not depend on the order of rows, and keep classes where asked', () => {
    const of = Array.from({ length: 600 }, (_, i) => `patient ${String(i % 150)}`);
    const classes = of.map((_, i) => (i % 150 < 30 ? 'ill' : 'well'));
    const turned = of.map((_, i) => (i * 77) % 600);
    const spec = { how: 'group', groups: 'g', classes: 'y' } as const;
    const g = columnFrom('g', of);
    const y = columnFrom('y', classes);
    const straight = split(spec, g, y);
    const regrouped = columnFrom(
      'g',
      turned.map((row) => of[row]!),
    );
    const other = split(
      spec,
      regrouped,
      columnFrom(
        'y',
        turned.map((row) => classes[row]!),
      ),
    );
    expect(turned.map((row) => straight.codes[row])).toEqual([...other.codes]);
    expect(straight.parts.map(({ byClass }) => byClass)).toEqual([
      [72, 288],
      [24, 96],
      [24, 96],
    ]);
  });

  it('a row without a group stands alone', () => {
    const g = columnFrom('g', [
      ...Array.from({ length: 40 }, () => 'big'),
      ...Array.from({ length: 60 }, () => null),
    ]);
    expect(split({ how: 'group', groups: 'g' }, g).parts.map(({ rows }) => rows)).toEqual([60, 20, 20]);
  });
});

describe('splits by time', () => {
  it('run forward, and rows of one moment never part', () => {
    const times = fc.array(
      fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 0, max: 60 }) }, fc.constant(null)),
      { minLength: 30, maxLength: 200 },
    );
    fc.assert(
      fc.property(times, shares, fc.integer({ min: 0, max: 4 }), (of, wanted, gapMs) => {
        const moments = new Set(of.filter((time) => time !== null));
        fc.pre(moments.size >= wanted.length);
        const t = numberColumn(
          't',
          of.map((time) => time ?? NaN),
        );
        const { codes, parts, leftOut } = split({ how: 'time', time: 't', parts: partsOf(wanted), gapMs }, t);
        const bounds = wanted.map((_, part) => {
          const own = of.filter((__, row) => codes[row] === part) as number[];
          return [Math.min(...own), Math.max(...own)] as const;
        });
        for (let part = 1; part < bounds.length; part++) {
          expect(bounds[part]![0] - bounds[part - 1]![1]).toBeGreaterThan(gapMs);
        }
        expect(leftOut.missing).toBe(of.filter((time) => time === null).length);
        expect(parts.reduce((sum, { rows }) => sum + rows, 0) + leftOut.gap + leftOut.missing).toBe(
          of.length,
        );
        expect([...codes].filter((code) => code === LEFT_OUT)).toHaveLength(leftOut.gap + leftOut.missing);
      }),
    );
  });

  it('meets the shares where times are all different', () => {
    const days = Array.from({ length: 100 }, (_, i) =>
      new Date(Date.UTC(2024, 0, 1 + ((i * 37) % 100))).toISOString(),
    );
    const t = timestampColumn('t', days);
    expect(split({ how: 'time', time: 't' }, t).parts.map(({ rows }) => rows)).toEqual([60, 20, 20]);
    const gap = split({ how: 'time', time: 't', gapMs: 3 * 86_400_000 }, t);
    expect([gap.parts.map(({ rows }) => rows), gap.leftOut.gap]).toEqual([[57, 17, 20], 6]);
  });
});

describe('folds', () => {
  it.each(['plain', 'stratified', 'group', 'forward'] as const)(
    '%s folds cover the rows and are clean',
    (how) => {
      const rows = 217;
      const classes = columnFrom(
        'y',
        Array.from({ length: rows }, (_, i) => (i % 9 === 0 ? 'rare' : 'usual')),
      );
      const groups = columnFrom(
        'g',
        Array.from({ length: rows }, (_, i) => i % 40),
      );
      const time = timestampColumn(
        't',
        Array.from({ length: rows }, (_, i) => new Date(86_400_000 * ((i * 31) % 100)).toISOString()),
      ) as Column & { type: 'timestamp' };
      const spec: FoldSpec = { k: 5, seed: 3, how, classes, groups, time, gapMs: 2 * 86_400_000 };
      const folds = makeFolds(spec, rows);
      expect(folds).toEqual(makeFolds(spec, rows));
      const tested = new Map<number, number>();
      for (let i = 0; i < 5; i++) {
        const { train, test } = foldRows(spec, folds, i);
        expect(train.length).toBeGreaterThan(0);
        expect(test.length).toBeGreaterThan(0);
        test.forEach((row) => tested.set(row, (tested.get(row) ?? 0) + 1));
        const trained = new Set(train);
        expect([...test].some((row) => trained.has(row))).toBe(false);
        if (how === 'plain' || how === 'stratified') expect(Math.abs(test.length - rows / 5)).toBeLessThan(1);
        if (how === 'stratified') {
          const rare = [...test].filter((row) => row % 9 === 0).length;
          expect(Math.abs(rare - 25 / 5)).toBeLessThan(1);
        }
        if (how === 'group') {
          const held = new Set([...test].map((row) => row % 40));
          expect([...train].some((row) => held.has(row % 40))).toBe(false);
        }
        if (how === 'forward') {
          const last = Math.max(...[...train].map((row) => time.data[row]!));
          const first = Math.min(...[...test].map((row) => time.data[row]!));
          expect(first - last).toBeGreaterThan(2 * 86_400_000);
        } else expect(train.length + test.length).toBe(rows);
      }
      expect([...tested.values()].every((times) => times === 1)).toBe(true);
      expect(tested.size).toBe(how === 'forward' ? folds.filter((fold) => fold !== LEFT_OUT).length : rows);
    },
  );
});

describe('what cannot be split', () => {
  const x = numberColumn('x', [1, 2, 3]);
  it.each<[string, Partial<SplitSpec>, string]>([
    ['one part', { parts: PARTS.slice(0, 1) }, 'split.parts'],
    ['shares of 80%', { parts: partsOf([0.5, 0.3]) }, 'split.parts'],
    ['a share of 0', { parts: partsOf([1, 0]) }, 'split.parts'],
    ['two parts of one name', { parts: [PARTS[0]!, { ...PARTS[0]!, share: 0.4 }] }, 'split.parts'],
    ['no label', { how: 'stratified' }, 'split.column'],
    ['a column that is not there', { how: 'group', groups: 'nobody' }, 'split.column'],
    ['one moment', { how: 'time', time: 'constant' }, 'split.parts'],
    ['no times', { how: 'time', time: 'words' }, 'split.column'],
  ])('%s', (_, spec, code) => {
    const columns = [x, numberColumn('constant', [5, 5, 5]), textColumn('words', ['a', 'b', 'c'])];
    expect(() => split(spec, ...columns)).toThrow(
      expect.objectContaining({ facts: expect.objectContaining({ code }) }),
    );
  });

  it('names the columns that a split reads, each once', () => {
    expect(columnsOfSplit({ ...SPEC, classes: 'y', groups: 'g', key: 'y' })).toEqual(['y', 'g']);
  });
});
