import { MOST_LEVELS } from './category-builder.ts';
import type { ColumnType } from './column.ts';
import type { ColumnEvidence } from './column-evidence.ts';
import type { ColumnPreview } from './read-plan.ts';

export type TypeGuess = Pick<ColumnPreview, 'fits' | 'why'> & { type: ColumnType };

/** Strings longer than this on average are text. */
const LONG_TEXT = 60;
/** Below this many values nothing is called nearly unique, and no value an exception. */
const FEW = 20;

/** The type that the seen values of a CSV column suggest, and the others that would hold every one of them. */
export function inferType(evidence: ColumnEvidence): TypeGuess {
  const fits = fittingTypes(evidence);
  const { type, why } = guess(evidence);
  return { type, why, fits: [...fits].sort((a, b) => Number(b === type) - Number(a === type)) };
}

function fittingTypes(evidence: ColumnEvidence): ColumnType[] {
  if (evidence.present === 0) return ['category', 'number', 'boolean', 'timestamp', 'text'];
  const fits: ColumnType[] = [];
  const exact = evidence.count('beyondExact') === 0;
  if (isTimestamp(evidence)) fits.push('timestamp');
  if (evidence.all('trueOrFalse')) fits.push('boolean');
  if (evidence.all('digits') && evidence.missing === 0 && evidence.count('beyond32Bits') === 0)
    fits.push('integer');
  if (evidence.all('number') && exact) fits.push('number');
  if (evidence.distinct <= MOST_LEVELS) fits.push('category');
  if (evidence.all('booleanWord') && !fits.includes('boolean')) fits.push('boolean');
  fits.push('text');
  return fits;
}

function isTimestamp(evidence: ColumnEvidence): boolean {
  return evidence.all('timestamp') && (evidence.count('zoned') === 0 || evidence.count('unzoned') === 0);
}

function guess(evidence: ColumnEvidence): { type: ColumnType; why: string } {
  const { present, missing } = evidence;
  const someMissing = missing > 0 ? `, ${grouped(missing)} missing` : '';
  if (present === 0) return { type: 'category', why: 'no value in the rows seen' };
  if (isTimestamp(evidence)) {
    const zone = evidence.count('zoned') > 0 ? 'times with a zone' : 'dates or times';
    return { type: 'timestamp', why: `${zone}${someMissing}` };
  }
  if (evidence.all('trueOrFalse')) return { type: 'boolean', why: `true and false${someMissing}` };
  if (evidence.all('number')) {
    if (evidence.count('leadingZero') > 0)
      return {
        type: stringType(evidence),
        why: `digits with leading zeros, kept as they stand${someMissing}`,
      };
    if (evidence.count('beyondExact') > 0)
      return {
        type: stringType(evidence),
        why: `whole numbers too long to be kept exactly as numbers${someMissing}`,
      };
    if (!evidence.all('digits')) return { type: 'number', why: `numbers${someMissing}` };
    const integer = missing === 0 && evidence.count('beyond32Bits') === 0;
    return { type: integer ? 'integer' : 'number', why: `whole numbers${someMissing}` };
  }
  return mostly(evidence, 'number') ?? mostly(evidence, 'timestamp') ?? strings(evidence, someMissing);
}

/** A column of which all but a few values, one in a hundred at most, fit: those few are the reader's to decide on. */
function mostly(
  evidence: ColumnEvidence,
  type: 'number' | 'timestamp',
): { type: ColumnType; why: string } | null {
  const { present } = evidence;
  const others = present - evidence.count(type);
  const first = evidence.firstBut(type);
  if (present < FEW || others > Math.max(1, present / 100) || !first) return null;
  if (evidence.count('leadingZero') > 0 || evidence.count('beyondExact') > 0) return null;
  const what = type === 'number' ? 'numbers' : 'dates or times';
  const where = `${first.found} on line ${grouped(first.line)}`;
  return { type, why: `${what} but for ${grouped(others)} of ${grouped(present)}, such as ${where}` };
}

function strings(evidence: ColumnEvidence, someMissing: string): { type: ColumnType; why: string } {
  const { present, distinct } = evidence;
  const type = stringType(evidence);
  const ratio = `${grouped(distinct)} distinct of ${grouped(present)}`;
  if (type === 'category') return { type, why: `${ratio}${someMissing}` };
  return {
    type,
    why: `${evidence.bytes > LONG_TEXT * present ? 'long texts' : 'texts'}, ${ratio}${someMissing}`,
  };
}

function stringType(evidence: ColumnEvidence): 'category' | 'text' {
  const { present, distinct } = evidence;
  const long = evidence.bytes > LONG_TEXT * present;
  const nearlyUnique = present >= FEW && distinct > 0.8 * present;
  return long || nearlyUnique || distinct > MOST_LEVELS ? 'text' : 'category';
}

/** 12345 as 12,345, the same in every locale. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
