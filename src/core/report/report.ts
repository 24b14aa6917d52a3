/** Good news, bad news, neither yet, or none at all. Never shown by colour alone. */
export type Tone = 'good' | 'bad' | 'warn' | 'plain';

/** A value with its interval on a line of its own, and what it is held against. All in one unit. */
export interface Mark {
  /** Ends of the line. */
  from: number;
  to: number;
  value: number;
  /** Both the value where there is no interval. */
  low: number;
  high: number;
  target: number | null;
  tone: Tone;
}

export interface Cell {
  words: string;
  /** A smaller line below. */
  more?: string;
  /** Shows the words as a tag. */
  tone?: Tone;
  mark?: Mark;
  /** How dark its ground is, 0 to 5. */
  shade?: number;
}

/** Figures in lines and columns; the first cell of each line is its head. */
export interface ReportTable {
  of: 'table';
  title: string;
  columns: readonly { title: string; numeric?: boolean }[];
  rows: readonly (readonly Cell[])[];
  /** How to read it, below. */
  note?: string;
}

/** Terms with words, or paragraphs where there is no term. */
export interface ReportLines {
  of: 'lines';
  lines: readonly { term?: string; words: string }[];
}

/** The few figures that matter most. */
export interface ReportFigures {
  of: 'figures';
  title: string;
  figures: readonly { label: string; value: string; beside: string; below: string; tone: Tone }[];
}

/** A figure through time. */
export interface ReportSeries {
  of: 'series';
  title: string;
  /** null: not measured then. */
  values: readonly (number | null)[];
  /** What is crossed where it is bad; null = nothing. */
  limit: number | null;
  /** Ends of the scale, and the limit, in words. */
  words: { most: string; least: string; limit: string; first: string; last: string };
  /** What the picture shows, for those who do not see it. */
  text: string;
}

export type ReportBlock =
  { of: 'head'; words: string } | ReportLines | ReportTable | ReportFigures | ReportSeries;

/** A part that a reader can choose. Its key is its address within the report. */
export interface ReportSection {
  key: string;
  title: string;
  blocks: readonly ReportBlock[];
}

/** What people read who do not open the app: nothing in it can be run, and it needs nothing from elsewhere. */
export interface Report {
  title: string;
  lede: string;
  /** When, by whom, and of what versions. */
  about: readonly { term: string; words: string }[];
  sections: readonly ReportSection[];
}
