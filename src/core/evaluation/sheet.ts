import type { Interval } from '../kernel/estimate.ts';
import type { Digest, Doc, Id } from '../kernel/objects.ts';

/**
 * A level to compare with, typed in by the user or measured: a fraction for accuracy, the metric's own unit otherwise.
 */
export interface Baseline {
  value: number;
  /** E.g. "human level, 6 inspectors", "older model", "published". */
  source: string;
  /** Where it is measured on people's labels. */
  measured?: BaselineMeasure;
}

/** Human-level performance of a labeling, as it was when it was taken for a baseline. */
export interface BaselineMeasure {
  labeling: Id;
  /** Labels compared, and the rows they are on. */
  n: number;
  items: number;
  interval: Interval | null;
}

/**
 * What the rows of a sheet are judged by. Each is a share or a mean over some of the rows (a root of one), so that what
 * closing a gap brings overall follows from the row's weight among those. F1 is none of these and is not offered.
 */
export interface SheetMetric {
  metric: 'accuracy' | 'errorRate' | 'recall' | 'precision' | 'mae' | 'rmse';
  /** Of recall and precision: the name of the class. */
  class?: string;
}

/** What is to be done about a slice. */
export const SHEET_ACTIONS = ['collect', 'augment', 'relabel', 'features', 'none'] as const;
export type SheetAction = (typeof SHEET_ACTIONS)[number];

/** Ease and importance go from 1 (least) to this. */
export const HIGHEST_LEVEL = 5;

/** The error-analysis sheet of one evaluation: what is shown and what was typed into it. */
export type Sheet = Doc<
  'sheet',
  {
    evaluation: Digest;
    /** Column whose values make the rows; null = `rows` say what does. */
    column: string | null;
    /** Absent = saved slices. */
    rows?: 'slices' | 'tags';
    /** What the rows are judged by; absent = accuracy, or mean absolute error. */
    metric?: SheetMetric;
    /** Level for every row without one of its own, under that usual metric. */
    baseline: Baseline | null;
    /** By canonical JSON of the row's predicate; before it, under another metric, that one's key (sheet-metric.ts). */
    rowBaselines: Readonly<Record<string, Baseline>>;
    /** What a person thinks of a row, by canonical JSON of its predicate (row-plan.ts). */
    rowEase?: Readonly<Record<string, number>>;
    rowImportance?: Readonly<Record<string, number>>;
    rowActions?: Readonly<Record<string, SheetAction>>;
    rowNotes?: Readonly<Record<string, string>>;
    /** Notes on the sheet as a whole. */
    notes?: string;
  }
>;
