import type { ColumnType } from '../../../core/table/column.ts';
import { notationWords } from '../../../core/table/notation.ts';
import type { GroupMark, Notation } from '../../../core/table/notation.ts';
import type { ColumnPlan, ColumnPreview } from '../../../core/table/read-plan.ts';

export interface NotationChoice {
  value: string;
  label: string;
  /** null = the plain notation. */
  notation: Notation | null;
}

const PAIRS: readonly ['.' | ',', GroupMark][] = [
  ['.', ','],
  [',', '.'],
  [',', ''],
  ['.', ' '],
  [',', ' '],
  ['.', "'"],
];
const STYLES = ['dmy', 'mdy', 'ymd', 'compact', 'seconds', 'milliseconds'] as const;

/** How the values of a column may be written when it is read as `type`; none for types that have but one way. */
export function notationChoices(
  { type, notation }: ColumnPlan,
  seen: ColumnPreview,
): readonly NotationChoice[] {
  const of = kindOf(type);
  if (of === null || (of === 'number' && isPlain(type, notation ?? null, seen))) return [];
  const plain = { value: '', label: of === 'number' ? '1234.5' : '2024-12-31T12:30', notation: null };
  const listed = [...(notation ? [notation] : []), ...(seen.notations ?? []), ...usual(of, seen)];
  const choices = new Map<string, NotationChoice>([['', plain]]);
  for (const one of listed) {
    if (one.of !== of) continue;
    const label = notationWords(one);
    if (!choices.has(label)) choices.set(label, { value: label, label, notation: one });
  }
  return [...choices.values()];
}

/** The choice that a plan stands at. */
export function notationValue({ type, notation }: ColumnPlan): string {
  return notation && notation.of === kindOf(type) ? notationWords(notation) : '';
}

/** The notation that fits what was seen, for a column that is to be read as `type`. */
export function notationFor(type: ColumnType, { plan, notations = [] }: ColumnPreview): Notation | null {
  const of = kindOf(type);
  if (plan.notation && plan.notation.of === of) return plan.notation;
  return notations.find((notation) => notation.of === of && !isUnix(notation)) ?? null;
}

function kindOf(type: ColumnType): Notation['of'] | null {
  if (type === 'timestamp') return 'time';
  return type === 'number' || type === 'integer' ? 'number' : null;
}

/** Whether the plain notation fits all that was seen and no other could be meant. */
function isPlain(
  type: ColumnType,
  notation: Notation | null,
  { fits, notations = [] }: ColumnPreview,
): boolean {
  return notation === null && fits.includes(type) && !notations.some(({ of }) => of === 'number');
}

/** Seconds and milliseconds are read only where a person says so. */
function isUnix(notation: Notation): boolean {
  return notation.of === 'time' && (notation.style === 'seconds' || notation.style === 'milliseconds');
}

function usual(of: Notation['of'], { notations = [] }: ColumnPreview): Notation[] {
  if (of === 'time') return STYLES.map((style) => ({ of, style }));
  const unit = notations.find((notation) => notation.of === 'number')?.unit ?? null;
  return PAIRS.map(([decimal, thousands]) => ({ of, decimal, thousands, unit }));
}
