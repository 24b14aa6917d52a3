import type { ColumnMember } from '../../../core/schema/changed-by-hand.ts';
import type { ColumnExpectation } from '../../../core/schema/expectations.ts';
import { numberInWords } from '../../../core/slices/words-of.ts';
import { formatNumber, formatPlural } from '../../../ui/format.ts';

/** A share as a person writes it: "2.5%". */
export function shareInWords(share: number): string {
  return `${formatNumber(100 * share, 4)}%`;
}

/** What is expected of a column, member by member; empty where nothing is. */
export const MEMBER_WORDS: Readonly<Record<ColumnMember, (of: ColumnExpectation) => string>> = {
  column: ({ column }) => column,
  required: ({ required }) => (required ? 'required' : 'may be left out'),
  type: ({ type }) => type,
  missingAtMost: ({ missingAtMost }) =>
    missingAtMost === null ? '' : missingAtMost === 0 ? 'none' : shareInWords(missingAtMost),
  domain: ({ domain }) => {
    if (!domain) return '';
    const others = domain.othersAtMost > 0 ? `, others up to ${shareInWords(domain.othersAtMost)}` : '';
    return `${formatPlural(domain.values.length, 'value')}${others}`;
  },
  range: ({ range }) => (range ? `${numberInWords(range.low)} to ${numberInWords(range.high)}` : ''),
  whole: ({ whole, type }) => (whole && type !== 'timestamp' ? 'whole numbers' : ''),
  unique: ({ unique }) => (unique ? 'no value twice' : ''),
  distribution: ({ distribution }) => (distribution ? formatNumber(distribution.atMost, 3) : ''),
};

/** What a member is called. */
export const MEMBER_NAMES: Readonly<Record<ColumnMember, string>> = {
  column: 'name',
  required: 'required',
  type: 'type',
  missingAtMost: 'missing',
  domain: 'values',
  range: 'range',
  whole: 'whole numbers',
  unique: 'uniqueness',
  distribution: 'distance',
};
