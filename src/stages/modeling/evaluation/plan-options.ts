import { HIGHEST_LEVEL, SHEET_ACTIONS, type SheetAction } from '../../../core/evaluation/sheet.ts';
import { ACTION_WORDS } from './sheet-words.ts';

const NOT_SAID = { value: '', label: '–' } as const;

/** Ease and importance, as options of a field. */
export const LEVELS: readonly { value: string; label: string }[] = [
  NOT_SAID,
  ...Array.from({ length: HIGHEST_LEVEL }, (_, at) => ({ value: String(at + 1), label: String(at + 1) })),
];

export const ACTIONS: readonly { value: SheetAction | ''; label: string }[] = [
  NOT_SAID,
  ...SHEET_ACTIONS.map((value) => ({ value, label: ACTION_WORDS[value] })),
];

export function levelOf(value: string): number | null {
  return value === '' ? null : Number(value);
}

export function actionOf(value: SheetAction | ''): SheetAction | null {
  return value === '' ? null : value;
}
