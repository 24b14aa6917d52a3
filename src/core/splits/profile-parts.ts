import type { ColumnProfile } from '../profile/column-profile.ts';
import type { PairStrength } from '../profile/pair-sides.ts';
import type { Suspicion } from '../profile/suspicions.ts';
import type { Apart, ColumnComparison } from '../schema/compare-columns.ts';
import type { SharedPicture } from '../schema/shared-picture.ts';
import type { Strength } from './feature-strength.ts';
import type { RepeatsReport } from './repeats-report.ts';

/** How far long work is, in steps of its phase. */
export interface Step {
  of: 'progress';
  phase: string;
  done: number;
  total: number;
}

/** What is known of one column. */
export interface ColumnReport {
  profile: ColumnProfile;
  suspicions: readonly Suspicion[];
  /** How well it alone tells the label; null without a label, for the label itself, and where that is not measured. */
  strength: Strength | null;
}

/** What arrives while a table is profiled. */
export type ProfilePart =
  { of: 'column'; report: ColumnReport } | { of: 'repeats'; report: RepeatsReport } | Step;

/** What arrives while the pairs of a table are measured. */
export type PairsPart =
  | {
      of: 'sample';
      /** Rows measured, among how many; the seed of the sample, null where it is all of them. */
      rows: number;
      among: number;
      seed: number | null;
    }
  | {
      of: 'columns';
      names: readonly string[];
      /** Columns that no measure says anything of: texts of too many values. */
      without: readonly string[];
    }
  | { of: 'pairs'; pairs: readonly PairStrength[] }
  | Step;

/** What arrives while two tables are compared. */
export type ComparePart =
  { of: 'rows'; reference: number; current: number } | { of: 'column'; comparison: ColumnComparison } | Step;

/** A column beside itself in parts of the rows. */
export interface ColumnParts {
  all: ColumnProfile;
  /** All rows first, then the parts. */
  picture: SharedPicture | null;
  parts: readonly { name: string; profile: ColumnProfile; apart: Apart }[];
}
