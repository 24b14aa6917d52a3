import type { Level } from '../slices/column-levels.ts';
import type { Field, Predicate } from '../slices/predicate.ts';
import type { Split } from './best-split.ts';
import type { TreeColumn } from './tree-column.ts';

/** What the splits above a node leave of a column. */
interface Left {
  low: number | null;
  high: number | null;
  /** Levels that are left; null for numbers. */
  levels: readonly number[] | null;
  numbers: boolean;
  missing: boolean;
}

/** The way to a node: what is left of each column that was split, in the order of the first splits. */
export class TreePath {
  readonly #left: ReadonlyMap<number, Left>;
  readonly #columns: readonly TreeColumn[];

  constructor(columns: readonly TreeColumn[], left: ReadonlyMap<number, Left> = new Map()) {
    this.#columns = columns;
    this.#left = left;
  }

  /** One split further, to the side where it holds or to the other. */
  then(split: Split, holds: boolean): TreePath {
    const { column } = split;
    const { values, hasMissing } = this.#columns[column]!;
    const levels = values.by === 'level' ? values.occurring : null;
    const whole = { low: null, high: null, levels, numbers: true, missing: hasMissing };
    const left = after(this.#left.get(column) ?? whole, split, holds);
    return new TreePath(this.#columns, new Map(this.#left).set(column, left));
  }

  /** All of it in one predicate, which selects the rows of the node. */
  where(): Predicate {
    const parts = [...this.#left].map(([column, left]) => this.#predicateOf(column, left));
    return parts.length === 0
      ? { op: 'all' }
      : parts.length === 1
        ? parts[0]!
        : { op: 'and', of: parts.flatMap((part) => (part.op === 'and' ? part.of : [part])) };
  }

  /** What is left of one column. */
  whereOf(column: number): Predicate {
    return this.#predicateOf(column, this.#left.get(column)!);
  }

  #predicateOf(column: number, left: Left): Predicate {
    const { field, values, hasMissing } = this.#columns[column]!;
    const missing: Predicate = { op: 'missing', field };
    if (!left.numbers || left.levels?.length === 0) return missing;
    if (values.by === 'bound') {
      const within = rangeOf(field, left);
      if (!within) return { op: 'not', of: missing };
      return left.missing ? { op: 'or', of: [within, missing] } : within;
    }
    const [first, ...others] = left.levels!;
    if (others.length === 0 && !left.missing) return { op: 'eq', field, value: values.levels[first!]! };
    const gone = values.occurring.filter((level) => !left.levels!.includes(level));
    const without = [
      ...anyOf(
        field,
        gone.map((level) => values.levels[level]!),
      ),
      ...(hasMissing && !left.missing ? [missing] : []),
    ];
    return { op: 'not', of: without.length === 1 ? without[0]! : { op: 'or', of: without } };
  }
}

function anyOf(field: Field, levels: readonly Level[]): Predicate[] {
  const texts = levels.filter((level) => typeof level === 'string');
  if (levels.length > 1 && texts.length === levels.length) return [{ op: 'in', field, values: texts }];
  return levels.map((value) => ({ op: 'eq', field, value }));
}

function after(left: Left, split: Split, holds: boolean): Left {
  if (split.by === 'missing') {
    return holds ? { ...left, numbers: false, levels: left.levels && [] } : { ...left, missing: false };
  }
  if (split.by === 'level') {
    return holds
      ? { ...left, levels: [split.level], missing: false }
      : { ...left, levels: left.levels!.filter((level) => level !== split.level) };
  }
  return holds ? { ...left, high: split.bound, missing: false } : { ...left, low: split.bound };
}

function rangeOf(field: Field, { low, high }: Left): Predicate | null {
  if (low !== null && high !== null) return { op: 'between', field, low, high, closed: '[)' };
  if (low !== null) return { op: 'ge', field, value: low };
  return high === null ? null : { op: 'lt', field, value: high };
}
