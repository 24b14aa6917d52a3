import type { ColumnSchema } from '../table/column.ts';

type Described = Pick<ColumnSchema, 'name' | 'role' | 'type'>;

/** Words in column names that say who a row is about. */
const WORDS = new Set(
  (
    'sex gender race ethnicity ethnic ethnie age ages agegroup birth birthdate dob yob nationality citizenship ' +
    'citizen religion faith disability disabled marital pregnant veteran orientation language accent dialect ' +
    'region country state province city town zip zipcode postcode postal district neighborhood neighbourhood'
  ).split(' '),
);

/** The roles that no group of people is made from. */
const NEVER = new Set(['label', 'prediction', 'probability', 'identifier', 'weight', 'latency', 'ignore']);

/** Columns that groups of people can be made from: all but texts, the truth and what a model says. */
export function groupingColumns<C extends Described>(columns: readonly C[], truth: string): readonly C[] {
  return columns.filter(({ name, role, type }) => name !== truth && type !== 'text' && !NEVER.has(role));
}

/** Those among them whose role or name says that they are about people, in the order of the table. */
export function proposeSensitive<C extends Described>(columns: readonly C[], truth: string): readonly C[] {
  return groupingColumns(columns, truth).filter(
    ({ name, role }) => role === 'group' || wordsIn(name).some((word) => WORDS.has(word)),
  );
}

/** "c_ageGroup2" -> "c", "age", "group". */
function wordsIn(name: string): string[] {
  return name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u);
}
