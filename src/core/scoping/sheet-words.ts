import { type Difference } from '../brief/definition-differences.ts';
import type { TextLine, TextSection, TextTable } from '../brief/text-section.ts';
import {
  askedFields,
  productOf,
  type Answers,
  type SheetColumn,
  type SheetField,
  type SheetSpec,
} from './sheet-spec.ts';
import { isAnswered, type FieldAnswer, type SheetLine } from './worksheet.ts';

/** What a field says, in words, a line each; empty where nothing is said. */
export function answerWords(field: SheetField, answer: FieldAnswer | undefined): string {
  if (!answer || !isAnswered(answer)) return '';
  if (field.kind === 'choice') {
    return field.choices?.find(({ value }) => value === answer.text)?.label ?? answer.text;
  }
  if (field.kind === 'text') return answer.text.trim();
  return linesOf(field, answer)
    .map((line) => lineWords(field, line))
    .filter((words) => words !== '')
    .join('\n');
}

/** The lines of a field in their order: those that are always there first, then those that no row is named for. */
export function linesOf({ rows }: SheetField, answer: FieldAnswer | undefined): readonly SheetLine[] {
  const lines = answer?.lines ?? [];
  if (!rows) return lines;
  const fixed = rows.map(({ id }) => lines.find((line) => line.id === id) ?? { id, cells: {} });
  return [...fixed, ...lines.filter(({ id }) => rows.every((row) => row.id !== id))];
}

function lineWords(field: SheetField, line: SheetLine): string {
  const { columns = [], rows = [] } = field;
  const said = columns.flatMap((column) => {
    const words = cellWords(field, column, line);
    return words === '' ? [] : [`${column.title}: ${words}`];
  });
  if (said.length === 0) return '';
  const title = rows.find(({ id }) => id === line.id)?.title;
  return `${title === undefined ? '' : `${title}. `}${said.join('; ')}`;
}

/** A sheet for paper and Markdown, with what is known beside its sections. */
export function sheetSections(
  spec: SheetSpec,
  answers: Answers,
  factsOf: (section: string) => TextSection['lines'] = () => [],
): readonly TextSection[] {
  return spec.sections.map(({ key, title, fields }) => ({
    title,
    lines: [
      ...factsOf(key),
      ...askedFields({ sections: [{ fields }] }, answers).map((field) => lineOf(field, answers[field.key])),
    ],
  }));
}

function lineOf(field: SheetField, answer: FieldAnswer | undefined): TextLine {
  const line = { term: field.title, words: wordsWithBasis(field, answer) };
  if (field.kind !== 'lines' || !answer || !isAnswered(answer)) return line;
  return { ...line, table: tableOf(field, answer) };
}

/** The lines of which something is said. */
function tableOf(field: SheetField, answer: FieldAnswer): TextTable {
  const { columns = [], rows } = field;
  const said = linesOf(field, answer).filter((line) => lineWords(field, line) !== '');
  return {
    heads: [...(rows ? ['Of'] : []), ...columns.map(({ title }) => title)],
    rows: said.map((line) => [
      ...(rows ? [rows.find(({ id }) => id === line.id)?.title ?? line.id] : []),
      ...columns.map((column) => cellWords(field, column, line)),
    ]),
    note: basisWords(answer),
  };
}

function cellWords(field: SheetField, column: SheetColumn, { cells }: SheetLine): string {
  const words = column.product ? productOf(column, field, cells)?.toString() : cells[column.key];
  return (words ?? '').trim();
}

function wordsWithBasis(field: SheetField, answer: FieldAnswer | undefined): string {
  if (!answer || !isAnswered(answer)) return 'not said yet';
  const basis = basisWords(answer);
  return `${answerWords(field, answer)}${basis === '' ? '' : `\n${basis}`}`;
}

/** Who answers for it, how sure one is, and what it rests on, a line each; empty where nothing of it is said. */
function basisWords({ owner, confidence, evidence }: FieldAnswer): string {
  return [
    ...(owner.trim() === '' ? [] : [`Owner: ${owner.trim()}`]),
    ...(confidence === null ? [] : [`Confidence: ${confidence}`]),
    ...evidence.map(({ what, seen }) => `Evidence: ${what}${seen === '' ? '' : ` (${seen})`}`),
  ].join('\n');
}

/** What a sheet says differently from another state of it, field by field. */
export function sheetDifferences(spec: SheetSpec, before: Answers, after: Answers): readonly Difference[] {
  return spec.sections
    .flatMap(({ fields }) => fields)
    .flatMap((field) => {
      const [was, is] = [before, after].map((answers) => saysOf(field, answers[field.key]));
      return was === is ? [] : [{ what: `“${field.title}”`, before: was ?? null, after: is ?? null }];
    });
}

function saysOf(field: SheetField, answer: FieldAnswer | undefined): string | null {
  return answer && isAnswered(answer) ? wordsWithBasis(field, answer) : null;
}
