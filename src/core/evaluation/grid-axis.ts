import { compareLevels } from '../slices/column-levels.ts';
import type { Field, Predicate } from '../slices/predicate.ts';
import type { SearchItems } from '../slices/search-items.ts';

/** A part of a column along a side of a grid. */
export interface AxisPart {
  where: Predicate;
  /** Values that share it: 1, or more where rare ones are taken together. */
  values: number;
  n: number;
}

export interface GridAxis {
  field: Field;
  parts: readonly AxisPart[];
}

/** Parts of a side at most, and one for missing values. */
const MOST_PARTS = 12;

/**
 * The parts of a column that occur in `rows`, and the part of each of its codes: numbers ascending, other values by how
 * many rows they have; beyond twelve the rarest are taken together. Missing values come last.
 */
export function gridAxis(
  { codes, values }: SearchItems,
  field: Field,
  rows: Uint32Array,
): { axis: GridAxis; partOf: Int32Array } {
  const counts = new Float64Array(values.length);
  for (const row of rows) counts[codes[row]!]!++;
  const missing = values.length - 1;
  const present = [...values.keys()].filter((code) => code !== missing && counts[code]! > 0);
  if (present.some((code) => typeof levelOf(values[code]!) === 'string')) {
    present.sort(
      (a, b) => counts[b]! - counts[a]! || compareLevels(levelOf(values[a]!)!, levelOf(values[b]!)!),
    );
  } else {
    present.sort((a, b) => lowestOf(values[a]!) - lowestOf(values[b]!));
  }
  // Only texts have so many: numbers come in fewer bins.
  const alone = present.length > MOST_PARTS ? present.slice(0, MOST_PARTS - 1) : present;
  const rest = present.slice(alone.length);
  const groups = alone.map((code) => ({ codes: [code], where: values[code]! }));
  if (rest.length > 0) {
    const shown: Predicate = { op: 'in', field, values: alone.map((code) => String(levelOf(values[code]!))) };
    const where: Predicate = { op: 'not', of: { op: 'or', of: [shown, { op: 'missing', field }] } };
    groups.push({ codes: rest, where });
  }
  if (counts[missing]! > 0) groups.push({ codes: [missing], where: values[missing]! });
  const partOf = new Int32Array(values.length).fill(-1);
  const parts = groups.map(({ codes: own, where }, part): AxisPart => {
    for (const code of own) partOf[code] = part;
    return { where, values: own.length, n: own.reduce((sum, code) => sum + counts[code]!, 0) };
  });
  return { axis: { field, parts }, partOf };
}

function levelOf(where: Predicate): string | number | boolean | null {
  return where.op === 'eq' ? where.value : null;
}

function lowestOf(where: Predicate): number {
  switch (where.op) {
    case 'between':
      return where.low;
    case 'lt':
      return -Infinity;
    case 'gt':
      return Infinity;
    default:
      return Number(levelOf(where));
  }
}
