import { Problem } from '../kernel/problem.ts';
import type { ProblemFacts } from '../kernel/problem.ts';
import type { ColumnType } from './column.ts';
import type { Notation } from './notation.ts';
import type { ColumnPreview, Preview } from './read-plan.ts';

/**
 * One preview of several files that have the same columns, in any order, as one table: each column read as what holds
 * the values of all files. Throws Problem "files.differ" where a file lacks a column that another has.
 */
export function matchFiles(previews: readonly Preview[]): Preview {
  const [first, ...others] = previews;
  if (!first) throw new RangeError('no files');
  for (const other of others) refuseOtherColumns(first, other);
  const columns = first.columns.map((column) =>
    merge(previews.map((preview) => sameColumn(preview, column))),
  );
  const bytes = previews.reduce((sum, preview) => sum + preview.bytes, 0);
  return {
    ...first,
    file: others.length === 0 ? first.file : `${first.file} and ${String(others.length)} more`,
    bytes,
    plan: { ...first.plan, columns: columns.map(({ plan }) => plan) },
    columns,
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

function refuseOtherColumns(first: Preview, other: Preview): void {
  const sourcesOf = ({ columns }: Preview): string[] => columns.map(({ plan }) => plan.source);
  const [wanted, found] = [sourcesOf(first), sourcesOf(other)];
  const lacking = wanted.filter((source) => !found.includes(source));
  const extra = found.filter((source) => !wanted.includes(source));
  const repeated = wanted.length !== new Set(wanted).size || found.length !== new Set(found).size;
  if (lacking.length === 0 && extra.length === 0 && !repeated) return;
  const quoted = (names: readonly string[]): string =>
    `${names
      .slice(0, 5)
      .map((name) => `“${name}”`)
      .join(', ')}${names.length > 5 ? ` and ${String(names.length - 5)} more` : ''}`;
  const parts = [
    ...(lacking.length > 0 ? [`lacks ${quoted(lacking)}`] : []),
    ...(extra.length > 0 ? [`has ${quoted(extra)} besides`] : []),
    ...(repeated ? ['has columns of one name'] : []),
  ];
  throw new Problem({
    code: 'files.differ',
    message: `These files do not have the same columns: “${other.file}” ${parts.join(' and ')}.`,
    expected: `the columns of “${first.file}”`,
    found: parts.join(' and '),
    where: other.file,
    fix: 'They are read one by one.',
  });
}

function sameColumn({ columns }: Preview, { plan }: ColumnPreview): ColumnPreview {
  return columns.find((column) => column.plan.source === plan.source)!;
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

function inFile(note: ProblemFacts, file: string): ProblemFacts {
  return { ...note, where: note.where === undefined ? file : `${file}, ${note.where}` };
}
