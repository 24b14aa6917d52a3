import type { Estimate } from '../kernel/estimate.ts';
import { predicateKey } from '../slices/predicate-key.ts';
import type { Predicate } from '../slices/predicate.ts';
import type { Sheet, SheetAction } from './sheet.ts';

/** What counts where nothing is typed in. */
const MIDDLE_LEVEL = 3;

/** What a person thinks and plans of one row of the sheet. */
export interface RowPlan {
  /** 1 to 5: how easily it could be improved; null = not said. */
  ease: number | null;
  /** 1 to 5: how much it matters; null = not said. */
  importance: number | null;
  action: SheetAction | null;
  notes: string;
}

/** Members of a sheet that hold plans, by key of the row's predicate. */
const MEMBERS = {
  ease: 'rowEase',
  importance: 'rowImportance',
  action: 'rowActions',
  notes: 'rowNotes',
} as const;

export function planOf(body: Sheet['body'], where: Predicate): RowPlan {
  const key = predicateKey(where);
  return {
    ease: body.rowEase?.[key] ?? null,
    importance: body.rowImportance?.[key] ?? null,
    action: body.rowActions?.[key] ?? null,
    notes: body.rowNotes?.[key] ?? '',
  };
}

/** The one member of a sheet's body that changes where one thing is typed in; null and '' take it away. */
export function withPlan<K extends keyof RowPlan>(
  body: Sheet['body'],
  where: Predicate,
  what: K,
  value: RowPlan[K],
): Partial<Sheet['body']> {
  const key = predicateKey(where);
  const { [key]: _before, ...others } = body[MEMBERS[what]] ?? {};
  return { [MEMBERS[what]]: value === null || value === '' ? others : { ...others, [key]: value } };
}

/**
 * gain x (ease / 3) x (importance / 3), in the gain's unit; what is not said counts as 3, so that a row nobody judged
 * keeps its gain. null where there is no gain.
 */
export function priorityOf(
  gain: Estimate | null,
  { ease, importance }: Pick<RowPlan, 'ease' | 'importance'>,
): number | null {
  if (!gain || gain.value === null) return null;
  return (gain.value * (ease ?? MIDDLE_LEVEL) * (importance ?? MIDDLE_LEVEL)) / MIDDLE_LEVEL ** 2;
}
