import { amountFor } from './course.ts';
import { exp } from './elementary.ts';
import { matchColumn } from '../slices/match-column.ts';
import { countAtMost } from '../stats/count-at-most.ts';
import type { Column } from '../table/column.ts';
import type { PoolRows } from './pool-rows.ts';
import { rowsWhere } from './rows-where.ts';
import { seededFor } from './seeded.ts';
import { spreadOf } from './spread-of.ts';
import { nothingToDraw, poolColumn, wrongColumn } from './stream-problem.ts';
import type { Injection, StreamQuestion } from './stream-question.ts';

/** Sizes of a change that weights are kept for; those between are rounded. */
const STEPS = 16;
/** Tables of weights kept: time goes on, so that old ones are not asked for again. */
const KEPT = 6;
/** Standard deviations beyond which a row is not made likelier still. */
const FURTHEST = 3;

/** Says which row of the pool the next row of the stream is; days ascending. */
export type DrawPoolRow = (day: number) => number;

/**
 * Draws rows of the pool, each as likely as the changes at that time make it. Without any, and always for the same
 * seed, the rows are those of the same stream without changes.
 * Throws Problem "stream.noColumn", "stream.wrongColumn" or "stream.noRows".
 */
export function poolDraws(question: StreamQuestion, pool: PoolRows): DrawPoolRow {
  const random = seededFor(question.seed, 'rows');
  const weighed = question.injections.flatMap((injection) => {
    const weigh = weigherOf(injection, pool);
    return weigh
      ? [{ weigh, course: injection.course, draws: seededFor(question.seed, `weigh ${injection.id}`) }]
      : [];
  });
  /** By the levels of all changes, as the digits of a number. */
  const tables = new Map<number, Float64Array>();
  const levels = new Array<number>(weighed.length).fill(0);

  function tableAt(key: number): Float64Array {
    let table = tables.get(key);
    if (!table) {
      table = cumulated(pool.rows, (row) =>
        weighed.reduce((weight, { weigh }, at) => weight * weigh(row, levels[at]! / STEPS), 1),
      );
      for (const old of tables.keys()) if (tables.size >= KEPT) tables.delete(old);
      tables.set(key, table);
    }
    return table;
  }

  return (day) => {
    const place = random.uniform();
    let key = 0;
    for (let at = 0; at < weighed.length; at++) {
      const { course, draws } = weighed[at]!;
      const level = Math.round(STEPS * amountFor(course, day, draws.uniform()));
      levels[at] = level;
      key = key * (STEPS + 1) + level;
    }
    if (key === 0) return Math.floor(place * pool.rows);
    const table = tableAt(key);
    return Math.min(table.length - 1, countAtMost(table, place * table[table.length - 1]!));
  };
}

type Weigh = (row: number, amount: number) => number;

/** Null for a change that is not about which rows come. */
function weigherOf(injection: Injection, pool: PoolRows): Weigh | null {
  const { change } = injection;
  const inside = rowsWhere(injection.where, pool);
  switch (change.of) {
    case 'tilt': {
      const column = poolColumn(pool, change.column, injection);
      const spread = spreadOf(column);
      if (!spread || column.type === 'text') throw wrongColumn(injection, column, 'numbers');
      const { data } = column;
      const { mean, deviation } = spread;
      return (row, amount) => {
        const z = (data[row]! - mean) / deviation;
        if (!inside[row] || !Number.isFinite(z)) return 1;
        return exp(change.sigmas * amount * Math.max(-FURTHEST, Math.min(FURTHEST, z)));
      };
    }
    case 'share':
      return byShare(
        injection,
        inside,
        rowsWithValue(poolColumn(pool, change.column, injection), change.value),
        change.share,
      );
    case 'unseen': {
      if (!pool.prediction) throw nothingToDraw(injection, 'answers of a model');
      const such = rowsWithValue(pool.prediction, change.answer);
      return (row, amount) => (inside[row] && such[row] ? 1 - change.share * amount : 1);
    }
    default:
      return null;
  }
}

/** Weights by which the rows with the value come to the share, among the rows it is about. */
function byShare(injection: Injection, inside: Uint8Array, such: Uint8Array, share: number): Weigh {
  let [rows, found] = [0, 0];
  inside.forEach((isIn, row) => {
    rows += isIn;
    found += isIn & such[row]!;
  });
  const now = found / rows;
  if (!(now > 0 && now < 1)) throw nothingToDraw(injection, 'rows with the value and rows without');
  return (row, amount) => {
    if (!inside[row]) return 1;
    const wanted = now + amount * (share - now);
    return such[row] ? wanted / now : (1 - wanted) / (1 - now);
  };
}

function rowsWithValue(column: Column, value: string): Uint8Array {
  const isNumber = column.type === 'number' || column.type === 'integer';
  return matchColumn(
    { op: 'eq', field: { of: 'data', name: column.name }, value: isNumber ? Number(value) : value },
    column,
  );
}

function cumulated(rows: number, weigh: (row: number) => number): Float64Array {
  const sums = new Float64Array(rows);
  let sum = 0;
  for (let row = 0; row < rows; row++) sums[row] = sum += weigh(row);
  return sums;
}
