import type { ProblemFacts } from '../kernel/problem.ts';
import type { ColumnEvidence } from './column-evidence.ts';
import { findNumbers, findTimes, tryNumbers, tryTimes } from './find-notations.ts';
import type { FoundNumbers, FoundTimes } from './find-notations.ts';
import { inferType } from './infer-type.ts';
import type { TypeGuess } from './infer-type.ts';
import { notationWords } from './notation.ts';
import type { Notation } from './notation.ts';

/** The type of a column with the notation of its values. */
export interface ColumnGuess extends TypeGuess {
  /** null = the plain ones. */
  notation: Notation | null;
  /** Others that every seen value fits too, and this one, best first. */
  notations: readonly Notation[];
  notes: readonly ProblemFacts[];
}

const FEW = 20;
const COMPACT_NAME = /date|day|datum|time|dt|when|_at$/i;

interface Seen {
  evidence: ColumnEvidence;
  name: string;
  /** Values that notations are tried on. */
  listed: number;
  plain: TypeGuess;
  numbers: FoundNumbers[];
  times: FoundTimes[];
}

/**
 * Types and notations of the columns of a text file. Where the values of one column leave the notation open ("1,234",
 * "03/04/2024"), the columns that leave no doubt settle it; where there is none, a note says so.
 */
export function inferColumns(columns: readonly { evidence: ColumnEvidence; name: string }[]): ColumnGuess[] {
  const seen = columns.map(({ evidence, name }): Seen => {
    const plain = inferType(evidence);
    const odd = isOdd(evidence, plain);
    const listed = odd ? evidence.listed : 0;
    const least = leastOf(listed);
    return {
      evidence,
      name,
      listed,
      plain,
      numbers: odd ? allOrMost(listed, findNumbers(evidence, least)) : [],
      times: odd ? allOrMost(listed, findTimes(evidence, least)) : [],
    };
  });
  const decimal = decimalOf(seen);
  const order = orderOf(seen);
  return seen.map((column) => guess(column, decimal, order));
}

/** Whether not all values are plain numbers, times or truth values, nor digits to be kept as they stand. */
function isOdd(evidence: ColumnEvidence, plain: TypeGuess): boolean {
  if (evidence.present === 0 || evidence.all('number')) return false;
  return plain.type !== 'boolean' && !evidence.all('timestamp');
}

/** Of a few values all must fit, of many 99 in 100. */
function leastOf(listed: number): number {
  return listed < FEW ? listed : listed - Math.max(1, Math.floor(listed / 100));
}

/** What all values fit; where there is none, what most do. */
function allOrMost<F extends { count: number }>(listed: number, found: F[]): F[] {
  const all = found.filter(({ count }) => count === listed);
  return all.length > 0 ? all : found;
}

/** The decimal mark of the columns that leave no doubt; null where there is none, or two. */
function decimalOf(columns: readonly Seen[]): '.' | ',' | null {
  const marks = new Set(
    columns
      .flatMap(({ numbers }) => (numbers.length === 1 ? [numbers[0]!.notation] : []))
      .filter(({ decimal, thousands }) => decimal === ',' || thousands === ',' || thousands === '.')
      .map(({ decimal, thousands }) => (thousands === '.' ? ',' : thousands === ',' ? '.' : decimal)),
  );
  return marks.size === 1 ? [...marks][0]! : null;
}

function orderOf(columns: readonly Seen[]): 'dmy' | 'mdy' | null {
  const orders = new Set(
    columns
      .flatMap(({ times }) => (isDecided(times) ? [times[0]!.notation.style] : []))
      .filter((style) => style !== 'ymd'),
  );
  const [only] = orders;
  return orders.size === 1 && (only === 'dmy' || only === 'mdy') ? only : null;
}

function isDecided(times: readonly FoundTimes[]): boolean {
  return times.length === 1 || (times.length > 1 && times[0]!.certain);
}

function guess(column: Seen, decimal: '.' | ',' | null, order: 'dmy' | 'mdy' | null): ColumnGuess {
  const { evidence, plain, numbers, times } = column;
  return (
    (numbers.length > 0 ? asNumbers(column, numbers, decimal) : null) ??
    (times.length > 0 ? asTimes(column, times, order) : null) ??
    groupedByPoint(column, decimal) ??
    compactDays(column) ?? { ...plain, notation: null, notations: notationsFor(evidence, plain), notes: [] }
  );
}

function notationsFor(evidence: ColumnEvidence, plain: TypeGuess): Notation[] {
  if (plain.type !== 'integer' && plain.type !== 'number') return [];
  return evidence.all('number')
    ? [
        { of: 'time', style: 'seconds' },
        { of: 'time', style: 'milliseconds' },
      ]
    : [];
}

function asNumbers(
  column: Seen,
  found: readonly FoundNumbers[],
  decimal: '.' | ',' | null,
): ColumnGuess | null {
  const { evidence, plain, listed: present } = column;
  const { missing } = evidence;
  const best = (decimal && found.find(({ notation }) => notation.decimal === decimal)) || found[0]!;
  const exact = Math.max(Math.abs(best.low), Math.abs(best.high)) <= Number.MAX_SAFE_INTEGER;
  if (best.whole && !exact) return null;
  // Plain numbers but for a few that no notation makes fit are better read as those.
  if (best.count < present && best.count <= evidence.count('number')) return null;
  const narrow = best.low >= -(2 ** 31) && best.high < 2 ** 31;
  const type = best.whole && narrow && missing === 0 && best.count === present ? 'integer' : 'number';
  const others = found.filter((one) => one !== best && one.count === present);
  const unsure = others.length > 0 && decimal === null;
  const what = `${best.whole ? 'whole numbers' : 'numbers'} written as ${notationWords(best.notation)}`;
  const rest = best.count < present ? ` but for ${String(present - best.count)} of ${String(present)}` : '';
  return {
    ...withType(plain, type, `${what}${rest}${missingWords(missing)}`),
    notation: best.notation,
    notations: [best, ...others].map(({ notation }) => notation),
    notes: unsure ? [unsureNumber(column, best, others[0]!)] : [],
  };
}

function asTimes(
  column: Seen,
  found: readonly FoundTimes[],
  order: 'dmy' | 'mdy' | null,
): ColumnGuess | null {
  const { evidence, plain, listed: present } = column;
  const decided = isDecided(found);
  const best = (!decided && order && found.find(({ notation }) => notation.style === order)) || found[0]!;
  if (best.zoned > 0 && best.unzoned > 0) return null;
  const { missing } = evidence;
  const others = found.filter((one) => one !== best && one.count === present);
  const rest = best.count < present ? ` but for ${String(present - best.count)} of ${String(present)}` : '';
  const short = best.shortYear ? ', years 69 to 99 of the last century' : '';
  const unsure = !decided && order === null && others.some(({ notation }) => notation.style !== 'ymd');
  return {
    ...withType(
      plain,
      'timestamp',
      `dates, ${notationWords(best.notation)}${short}${rest}${missingWords(missing)}`,
    ),
    notation: best.notation,
    notations: [best, ...others].map(({ notation }) => notation),
    notes: unsure ? [unsureDate(column, best, others[0]!)] : [],
  };
}

/** Plain numbers that all have three digits after a point, in a file that otherwise writes 1.234,5. */
function groupedByPoint(column: Seen, decimal: '.' | ',' | null): ColumnGuess | null {
  const { evidence, plain } = column;
  if (decimal !== ',' || plain.type !== 'number' || !evidence.all('number')) return null;
  const { listed } = evidence;
  const found = tryNumbers(evidence, { of: 'number', decimal: ',', thousands: '.', unit: null }, listed);
  return found && asNumbers({ ...column, listed }, [found], ',');
}

/** Whole numbers that are all days such as 20241231. */
function compactDays(column: Seen): ColumnGuess | null {
  const { evidence, name, plain } = column;
  if (!evidence.all('digits') || !(evidence.firstNumber >= 19000101 && evidence.firstNumber < 21000101))
    return null;
  const found = tryTimes(evidence, { of: 'time', style: 'compact' }, evidence.listed);
  if (!found || found.unzoned > 0 || (!COMPACT_NAME.test(name) && evidence.distinct < 5)) return null;
  return {
    ...withType(plain, 'timestamp', `days written as 20241231${missingWords(evidence.missing)}`),
    notation: found.notation,
    notations: [found.notation],
    notes: [],
  };
}

function withType(plain: TypeGuess, type: TypeGuess['type'], why: string): TypeGuess {
  return {
    type,
    why,
    fits: [type, ...(type === 'integer' ? (['number'] as const) : []), ...plain.fits].filter(
      (fit, i, all) => all.indexOf(fit) === i,
    ),
  };
}

function missingWords(missing: number): string {
  return missing > 0 ? `, ${String(missing)} missing` : '';
}

function unsureNumber({ name }: Seen, best: FoundNumbers, other: FoundNumbers): ProblemFacts {
  return {
    code: 'csv.unsureNumbers',
    message: `The numbers of “${name}” can be read in two ways; they are read as ${notationWords(best.notation)}.`,
    expected: `${notationWords(best.notation)}, or ${notationWords(other.notation)}`,
    found: best.example,
    where: `column “${name}”`,
    fix: 'Choose under “Written as” if it is the other way.',
  };
}

function unsureDate({ name }: Seen, best: FoundTimes, other: FoundTimes): ProblemFacts {
  return {
    code: 'csv.unsureDates',
    message: `The dates of “${name}” do not tell day from month; they are read ${notationWords(best.notation)}.`,
    expected: `${notationWords(best.notation)}, or ${notationWords(other.notation)}`,
    found: best.example,
    where: `column “${name}”`,
    fix: 'Choose under “Written as” if it is the other way.',
  };
}
