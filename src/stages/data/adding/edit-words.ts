import type { ColumnPlan } from '../../../core/table/read-plan.ts';
import type { GivenPlan } from '../../../core/table/preview-csv.ts';
import type { ColumnEdits } from './plan-edits.ts';

const OF_COLUMN: Readonly<Record<string, string>> = {
  name: 'Name',
  type: 'Type',
  role: 'Role',
  notation: 'Notation',
  leftOut: 'Leaving out',
};
const OF_FILE: Readonly<Record<string, string>> = {
  delimiter: 'What separates cells',
  header: 'What the first row holds',
  missing: 'What counts as missing',
  encoding: 'Text encoding',
};

/** What of the columns was changed, for undo: "Role of “age”". */
export function columnEditWords(before: ColumnEdits, after: ColumnEdits): string {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (key) => before[key] !== after[key],
  );
  const [key] = keys;
  if (key === undefined || keys.length > 1) return 'Columns of the file';
  const column = `“${key.slice(key.indexOf(':') + 1)}”`;
  const [part] = changed<Partial<ColumnPlan>>(before[key] ?? {}, after[key] ?? {});
  return part === undefined ? `Column ${column}` : `${OF_COLUMN[part] ?? 'Reading'} of ${column}`;
}

/** What of the whole file was changed, for undo. */
export function givenWords(before: GivenPlan, after: GivenPlan): string {
  const [part] = changed<GivenPlan>(before, after);
  return (part && OF_FILE[part]) ?? 'How the file is read';
}

function changed<T extends object>(before: T, after: T): readonly string[] {
  const parts = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...parts].filter((part) => before[part as keyof T] !== after[part as keyof T]);
}
