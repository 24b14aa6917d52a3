import type { Strength } from './feature-strength.ts';
import type { Crossing, TimeOverlap } from './leaks.ts';
import type { SplitResult } from './split.ts';

/** How a table falls into parts. */
export type SplitReport = Omit<SplitResult, 'codes'>;

/** Ways in which a part may know of another. */
export interface LeakReport {
  /** Rows equal in all columns but those that name rows. */
  equal: readonly Crossing[];
  /** By column that groups rows: groups with rows in two parts. */
  groups: readonly { column: string; crossings: readonly Crossing[] }[];
  times: readonly { column: string; zone: 'utc' | 'floating'; overlaps: readonly TimeOverlap[] }[];
  /** Columns that name rows: a model learns them by heart. */
  identifiers: readonly string[];
  /** Features that tell the label alone. */
  telling: readonly { column: string; strength: Extract<Strength, { value: number }> }[];
  label: string | null;
  columns: number;
}
