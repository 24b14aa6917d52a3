import type { Id } from '../../core/kernel/objects.ts';
import type { SheetKind } from '../../core/scoping/worksheet.ts';
import { hrefOf } from '../../session/route.svelte.ts';

/** The address of a sheet: `subject` is the model of a card, `field` the key of a field to show. */
export function sheetHref(
  project: Id,
  sheet: SheetKind,
  { subject = null, field = null }: { subject?: Id | null; field?: string | null } = {},
): string {
  const rest = sheet === 'scoping' ? [] : ['sheets', sheet, ...(subject === null ? [] : [subject])];
  return hrefOf(project, 'scoping', rest, field === null ? {} : { field });
}
