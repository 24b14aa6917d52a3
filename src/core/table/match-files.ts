import { Problem } from '../kernel/problem.ts';
import type { ProblemFacts } from '../kernel/problem.ts';
import { columnNames } from './column-names.ts';
import type { ColumnType } from './column.ts';
import type { Notation } from './notation.ts';
import type { ColumnPreview, Preview } from './read-plan.ts';

/**
 * One preview of several files that have the same columns, in any order, as one table: each column read as what holds
 * the values of all files. Throws Problem "files.differ" where a file lacks a column that another has; with `unite` only
 * where a file has several of one name, and what a file lacks is missing in its rows.
 */
export function matchFiles(previews: readonly Preview[], unite = false): Preview {
  const [first, ...others] = previews;
  if (!first) throw new RangeError('no files');
  for (const other of others) refuseOtherColumns(first, other, unite);
  const sources = new Set(previews.flatMap(({ columns }) => columns.map(({ plan }) => plan.source)));
  const columns = [...sources].map((source) => mergeOf(previews, source));
  const { names } = columnNames(columns.map(({ plan }) => plan.name));
  for (const [i, name] of names.entries()) columns[i] = renamed(columns[i]!, name);
  const bytes = previews.reduce((sum, preview) => sum + preview.bytes, 0);
  return {
    ...first,
    file: others.length === 0 ? first.file : `${first.file} and ${String(others.length)} more`,
    bytes,
    plan: { ...first.plan, columns: columns.map(({ plan }) => plan) },
    columns,
    rows: first.rows.map((row) => columns.map((_, i) => row[i] ?? null)),
    rowsSeen: previews.reduce((sum, { rowsSeen }) => sum + rowsSeen, 0),
    complete: previews.every(({ complete }) => complete),
    ...sizes(previews),
    notes: previews.flatMap(({ file, notes }) => notes.map((note) => inFile(note, file))),
  };
}

/** What is known of the rows of all files together. */
function sizes(previews: readonly Preview[]): Pick<Preview, 'rowsTotal' | 'bytesSeen'> {
  const totals = previews.map(({ rowsTotal }) => rowsTotal);
  const seen = previews.map(({ bytesSeen }) => bytesSeen);
  const sum = (counts: readonly (number | undefined)[]): number =>
    counts.reduce<number>((total, count) => total + (count ?? 0), 0);
  return {
    ...(totals.includes(undefined) ? {} : { rowsTotal: sum(totals) }),
    ...(seen.includes(undefined) ? {} : { bytesSeen: sum(seen) }),
  };
}

function refuseOtherColumns(first: Preview, other: Preview, unite: boolean): void {
  const sourcesOf = ({ columns }: Preview): string[] => columns.map(({ plan }) => plan.source);
  const [wanted, found] = [sourcesOf(first), sourcesOf(other)];
  const lacking = wanted.filter((source) => !found.includes(source));
  const extra = found.filter((source) => !wanted.includes(source));
  const repeated = wanted.length !== new Set(wanted).size || found.length !== new Set(found).size;
  if ((unite || (lacking.length === 0 && extra.length === 0)) && !repeated) return;
  const parts = [
    ...(lacking.length > 0 ? [`lacks ${quoted(lacking)}`] : []),
    ...(extra.length > 0 ? [`has ${quoted(extra)} besides`] : []),
    ...(repeated ? ['has columns of one name'] : []),
  ];
  throw new Problem({
    code: 'files.differ',
    message: `“${first.file}” and “${other.file}” do not have the same columns.`,
    found: `“${other.file}” ${parts.join(' and ')}`,
    fix: 'Read them one by one, or as one table of all their columns.',
  });
}

/** The column of that name in the files that have it; missing in the rows of the others. */
function mergeOf(previews: readonly Preview[], source: string): ColumnPreview {
  const found = previews.map(({ columns }) => columns.find(({ plan }) => plan.source === source));
  const merged = merge(found.filter((column) => column !== undefined));
  const without = previews.filter((_, i) => !found[i]);
  if (without.length === 0) return merged;
  const { plan, fits, why, missing } = merged;
  const whole = plan.type === 'integer';
  return {
    ...merged,
    plan: whole ? { ...plan, type: 'number' } : plan,
    fits: fits.filter((fit) => fit !== 'integer'),
    why: `${why}; not in ${quoted(without.map(({ file }) => file))}`,
    missing: missing + without.reduce((sum, { rowsSeen }) => sum + rowsSeen, 0),
  };
}

function renamed(column: ColumnPreview, name: string): ColumnPreview {
  return column.plan.name === name ? column : { ...column, plan: { ...column.plan, name } };
}

function merge(columns: readonly ColumnPreview[]): ColumnPreview {
  const first = columns[0]!;
  const known = columns.filter(({ missing, distinct }) => distinct > 0 || missing === 0);
  const { type, notation } = common(known.length > 0 ? known : [first]);
  const same = type === first.plan.type;
  const plan = { ...first.plan, type };
  delete plan.notation;
  return {
    plan: { ...plan, ...(notation ? { notation } : {}) },
    fits: first.fits.filter((fit) => columns.every(({ fits }) => fits.includes(fit))),
    why: same ? first.why : `${first.why}; other files have other values`,
    missing: columns.reduce((sum, { missing }) => sum + missing, 0),
    distinct: Math.max(...columns.map(({ distinct }) => distinct)),
    ...(first.notations ? { notations: first.notations } : {}),
  };
}

function common(columns: readonly ColumnPreview[]): { type: ColumnType; notation: Notation | null } {
  const types = new Set(columns.map(({ plan }) => plan.type));
  const [only] = types;
  const isNumber = [...types].every((type) => type === 'number' || type === 'integer');
  if (types.size > 1 && !isNumber) return { type: types.has('text') ? 'text' : 'category', notation: null };
  const type = types.size === 1 ? only! : 'number';
  // Plain whole numbers are the same in every notation without a unit.
  const notations = new Map(
    columns
      .filter(({ plan }) => plan.notation || plan.type !== 'integer')
      .map(({ plan: { notation = null } }) => [JSON.stringify(notation), notation]),
  );
  const [notation = null] = notations.values();
  if (notations.size > 1) return { type: 'category', notation: null };
  return { type, notation };
}

function quoted(names: readonly string[]): string {
  const more = names.length > 5 ? ` and ${String(names.length - 5)} more` : '';
  return `${names
    .slice(0, 5)
    .map((name) => `“${name}”`)
    .join(', ')}${more}`;
}

function inFile(note: ProblemFacts, file: string): ProblemFacts {
  return { ...note, where: note.where === undefined ? file : `${file}, ${note.where}` };
}
