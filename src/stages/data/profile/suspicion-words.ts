import type { ColumnProfile } from '../../../core/profile/column-profile.ts';
import type { Suspicion } from '../../../core/profile/suspicions.ts';
import type { Field, Predicate } from '../../../core/slices/predicate.ts';
import type { ColumnReport } from '../../../core/splits/profile-parts.ts';
import { formatNumber, formatPercent } from '../../../ui/format.ts';
import { valueInWords } from './value-words.ts';

/** Something that stands out about a column. */
export interface Remark {
  /** A few words for the table. */
  short: string;
  /** One sentence. */
  words: string;
  serious: boolean;
  /** The rows it is about; null where they are all rows, or none in particular. */
  rows: Predicate | null;
}

/** What stands out, most serious first: a column that tells the label comes before all else. */
export function remarksOn(report: ColumnReport, label: string | null): readonly Remark[] {
  const leak = leakRemark(report, label);
  return [...(leak ? [leak] : []), ...report.suspicions.map((each) => remarkOf(each, report))];
}

function leakRemark({ strength }: ColumnReport, label: string | null): Remark | null {
  if (label === null || strength === null || strength.value === null || !strength.suspicious) return null;
  const amount = {
    auc: `AUC ${formatNumber(strength.value, 3)}`,
    accuracy: `right in ${formatPercent(strength.value)} of rows, guessing in ${formatPercent(strength.baseline)}`,
    correlation: `correlation ${formatNumber(strength.value, 4)}`,
  }[strength.measure];
  return {
    short: `tells ${label}`,
    words: `Tells “${label}” almost alone (${amount}): it may hold the label itself, or what follows from it.`,
    serious: true,
    rows: null,
  };
}

function remarkOf({ what, amount, value }: Suspicion, { profile }: ColumnReport): Remark {
  const field = { of: 'data', name: profile.name } as const;
  const share = formatPercent(amount);
  const name = value === null ? '' : valueInWords(value, profile.type);
  const eq = (of: string | number): Predicate => ({
    op: 'eq',
    field,
    value: profile.type === 'boolean' ? of === 'true' : of,
  });
  const isThere: Predicate = { op: 'not', of: { op: 'missing', field } };
  const plain = (short: string, words: string, rows: Predicate | null = null, serious = false): Remark => ({
    short,
    words,
    serious,
    rows,
  });
  switch (what) {
    case 'allMissing':
      return plain('empty', 'Every value is missing.', null, true);
    case 'oftenMissing':
      return plain(`${share} missing`, `${share} of the values are missing.`, { op: 'missing', field });
    case 'constant':
      return plain('constant', `Every value is ${name}: it tells nothing.`, null, true);
    case 'mostlyOne':
      return plain(`mostly ${name}`, `${share} of the values are ${name}; the others are few.`, {
        op: 'and',
        of: [isThere, { op: 'not', of: eq(value!) }],
      });
    case 'nearUnique':
      return plain(
        'nearly unique',
        `${share} of the values are different: it may name the rows rather than describe them.`,
      );
    case 'skewed':
      return plain(
        `skewed (${formatNumber(amount, 2)})`,
        `Strongly skewed (${formatNumber(amount, 3)}): a few ${amount > 0 ? 'large' : 'small'} values stray far.`,
        tailOf(profile, amount, field),
      );
    case 'infinite':
      return plain('infinite values', `${share} of the values are infinite.`, infiniteRows(field), true);
    case 'heaped':
      return plain(
        `${name} again and again`,
        `${name} stands in ${share} of the rows, apart from all others: it may stand for “missing”.`,
        eq(value!),
        true,
      );
    case 'blanks':
      return plain(
        'blank texts',
        `${share} of the values are empty or nothing but spaces.`,
        blankRows(profile, field),
      );
    case 'mixedTypes':
      return plain('numbers and words', `${share} of the texts are numbers, the others are not.`);
    case 'spellings':
      return plain('same word twice', `${String(value)} differ in case or spaces only.`, {
        op: 'in',
        field,
        values: String(value).split(' / '),
      });
  }
}

/** The longest tail: beyond the 99% or below the 1% quantile. */
function tailOf({ numbers }: ColumnProfile, skewness: number, field: Field): Predicate | null {
  const quantile = skewness > 0 ? numbers?.quantiles.at(-1) : numbers?.quantiles[0];
  if (quantile === undefined) return null;
  return { op: skewness > 0 ? 'gt' : 'lt', field, value: quantile };
}

function infiniteRows(field: Field): Predicate {
  const most = Number.MAX_VALUE;
  return {
    op: 'or',
    of: [
      { op: 'gt', field, value: most },
      { op: 'lt', field, value: -most },
    ],
  };
}

/** Those among the most frequent values. */
function blankRows({ top }: ColumnProfile, field: Field): Predicate | null {
  const values = top.flatMap(({ value }) => (String(value).trim() === '' ? [value] : []));
  return values.length > 0 ? { op: 'in', field, values } : null;
}
