import type { Digest, Doc, Ev, Id } from '../kernel/objects.ts';

/** Where labels come from. Labels that are made here are events; the others stay in the tables they came in. */
export type LabelSource =
  /** One column of the table an annotator. */
  | { from: 'columns'; columns: readonly string[] }
  /** A table with a line for each label: which example, who, what. */
  | {
      from: 'lines';
      table: Digest;
      /** Its column that names the example. */
      item: string;
      /** The column of the labeled table that it names; null = the number of the row, from 1 on. */
      key: string | null;
      annotator: string;
      label: string;
    }
  | { from: 'here' };

/** Labels of several people on the rows of one table, and what was made of them. */
export type Labeling = Doc<
  'labeling',
  {
    table: Digest;
    /** What each person is asked about a row. */
    question: string;
    classes: readonly string[];
    /** Whether classes stand in an order, so that some disagreements are smaller than others. */
    ordered: boolean;
    sources: readonly LabelSource[];
    /** Rows to be labeled here, by number from 0 on; null = every row. */
    rows: readonly number[] | null;
    /** Columns shown to whoever labels; null = all but labels and predictions. */
    columns: readonly string[] | null;
    /** Whether whoever labels here sees neither what others said nor what a model says. */
    blind: boolean;
    definition: Id | null;
    /** The column that holds a qualified judgement to measure people against; null = each other. */
    reference: string | null;
    /** Rounds of labeling here; the last one is open unless it was ended. */
    rounds: readonly { number: number; startMs: number; note: string; endMs?: number }[];
    /** Tables whose labels are what this came to, newest last. */
    results: readonly { table: Digest; atMs: number }[];
    /** Where the rows are suspected errors of a label column, to be ruled on one by one; absent elsewhere. */
    review?: LabelReview;
  }
>;

/** Suspected errors of a label column. The lists go with the labeling's `rows`. */
export interface LabelReview {
  column: string;
  given: readonly string[];
  /** What a model that has not seen the row says. */
  suggested: readonly string[];
  /** How plausible the given label is, in [0, 1]. */
  quality: readonly number[];
  /** Where the probabilities come from, in words. */
  how: string;
}

/** What somebody said of a row: append-only, so that who said what when is never lost. The latest one counts. */
export type Annotation = Ev<
  'annotation',
  {
    /** The labeling, or the shadow comparison whose disagreements are judged: then the value is a Verdict. */
    labeling: Id;
    /** By number from 0 on. */
    row: number;
    /** A ruling decides what the labels leave open; a note says why. */
    what: 'label' | 'ruling' | 'note';
    /** null takes back what was said before. */
    value: string | null;
    round: number;
    /** Number of the definition's version in force; null = none. */
    definition: number | null;
    blind: boolean;
  }
>;

/**
 * What stands now: the latest annotation of each person, row and matter, those taken back left out. A ruling stands for
 * everybody.
 */
export function standing(annotations: readonly Annotation[]): readonly Annotation[] {
  const latest = new Map<string, Annotation>();
  for (const annotation of annotations) {
    const { labeling, row, what, round } = annotation.body;
    const by = what === 'ruling' ? '' : annotation.by;
    const key = `${labeling} ${String(row)} ${what} ${String(what === 'label' ? round : 0)} ${by}`;
    const before = latest.get(key);
    if (!before || isLater(annotation, before)) latest.set(key, annotation);
  }
  return [...latest.values()].filter(({ body }) => body.value !== null);
}

/** Events of one instant are ordered by id, so that every tab and every file sees the same one win. */
function isLater(a: Annotation, b: Annotation): boolean {
  return a.atMs === b.atMs ? a.id > b.id : a.atMs > b.atMs;
}
