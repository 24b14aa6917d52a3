import type { TableVersion } from '../table/column.ts';
import type { TextSection } from './text-section.ts';
import { CARD_FIELDS, type DataCard } from './data-card.ts';

/** How often each class of a label column occurs. */
export interface Balance {
  column: string;
  counts: readonly { value: string; count: number }[];
}

/** What of a dataset's story lies outside its own table. */
export interface CardSurroundings {
  name: string;
  /** What it was made from, sources first, and how, in words. */
  madeFrom: readonly string[];
  /** Of label columns with classes. */
  balances: readonly Balance[];
  /** The data definition in force, in words; null = none. */
  definition: string | null;
}

const grouped = (count: number): string => count.toLocaleString('en');
const share = (part: number, whole: number): string =>
  whole > 0 ? `${((100 * part) / whole).toFixed(1)}%` : '–';

/** What the data itself says, as the lines of a card. */
export function cardFacts(
  table: TableVersion,
  { madeFrom, balances, definition }: Omit<CardSurroundings, 'name'>,
): TextSection {
  const missing = table.columns.filter((column) => column.missing > 0);
  const roles = new Map<string, string[]>();
  for (const { role, name } of table.columns) roles.set(role, [...(roles.get(role) ?? []), name]);
  const source = table.source ? `${table.source.file}: ${table.madeBy.recipe}` : table.madeBy.recipe;
  return {
    title: 'What the data says',
    lines: [
      { term: 'Rows', words: grouped(table.rows) },
      { term: 'Columns', words: grouped(table.columns.length) },
      {
        term: 'Roles',
        words: [...roles].map(([role, names]) => `${role}: ${names.join(', ')}`).join('; '),
      },
      {
        term: 'Missing',
        words:
          missing.length === 0
            ? 'no cell'
            : missing.map((column) => `${column.name} ${share(column.missing, table.rows)}`).join(', '),
      },
      ...balances.map(({ column, counts }) => {
        const all = counts.reduce((sum, { count }) => sum + count, 0);
        const words = counts.map(({ value, count }) => `${value} ${grouped(count)} (${share(count, all)})`);
        return { term: `Balance of ${column}`, words: words.join(', ') };
      }),
      { term: 'Made by', words: source },
      { term: 'Made from', words: madeFrom.length === 0 ? 'nothing else here' : madeFrom.join('; ') },
      { term: 'Definition in force', words: definition ?? 'none' },
      { term: 'Version', words: table.digest },
    ],
  };
}

/** The whole card in words, what the data says first. */
export function cardSections(
  facts: TextSection,
  { answers }: Pick<DataCard['body'], 'answers'>,
): readonly TextSection[] {
  return [facts, ...CARD_FIELDS.map(({ key, title }) => ({ title, lines: [{ words: answers[key] ?? '' }] }))];
}
