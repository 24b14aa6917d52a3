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
    /** By an id of its own: two who comment at once do not meet. */
    comments: Readonly<Record<string, SheetComment>>;
    /** Oldest first. */
    versions: readonly SheetVersion[];
  }
>;

/** Whether anything was answered. */
export function isAnswered(answer: FieldAnswer | undefined): boolean {
  if (!answer) return false;
  return (
    answer.text.trim() !== '' ||
    answer.lines.some(({ cells }) => Object.values(cells).some((cell) => cell.trim() !== ''))
  );
}
