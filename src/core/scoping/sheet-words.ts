import { type Difference } from '../brief/definition-differences.ts';
import type { TextSection } from '../brief/text-section.ts';
import { askedFields, productOf, type Answers, type SheetField, type SheetSpec } from './sheet-spec.ts';
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

function lineWords(field: SheetField, { id, cells }: SheetLine): string {
  const { columns = [], rows = [] } = field;
  const said = columns.flatMap((column) => {
    const words = column.product
      ? (productOf(column, field, cells)?.toString() ?? '')
      : (cells[column.key] ?? '');
    return words.trim() === '' ? [] : [`${column.title}: ${words.trim()}`];
  });
  if (said.length === 0) return '';
  const title = rows.find((row) => row.id === id)?.title;
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
      ...askedFields({ sections: [{ fields }] }, answers).map((field) => ({
        term: field.title,
        words: wordsWithBasis(field, answers[field.key]),
      })),
    ],
  }));
}

function wordsWithBasis(field: SheetField, answer: FieldAnswer | undefined): string {
  if (!answer || !isAnswered(answer)) return 'not said yet';
  const basis = [
    ...(answer.owner.trim() === '' ? [] : [`Owner: ${answer.owner.trim()}`]),
    ...(answer.confidence === null ? [] : [`Confidence: ${answer.confidence}`]),
    ...answer.evidence.map(({ what, seen }) => `Evidence: ${what}${seen === '' ? '' : ` (${seen})`}`),
  ];
  return [answerWords(field, answer), ...basis].join('\n');
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
