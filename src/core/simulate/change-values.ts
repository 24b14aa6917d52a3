import type { Column } from '../table/column.ts';
import { amountFor, strengthAt } from './course.ts';
import type { PoolRows } from './pool-rows.ts';
import { rowsWhere } from './rows-where.ts';
import { seededFor } from './seeded.ts';
import { spreadOf } from './spread-of.ts';
import { poolColumn, wrongColumn } from './stream-problem.ts';
import type { Injection, StreamQuestion } from './stream-question.ts';

/** Changes values of rows as they come; chunks in turn. */
export interface ValueChanger {
  /** Columns that it may change. */
  names: ReadonlySet<string>;
  /** What the columns are once changed, without values; the same for every chunk. */
  widened: (column: Column) => Column;
  /**
   * Changes the columns of a chunk in place (they are `widened` before); `days` and `poolRow` by row. Marks with 1 the
   * rows that have another value in `changed` now.
   */
  apply: (
    columns: ReadonlyMap<string, Column>,
    days: Float64Array,
    poolRow: Int32Array,
    changed: Uint8Array,
  ) => void;
}

/** Throws Problem "stream.noColumn" or "stream.wrongColumn". */
export function valueChanger(
  question: StreamQuestion,
  pool: PoolRows,
  isOf: (column: string) => boolean,
): ValueChanger {
  const changes = question.injections.flatMap((injection) => {
    const { change } = injection;
    if (!('column' in change) || change.of === 'tilt' || change.of === 'share' || !isOf(change.column))
      return [];
    const column = poolColumn(pool, change.column, injection);
    return [
      {
        injection,
        name: change.column,
        random: seededFor(question.seed, `values ${injection.id}`),
        inside: rowsWhere(injection.where, pool),
        write: writerOf(injection, column),
      },
    ];
  });

  function widened(column: Column): Column {
    let wide = column;
    for (const { injection, name } of changes) if (name === column.name) wide = widen(wide, injection);
    return wide;
  }

  return {
    names: new Set(changes.map(({ name }) => name)),
    widened,
    apply(columns, days, poolRow, changed) {
      for (const { injection, name, random, inside, write } of changes) {
        const column = columns.get(name)!;
        for (let row = 0; row < days.length; row++) {
          const draw = random.uniform();
          const amount = inside[poolRow[row]!] ? amountOf(injection, days[row]!, draw) : 0;
          if (amount > 0 && write(column, row, amount)) changed[row] = 1;
        }
      }
    },
  };
}

/** How much of it a row gets. What concerns a share of the rows concerns a smaller one while it is on its way. */
function amountOf({ change, course }: Injection, day: number, draw: number): number {
  return change.of === 'newCategory' || change.of === 'missing'
    ? Number(draw < change.share * strengthAt(course, day))
    : amountFor(course, day, draw);
}

/** Says whether the value is another one now. */
type Write = (column: Column, row: number, amount: number) => boolean;

function writerOf(injection: Injection, pool: Column): Write {
  const { change } = injection;
  if (change.of === 'missing') return writeMissing;
  if (change.of === 'newCategory') {
    if (pool.type !== 'category') throw wrongColumn(injection, pool, 'categories');
    return (column, row) => {
      if (column.type !== 'category') return false;
      const code = column.levels.indexOf(change.value);
      const isOther = column.data[row] !== code;
      column.data[row] = code;
      return isOther;
    };
  }
  const spread = spreadOf(pool);
  if (!spread) throw wrongColumn(injection, pool, 'numbers');
  return (column, row, amount) => {
    if (column.type !== 'number' && column.type !== 'integer') return false;
    const value = column.data[row]!;
    if (!Number.isFinite(value)) return false;
    let next = value;
    if (change.of === 'move') next += change.sigmas * spread.deviation * amount;
    if (change.of === 'scale') next = value * (1 + (change.factor - 1) * amount);
    if (change.of === 'unit') next = value * (1 + (change.scale - 1) * amount) + change.offset * amount;
    column.data[row] = column.type === 'integer' ? Math.round(next) : next;
    return next !== value;
  };
}

function writeMissing(column: Column, row: number): boolean {
  if (column.type === 'text') {
    const isOther = column.valid![row] === 1;
    column.valid![row] = 0;
    return isOther;
  }
  const isCoded = column.type === 'category' || column.type === 'boolean';
  const isOther = isCoded ? column.data[row] !== -1 : !Number.isNaN(column.data[row]);
  column.data[row] = isCoded ? -1 : NaN;
  return isOther;
}

/** The column able to hold what the change writes into it; its values stay. */
function widen(column: Column, { change }: Injection): Column {
  if (change.of === 'newCategory' && column.type === 'category' && !column.levels.includes(change.value))
    return { ...column, levels: [...column.levels, change.value] };
  if ((change.of === 'missing' || change.of === 'unit') && column.type === 'integer')
    return { ...column, type: 'number', data: Float64Array.from(column.data) };
  if (change.of === 'unit' && column.type === 'number' && column.data instanceof Float32Array)
    return { ...column, data: Float64Array.from(column.data) };
  if (change.of === 'missing' && column.type === 'text' && !column.valid)
    return { ...column, valid: new Uint8Array(column.offsets.length - 1).fill(1) };
  return column;
}
