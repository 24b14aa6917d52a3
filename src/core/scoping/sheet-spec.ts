import { isAnswered, type SheetKind, type Worksheet } from './worksheet.ts';

export type Answers = Worksheet['body']['answers'];

export interface SheetChoice {
  value: string;
  label: string;
  /** With this answer the project cannot be decided to go. */
  blocks?: boolean;
}

/** A cell of every line of a field. */
export interface SheetColumn {
  key: string;
  title: string;
  /** Absent = free words. Ordered from little to much where another column is their product. */
  choices?: readonly string[];
  /** Is not filled in: the product of the places (1, 2, 3 …) of what these two columns say. */
  product?: readonly [string, string];
}

/** A question of a sheet. */
export interface SheetField {
  key: string;
  title: string;
  /** What to write there. */
  asks: string;
  /** text: some sentences. choice: one of `choices`. lines: a table with `columns`. */
  kind: 'text' | 'choice' | 'lines';
  choices?: readonly SheetChoice[];
  columns?: readonly SheetColumn[];
  /** Lines that are always there, by the id of the line; absent = as many as one adds. */
  rows?: readonly { id: string; title: string }[];
  /** Asked only where these fields, choices, are answered like this. */
  when?: Readonly<Record<string, string>>;
  /** "Go" waits for it. */
  gate?: boolean;
  /** Its one line has cells low, likely, high and from, which an estimate can fill in. */
  estimated?: boolean;
  /** It is the decision of the sheet: kept as an event rather than as an answer, and not counted with them. */
  decides?: boolean;
  /** Where the workbench helps to answer. */
  help?: { label: string; stage: string; path: readonly string[] };
}

/** What the workbench knows and shows beside the fields of a section. */
export type SectionFacts = 'model' | 'metrics' | 'evaluationData' | 'trainingData' | 'analyses';

export interface SheetSection {
  key: string;
  title: string;
  lede: string;
  facts?: SectionFacts;
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
  /** A filled one, to see what one says. */
  example: Readonly<Record<string, ExampleAnswer>>;
}

/** Some sentences, the value of a choice, or the cells of lines in the order of the columns; of fixed rows by their id. */
export type ExampleAnswer =
  string | readonly (readonly string[])[] | Readonly<Record<string, readonly string[]>>;

/** Whether a field is asked, with what was chosen so far. */
export function isAsked({ when = {} }: SheetField, answers: Answers): boolean {
  return Object.entries(when).every(([key, value]) => answers[key]?.text === value);
}

/** The fields that are asked of a sheet, or of one of its sections; what is decided is none. */
export function askedFields(
  of: { sections: readonly Pick<SheetSection, 'fields'>[] },
  answers: Answers,
): readonly SheetField[] {
  return of.sections
    .flatMap(({ fields }) => fields)
    .filter((field) => !field.decides && isAsked(field, answers));
}

/** Answered and all fields that are asked, of a sheet or of one of its sections. */
export function completeness(
  of: { sections: readonly Pick<SheetSection, 'fields'>[] },
  answers: Answers,
): { answered: number; fields: number } {
  const fields = askedFields(of, answers);
  return { answered: fields.filter(({ key }) => isAnswered(answers[key])).length, fields: fields.length };
}

/** A field that keeps the project from going, and why: nothing is said, or something that forbids it. */
export interface Blocker {
  field: SheetField;
  why: 'empty' | 'forbids';
  /** The answer that forbids it. */
  said: string | null;
}

/** What keeps a project from "Go", in the order of the sheet; none = it may go. */
export function goBlockers(spec: SheetSpec, answers: Answers): readonly Blocker[] {
  return askedFields(spec, answers).flatMap((field): Blocker[] => {
    if (!field.gate) return [];
    if (!isAnswered(answers[field.key])) return [{ field, why: 'empty', said: null }];
    const chosen = field.choices?.find(({ value }) => value === answers[field.key]?.text);
    return chosen?.blocks ? [{ field, why: 'forbids', said: chosen.label }] : [];
  });
}

/** The product of the places of what two columns of a line say, from 1; null where one says nothing. */
export function productOf(
  { product }: SheetColumn,
  { columns = [] }: SheetField,
  cells: Readonly<Record<string, string>>,
): number | null {
  const places = (product ?? []).map((key) => {
    const { choices = [] } = columns.find((column) => column.key === key) ?? {};
    return choices.indexOf(cells[key] ?? '') + 1;
  });
  return places.length === 2 && places.every((place) => place > 0) ? places[0]! * places[1]! : null;
}
