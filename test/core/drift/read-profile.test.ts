import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsOfColumn, countColumn } from '../../../src/core/drift/count-column.ts';
import { MOST_VALUES, type LogProfile, type ProfiledColumn } from '../../../src/core/drift/log-profile.ts';
import { windowsOf, type CutLog } from '../../../src/core/drift/log-windows.ts';
import { isProfileLayout, LAYOUT, profileColumns } from '../../../src/core/drift/profile-layout.ts';
import { readProfile } from '../../../src/core/drift/read-profile.ts';
import { mergeProfile } from '../../../src/core/drift/window-profile.ts';
import { factsOf, type ProblemFacts } from '../../../src/core/kernel/problem.ts';
import { lengthOf, type Column } from '../../../src/core/table/column.ts';
import { takeRows } from '../../../src/core/table/take-rows.ts';
import { columnFrom, numberColumn, textColumn } from '../column-from.ts';

const EVERY = { by: 'time', everyMs: 10 } as const;

const row = fc.record({
  time: fc.oneof({ weight: 9, arbitrary: fc.nat(90) }, { weight: 1, arbitrary: fc.constant(NaN) }),
  number: fc.oneof(
    fc.integer({ min: -3, max: 3 }),
    fc.double({ min: -1e3, max: 1e3 }),
    fc.constantFrom(NaN, Infinity, -0),
  ),
  word: fc.option(fc.constantFrom('a', 'b', '🦜', '')),
  text: fc.option(fc.string({ unit: 'grapheme', maxLength: 6 })),
  flag: fc.option(fc.boolean()),
});
type Row = typeof row extends fc.Arbitrary<infer R> ? R : never;
const rows = fc.array(row, { minLength: 1, maxLength: 40 }).map((all) => [...all, { ...all[0]!, time: 35 }]);

function columnsOf(all: readonly Row[]): { times: Float64Array; columns: Column[] } {
  return {
    times: Float64Array.from(all, ({ time }) => time),
    columns: [
      numberColumn(
        'number',
        all.map(({ number }) => number),
      ),
      columnFrom(
        'word',
        all.map(({ word }) => word),
      ),
      textColumn(
        'text',
        all.map(({ text }) => text),
      ),
      columnFrom(
        'flag',
        all.map(({ flag }) => flag),
      ),
      numberColumn(
        'gone',
        all.map(() => NaN),
      ),
    ],
  };
}

function counted(column: Column, log: CutLog): ProfiledColumn {
  const made = cellsOfColumn(column, log)!;
  countColumn(made, column, log.windowOf);
  return made;
}

function profileOf(all: readonly Row[]): LogProfile {
  const { times, columns } = columnsOf(all);
  const log = windowsOf(times, EVERY);
  return { windows: log.windows, columns: columns.map((column) => counted(column, log)) };
}

const readBack = (columns: readonly Column[]): LogProfile => readProfile(columns, lengthOf(columns[0]!));

/** What adding in another order may change in the last place. */
function rounded(profile: LogProfile): unknown {
  const columns = profile.columns.map(({ profile: of, ...rest }) => ({
    ...rest,
    ...of,
    sums: [...of.sums].map((sum) => Math.round(sum * 1e6) + 0),
    squares: [...of.squares].map((sum) => Math.round(sum * 1e3) + 0),
  }));
  return { ...profile, columns };
}

describe('a profile', () => {
  it('comes back from its table, whatever the order of the records', () => {
    fc.assert(
      fc.property(rows, fc.infiniteStream(fc.nat()), (all, keys) => {
        const profile = profileOf(all);
        const table = profileColumns(profile);
        expect(table.map(({ name }) => name)).toEqual(LAYOUT);
        expect(isProfileLayout(table.map(({ name }) => name))).toBe(true);
        expect(readBack(table)).toEqual(profile);
        const order = Array.from(
          { length: lengthOf(table[0]!) },
          (_, at) => [keys.next().value, at] as const,
        );
        const shuffled = order.sort((a, b) => a[0] - b[0]).map(([, at]) => at);
        const { windows, columns } = readBack(table.map((column) => takeRows(column, shuffled)));
        const byName = (a: ProfiledColumn, b: ProfiledColumn): number => (a.name < b.name ? -1 : 1);
        expect({ windows, columns: [...columns].sort(byName) }).toEqual({
          windows,
          columns: [...profile.columns].sort(byName),
        });
      }),
      { numRuns: 60 },
    );
  });

  it('does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(rows, (all) => {
        expect(rounded(profileOf([...all].reverse()))).toEqual(rounded(profileOf(all)));
      }),
      { numRuns: 60 },
    );
  });

  it('of parts, merged, is that of the whole', () => {
    fc.assert(
      fc.property(rows, fc.nat(40), (all, at) => {
        const { times, columns } = columnsOf(all);
        const log = windowsOf(times, EVERY);
        const whole = columns.map((column) => counted(column, log));
        const merged = columns.map((column) => {
          const made = cellsOfColumn(column, log)!;
          for (const [from, to] of [
            [0, at],
            [at, all.length],
          ] as const) {
            const part = Array.from({ length: all.length }, (_, i) => i).slice(from, to);
            const own = cellsOfColumn(column, log)!;
            countColumn(own, takeRows(column, part), log.windowOf.slice(from, to));
            mergeProfile(made.profile, own.profile);
          }
          return made;
        });
        expect(rounded({ windows: log.windows, columns: merged })).toEqual(
          rounded({ windows: log.windows, columns: whole }),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('counts characters of a text, not bytes or halves', () => {
    const log = windowsOf(Float64Array.from([1, 1, 1]), EVERY);
    const { profile } = counted(textColumn('t', ['🦜', 'é', null]), log);
    expect([...profile.low, ...profile.high, ...profile.missing]).toEqual([1, 1, 1]);
  });

  it('leaves rare values to a cell of their own, the frequent ones in order', () => {
    const words = Array.from({ length: MOST_VALUES + 5 }, (_, at) => `w${String(at).padStart(3, '0')}`);
    const log = windowsOf(new Float64Array(words.length + 1), EVERY);
    const made = counted(columnFrom('c', [...words, 'w200']), log);
    if (made.kind !== 'values') throw new Error(made.kind);
    expect(made.values.slice(0, 2)).toEqual(['w200', 'w000']);
    expect(made.values).toHaveLength(MOST_VALUES);
    expect(made.others).toBe(true);
    expect(made.profile.counts.at(-1)).toBe(5);
  });

  it('knows its windows without any column', () => {
    const { windows } = profileOf([{ time: 5, number: 1, word: null, text: null, flag: null }]);
    expect(readBack(profileColumns({ windows, columns: [] }))).toEqual({ windows, columns: [] });
  });
});

describe('a foreign table', () => {
  const good = (): Record<string, Column> => {
    const all: Row[] = [0, 1, 12, 13].map((time) => ({
      time,
      number: time,
      word: 'a',
      text: 'x',
      flag: true,
    }));
    return Object.fromEntries(profileColumns(profileOf(all)).map((column) => [column.name, column]));
  };
  /** With one value of a column of numbers, times or words changed. */
  const changed = (name: string, at: number, value: number | string | null): ProblemFacts => {
    const table = good();
    const column = table[name]!;
    if (column.type === 'text' || column.type === 'category') {
      const count = lengthOf(column);
      const texts = Array.from({ length: count }, (_, i) =>
        column.type === 'category'
          ? (column.levels[column.data[i]!] ?? null)
          : column.valid?.[i] === 0
            ? null
            : new TextDecoder().decode(column.utf8.subarray(column.offsets[i], column.offsets[i + 1])),
      );
      table[name] = textColumn(name, texts.with(at, value as string | null));
    } else
      table[name] = { ...column, data: (column.data as Float64Array).with(at, value as number) } as Column;
    return refusal(Object.values(table));
  };
  const refusal = (columns: readonly Column[]): ProblemFacts => {
    try {
      readBack(columns);
    } catch (error) {
      return factsOf(error);
    }
    throw new Error('it was read');
  };

  it.each(LAYOUT.filter((name) => name !== 'unit' && name !== 'others'))('needs the column %s', (name) => {
    const { [name]: gone, ...rest } = good();
    expect(gone).toBeDefined();
    expect(refusal(Object.values(rest))).toMatchObject({
      code: 'profile.layout',
      expected: `a column “${name}”`,
    });
    expect(isProfileLayout(Object.keys(rest))).toBe(false);
  });

  // Records 1 and 2 are the windows, 3 and 4 the numbers, 5 and 6 the words.
  it.each([
    ['window_end', 0, 0, 'column “window_end”, row 1'],
    ['window_end', 2, 15, 'column “window_end”, row 3'],
    ['window_start', 1, 5, 'column “window_start”, row 2'],
    ['window_start', 0, NaN, 'column “window_start”, row 1'],
    ['row_count', 2, 3, 'column “row_count”, row 3'],
    ['row_count', 0, -1, 'column “row_count”, row 1'],
    ['row_count', 0, 1.5, 'column “row_count”, row 1'],
    ['missing', 2, NaN, 'column “missing”, row 3'],
    ['missing', 2, 1, 'column “counts”, row 3'],
    ['origin', 3, 99, 'column “origin”, row 4'],
    ['sum', 2, Infinity, 'column “sum”, row 3'],
    ['sum_of_squares', 2, -1, 'column “sum_of_squares”, row 3'],
    ['low', 2, 50, 'column “high”, row 3'],
    ['kind', 2, 'numbers', 'column “kind”, row 4'],
    ['cells', 2, null, 'column “cells”, row 3'],
    ['cells', 2, '[3,2,1]', 'column “cells”, row 3'],
    ['cells', 2, '[1,null,12]', 'column “cells”, row 3'],
    ['cells', 2, '{"a":1}', 'column “cells”, row 3'],
    ['cells', 2, '[1', 'column “cells”, row 3'],
    ['cells', 2, JSON.stringify(Array.from({ length: 2000 }, (_, i) => i)), 'column “cells”, row 3'],
    ['cells', 4, '["a","a"]', 'column “cells”, row 5'],
    ['cells', 4, '[1]', 'column “cells”, row 5'],
    ['counts', 2, null, 'column “counts”, row 3'],
    ['counts', 2, '[2]', 'column “counts”, row 3'],
    ['counts', 2, '[3,-1,0,0]', 'column “counts”, row 3'],
    ['counts', 2, '[1,0.5,0.5,0]', 'column “counts”, row 3'],
    ['counts', 2, '[1,1,1,1]', 'column “counts”, row 3'],
    ['column_name', 4, 'number', 'column “kind”, row 5'],
    ['column_name', 3, null, 'window from 1970-01-01T00:00:00.010Z, of 2 rows'],
  ] as const)('with %s of row %i (from 0) being %s is refused', (name, at, value, where) => {
    expect(changed(name, at, value)).toMatchObject({ code: 'profile.layout', where });
  });

  it('with words for numbers is refused', () => {
    const table = {
      ...good(),
      missing: textColumn('missing', good()['missing'] ? new Array(12).fill('x') : []),
    };
    expect(refusal(Object.values(table))).toMatchObject({
      where: 'column “missing”',
      expected: 'numbers',
      found: 'text',
    });
  });
});
