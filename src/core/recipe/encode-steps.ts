import { Problem } from '../kernel/problem.ts';
import { columnLevels, type ColumnLevels, type Level } from '../slices/column-levels.ts';
import type { Column } from '../table/column.ts';
import { wrongSetting, type ColumnStepKind, type Learner } from './column-step-kind.ts';
import type { LearnedOf } from './fitted.ts';
import type { Note } from './findings.ts';
import { LevelCounts } from './level-counts.ts';
import { booleanColumn, madeColumn, numberColumn } from './make-column.ts';
import { nothingToLearn } from './number-sample.ts';
import type { StepOf } from './recipe.ts';

/** Values that become columns of their own at most. */
const MOST_COLUMNS = 1000;
const MOST_CODES = 100_000;

/**
 * As OneHotEncoder of scikit-learn: a column a value in order (numbers, alphabet of code points, or the order the
 * column was given), a missing value being a value of its own, the last, where training had one; values of fewer
 * than `minCount` rows share a last column.
 */
export const oneHot: ColumnStepKind<StepOf<'oneHot'>, LearnedOf['oneHot']> = {
  accepts: ['text', 'number', 'boolean'],
  check: ({ minCount }) =>
    Number.isInteger(minCount) && minCount >= 1
      ? null
      : wrongSetting('The fewest rows of a value must be a whole number.', '1 or more', String(minCount)),
  learner({ drop, minCount }, name): Learner<LearnedOf['oneHot']> {
    const counts = new LevelCounts(name, minCount > 1 ? MOST_CODES : MOST_COLUMNS);
    return {
      add: (column) => counts.add(column),
      finish() {
        const all: (Level | null)[] = counts.inOrder();
        if (counts.missing > 0) all.push(null);
        if (all.length === 0) throw nothingToLearn(name);
        const isRare = (level: Level | null): boolean =>
          (level === null ? counts.missing : counts.countOf(level)) < minCount;
        const rare = all.filter(isRare);
        const levels = all.filter((level) => !isRare(level));
        if (levels.length > MOST_COLUMNS) throw tooManyColumns(name, levels.length);
        const columns = levels.length + (rare.length > 0 ? 1 : 0);
        return { levels, rare, dropped: drop === 'first' || (drop === 'binary' && columns === 2) ? 0 : null };
      },
    };
  },
  outputs(_, { name }, { levels, rare, dropped }) {
    const named = levels.map((level) => (level === null ? `${name} missing` : `${name}=${String(level)}`));
    if (rare.length > 0) named.push(`${name} rare`);
    return named.filter((__, i) => i !== dropped).map((own) => ({ name: own, kind: 'boolean' }));
  },
  apply({ unseen }, { levels, rare, dropped }, column, note) {
    const rareAt = rare.length > 0 ? levels.length : -1;
    const places = new Map<Level | null, number>(levels.map((level, place) => [level, place]));
    for (const level of rare) places.set(level, rareAt);
    const placed = placesOf(column, places, note, unseen === 'refuse', true);
    const columns = levels.length + (rareAt < 0 ? 0 : 1);
    const data = Array.from({ length: columns }, () => new Int8Array(placed.length));
    for (let row = 0; row < placed.length; row++) {
      const place = placed[row]! >= 0 ? placed[row]! : unseen === 'rare' ? rareAt : -1;
      if (place >= 0) data[place]![row] = 1;
    }
    return data.filter((_, i) => i !== dropped).map((values) => booleanColumn(madeColumn('level'), values));
  },
};

/** As OrdinalEncoder of scikit-learn, which orders by the alphabet; missing stays missing. */
export const ordinal: ColumnStepKind<StepOf<'ordinal'>, LearnedOf['ordinal']> = {
  accepts: ['text', 'number', 'boolean'],
  check({ order, given }) {
    if (order !== 'given') return null;
    if (given.length === 0) return wrongSetting('The order is empty.', 'the values, from first to last');
    return new Set(given).size === given.length
      ? null
      : wrongSetting('A value stands twice in the order.', 'each value once');
  },
  learner({ order, given }, name): Learner<LearnedOf['ordinal']> | null {
    const counts = new LevelCounts(name, MOST_CODES);
    return {
      needsNoRows: order === 'given',
      add: (column) => counts.add(column),
      finish() {
        if (order !== 'given' && counts.size === 0) throw nothingToLearn(name);
        return {
          levels: order === 'given' ? given : order === 'frequency' ? counts.byFrequency() : counts.inOrder(),
        };
      },
    };
  },
  outputs: (_, { name }) => [{ name, kind: 'number' }],
  apply({ unseen }, { levels }, column, note) {
    return [codesOf(column, levels, note, unseen === 'refuse')];
  },
};

/** As LabelEncoder of scikit-learn: an unseen class is refused; a row without a label stays without. */
export const labelEncode: ColumnStepKind<StepOf<'labelEncode'>, LearnedOf['labelEncode']> = {
  accepts: ['text', 'number', 'boolean'],
  check: () => null,
  learner(_, name) {
    const counts = new LevelCounts(name, MOST_COLUMNS);
    return {
      add: (column) => counts.add(column),
      finish() {
        if (counts.size === 0) throw nothingToLearn(name);
        return { levels: counts.inOrder() };
      },
    };
  },
  outputs: (_, { name }) => [{ name, kind: 'number' }],
  apply: (_, { levels }, column, note) => [codesOf(column, levels, note, true)],
};

function codesOf(column: Column, levels: readonly Level[], note: Note, refuse: boolean): Column {
  const places = new Map<Level | null, number>(levels.map((level, place) => [level, place]));
  const placed = placesOf(column, places, note, refuse, false);
  const data = Float64Array.from(placed, (place) => (place === MISSING ? NaN : place));
  return numberColumn({ ...column, unit: null }, data);
}

const MISSING = -2;

/** By row: the place of its value, -1 where it has none, -2 where it is missing and that has none. A missing value is
 * refused as any other where it counts as one. */
function placesOf(
  column: Column,
  places: ReadonlyMap<Level | null, number>,
  note: Note,
  refuse: boolean,
  missingIsValue: boolean,
): Int32Array<ArrayBuffer> {
  const { codes, levels } = columnLevels(column, Infinity) as ColumnLevels;
  const byCode = Int32Array.from(levels, (level) => places.get(level) ?? -1);
  const ofMissing = places.get(null) ?? MISSING;
  return codes.map((code, row) => {
    const place = code < 0 ? ofMissing : byCode[code]!;
    if (place >= 0) return place;
    if (refuse && (place !== MISSING || missingIsValue)) {
      throw unseenValue(column.name, levels[code] ?? null, note.firstRow + row);
    }
    if (place === MISSING) note('missing', row, '');
    else note('unseen', row, levels[code]!);
    return place;
  });
}

function unseenValue(column: string, level: Level | null, row: number): Problem {
  const shown = level === null ? 'a missing value' : JSON.stringify(level);
  return new Problem({
    code: 'recipe.unseen',
    message: `Column “${column}” holds what the training rows had not: ${shown}.`,
    expected: 'a value seen in training',
    found: shown,
    where: `row ${String(row + 1)}, column “${column}”`,
    fix: 'Replace the value, or let the step accept unseen values.',
  });
}

function tooManyColumns(column: string, found: number): Problem {
  return new Problem({
    code: 'recipe.tooManyValues',
    message: `Column “${column}” would become ${String(found)} columns.`,
    expected: `at most ${String(MOST_COLUMNS)}`,
    found: String(found),
    where: `column “${column}”`,
    fix: 'Raise the fewest rows of a value, so that rare ones share a column.',
  });
}
