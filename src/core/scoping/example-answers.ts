import type { Answers, ExampleAnswer, SheetField, SheetSpec } from './sheet-spec.ts';
import { EMPTY_ANSWER, type FieldAnswer, type SheetLine } from './worksheet.ts';

/** The filled example of a sheet as answers. */
export function exampleAnswers({ sections, example }: SheetSpec): Answers {
  const fields = sections.flatMap((section) => section.fields);
  return Object.fromEntries(
    fields.flatMap((field) => {
      const said = example[field.key];
      return said === undefined ? [] : [[field.key, answerOf(field, said)]];
    }),
  );
}

function answerOf(field: SheetField, said: ExampleAnswer): FieldAnswer {
  if (typeof said === 'string') return { ...EMPTY_ANSWER, text: said };
  const named = Array.isArray(said)
    ? (said as readonly (readonly string[])[]).map(
        (cells, at) => [`example-${String(at + 1)}`, cells] as const,
      )
    : Object.entries(said as Readonly<Record<string, readonly string[]>>);
  return { ...EMPTY_ANSWER, lines: named.map(([id, cells]) => lineOf(field, id, cells)) };
}

function lineOf({ columns = [] }: SheetField, id: string, cells: readonly string[]): SheetLine {
  const filled = columns.filter(({ product }) => !product);
  return { id, cells: Object.fromEntries(filled.map(({ key }, at) => [key, cells[at] ?? ''])) };
}
