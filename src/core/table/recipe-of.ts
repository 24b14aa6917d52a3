import { grouped } from './infer-type.ts';
import { DEFAULT_MISSING } from './missing-markers.ts';
import type { ReadPlan } from './read-plan.ts';

const MARKS: Readonly<Record<string, string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'bars',
  ' ': 'spaces',
};

const BAD_CELLS: Readonly<Record<ReadPlan['onProblem'], string>> = {
  ask: 'no bad cells',
  missing: 'bad cells taken as missing',
  skipRow: 'rows with bad cells left out',
};

/**
 * How a table came from a file, in words: "read csv, the first 1,000 rows, 3 columns left out, commas between cells, utf-8,
 * the usual missing markers, no bad cells".
 */
export function recipeOf(plan: ReadPlan): string {
  const { format, rows, columns } = plan;
  const leftOut = columns.filter((column) => column.leftOut).length;
  const parts = [`read ${format}`];
  if (rows?.take === 'first') parts.push(`the first ${grouped(rows.rows)} rows`);
  if (rows?.take === 'random')
    parts.push(`each row with chance ${String(rows.share)}, seed ${String(rows.seed)}`);
  if (leftOut > 0) parts.push(leftOut === 1 ? '1 column left out' : `${grouped(leftOut)} columns left out`);
  if (format === 'csv') parts.push(...csvParts(plan));
  if (format === 'json' && plan.records) parts.push(`the list “${plan.records}”`);
  if (plan.turned) parts.push('turned into rows');
  if (format === 'csv' || format === 'json' || format === 'jsonl') parts.push(plan.encoding ?? 'utf-8');
  parts.push(...missingParts(plan), BAD_CELLS[plan.onProblem]);
  return parts.join(', ');
}

function csvParts({ delimiter, header, linesBefore = 0 }: ReadPlan): string[] {
  return [
    ...(linesBefore === 0
      ? []
      : [`without the first ${linesBefore === 1 ? 'line' : `${grouped(linesBefore)} lines`}`]),
    `${MARKS[delimiter] ?? `“${delimiter}”`} between cells`,
    ...(header ? [] : ['no names in the file']),
  ];
}

function missingParts({ format, missing }: ReadPlan): string[] {
  const words = missing.map((marker) => (marker === '' ? 'the empty cell' : `“${marker}”`));
  const usual = format === 'csv' ? DEFAULT_MISSING : [];
  if (missing.length === usual.length && usual.every((marker) => missing.includes(marker)))
    return format === 'csv' ? ['the usual missing markers'] : [];
  if (format === 'csv' && !missing.includes('')) words.unshift('the empty cell');
  return [`missing are ${words.join(' ')}`];
}
