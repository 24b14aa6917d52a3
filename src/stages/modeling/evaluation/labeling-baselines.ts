import type { Baseline } from '../../../core/evaluation/sheet.ts';
import type { Evaluation } from '../../../core/evaluation/evaluation.ts';
import type { Labeling } from '../../../core/labels/labeling.ts';
import type { Predicate } from '../../../core/slices/predicate.ts';
import { Labels } from '../../../session/labels.ts';
import type { Workbench } from '../../../session/workbench.svelte.ts';
import { formatPlural } from '../../../ui/format.ts';
import { toasts } from '../../../ui/toasts.svelte.ts';
import type { SheetState } from './sheet-state.svelte.ts';

/** With fewer labeled rows, a slice's own human level says next to nothing. */
export const LEAST_ITEMS = 10;

/**
 * Human-level performance of a labeling as a baseline by predicate; null where it has no number, or the slice too few
 * labeled rows. All rows count from one on.
 */
export async function baselinesFrom(
  workbench: Workbench,
  labeling: Labeling,
  { table, digest }: Evaluation,
  wheres: readonly Predicate[],
): Promise<readonly (Baseline | null)[]> {
  const { levels } = await workbench
    .the(Labels)
    .humanLevelOf(labeling, { table, evaluation: digest, wheres });
  return levels.map(({ overall, items }, at) => {
    if (overall.value === null || (items < LEAST_ITEMS && wheres[at]!.op !== 'all')) return null;
    const { value, n, interval } = overall;
    return {
      value,
      source: `human level, labeling “${labeling.name}”`,
      measured: { labeling: labeling.id, n, items, interval },
    };
  });
}

/** Gives the sheet the human level of all rows, and each row shown that has enough labeled rows its own. */
export async function takeFromLabeling(
  workbench: Workbench,
  sheet: SheetState,
  labeling: Labeling,
  evaluation: Evaluation,
): Promise<void> {
  const wheres = sheet.lines.map(({ where }) => where);
  const [all = null, ...levels] = await baselinesFrom(workbench, labeling, evaluation, wheres);
  if (!all) {
    toasts.show(`“${labeling.name}” has no human level yet: two labels a row are needed`, { kind: 'bad' });
    return;
  }
  const own = levels.flatMap((baseline, at) => (baseline ? [{ where: wheres[at + 1]!, baseline }] : []));
  await sheet.takeBaselines([{ where: null, baseline: all }, ...own], `Baseline from “${labeling.name}”`);
  const few = levels.length - own.length;
  const ofSlices = own.length > 0 ? ` and of ${formatPlural(own.length, 'slice')}` : '';
  const others =
    few > 0
      ? `; ${formatPlural(few, 'slice')} with fewer than ${String(LEAST_ITEMS)} labeled rows ${few === 1 ? 'takes' : 'take'} that of all`
      : '';
  toasts.show(`Baseline of all rows${ofSlices} from “${labeling.name}”${others}`);
}
