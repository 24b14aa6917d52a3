import type { Doc, Id } from '../kernel/objects.ts';
import type { Evidence } from './evidence.ts';

export const SHEETS = [
  'scoping',
  'canvas',
  'userNeeds',
  'process',
  'roles',
  'risks',
  'impact',
  'modelCard',
] as const;
export type SheetKind = (typeof SHEETS)[number];

/** One line of a field that holds several: cells by the key of their column. */
export interface SheetLine {
  id: string;
  cells: Readonly<Record<string, string>>;
}

export interface FieldAnswer {
  /** Of a field of one text, or of one choice. */
  text: string;
  /** Of a field of several lines; empty else. */
  lines: readonly SheetLine[];
  owner: string;
  /** How sure one is; null = not said. */
  confidence: 'low' | 'medium' | 'high' | null;
  evidence: readonly Evidence[];
}

export const EMPTY_ANSWER: FieldAnswer = { text: '', lines: [], owner: '', confidence: null, evidence: [] };

export interface SheetComment {
  id: string;
  /** Key of the field it is about. */
  field: string;
  by: string;
  atMs: number;
  words: string;
  /** When it was settled; null = open. */
  settledMs: number | null;
}

/** The sheet as it stood on a day. */
export interface SheetVersion {
  number: number;
  atMs: number;
  by: string;
  /** What changed. */
  note: string;
  answers: Readonly<Record<string, FieldAnswer>>;
}

/** A filled-in sheet of a project. There is one of each kind; of model cards one a model. */
export type Worksheet = Doc<
  'worksheet',
  {
    sheet: SheetKind;
    /** The entry of the model that a model card is of; null for the others. */
    subject: Id | null;
    /** By the key of the field; what is not there is empty. */
    answers: Readonly<Record<string, FieldAnswer>>;
    comments: readonly SheetComment[];
    /** Oldest first. */
    versions: readonly SheetVersion[];
  }
>;

/** A question of a sheet. */
export interface SheetField {
  key: string;
  title: string;
  /** What to write there. */
  asks: string;
  /** text: some sentences. choice: one of `choices`. lines: a table with `columns`. */
  kind: 'text' | 'choice' | 'lines';
  choices?: readonly { value: string; label: string }[];
  columns?: readonly { key: string; title: string; choices?: readonly string[] }[];
  /** "Go" waits for it. */
  gate?: boolean;
}

export interface SheetSection {
  key: string;
  title: string;
  lede: string;
  fields: readonly SheetField[];
}

/** What a sheet asks, and whose idea it was. */
export interface SheetSpec {
  kind: SheetKind;
  /** As the screens call it. */
  name: string;
  /** The question it answers, and how to read it. */
  title: string;
  lede: string;
  /** Origin and its licence, on each sheet. The wording is ours. */
  credit: string;
  sections: readonly SheetSection[];
}

/** Whether anything was answered. */
export function isAnswered(answer: FieldAnswer | undefined): boolean {
  if (!answer) return false;
  return (
    answer.text.trim() !== '' ||
    answer.lines.some(({ cells }) => Object.values(cells).some((cell) => cell.trim() !== ''))
  );
}

/** Answered and all fields of a sheet, or of one of its sections. */
export function completeness(
  of: { sections: readonly SheetSection[] },
  answers: Worksheet['body']['answers'],
): { answered: number; fields: number } {
  const fields = of.sections.flatMap((section) => section.fields);
  return { answered: fields.filter(({ key }) => isAnswered(answers[key])).length, fields: fields.length };
}
