import { Problem } from '../kernel/problem.ts';
import { MOST_PARTS, type SplitSpec } from './split.ts';

/** Throws Problem "split.parts" or "split.column" where a split is not fully said. */
export function requireSpec(spec: SplitSpec): void {
  const { parts, how } = spec;
  const sum = parts.reduce((total, { share }) => total + share, 0);
  if (parts.length < 2 || parts.length > MOST_PARTS) {
    throw wrongParts('A split needs at least two parts.', `2 to ${String(MOST_PARTS)}`, String(parts.length));
  }
  if (parts.some(({ share }) => !(share > 0)) || Math.abs(sum - 1) > 1e-6) {
    const shown = parts.map(({ share }) => `${String(Number((100 * share).toFixed(2)))}%`).join(' + ');
    throw wrongParts(
      'The shares of the parts do not make up the whole.',
      'shares above 0 that sum to 100%',
      shown,
    );
  }
  if (
    new Set(parts.map(({ name }) => name.trim())).size < parts.length ||
    parts.some(({ name }) => !name.trim())
  ) {
    throw wrongParts(
      'Each part needs a name of its own.',
      'different names',
      parts.map(({ name }) => name).join(', '),
    );
  }
  if (how === 'stratified' && spec.classes === null) throw noColumn('the label whose shares are kept');
  if (how === 'group' && spec.groups === null) throw noColumn('the column whose rows stay together');
  if (how === 'time' && spec.time === null) throw noColumn('the column of times');
  if (!(spec.gapMs >= 0 && spec.gapMs < Infinity)) {
    throw wrongParts('The gap is no length of time.', '0 or more', String(spec.gapMs));
  }
}

export function wrongParts(message: string, expected: string, found: string): Problem {
  return new Problem({
    code: 'split.parts',
    message,
    expected,
    found,
    fix: 'Change the parts of the split.',
  });
}

function noColumn(what: string): Problem {
  return new Problem({
    code: 'split.column',
    message: 'A column is missing from the split.',
    expected: what,
    found: 'none',
    fix: 'Choose the column.',
  });
}
