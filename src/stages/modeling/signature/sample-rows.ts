import type { Signature } from '../../../core/model/signature.ts';
import type { Cell } from '../../../core/slices/view.ts';
import { formatFixed, formatNumber, formatPercent } from '../../../ui/format.ts';
import type { SamplePredictions } from './sample-run.svelte.ts';

export interface SampleRow {
  /** From 1. */
  number: number;
  actual: string | null;
  predicted: string;
  /** Classification: the probability shown. */
  score: string | null;
  /** null where there is nothing to compare with. */
  right: boolean | null;
}

/** The sample as rows for the eye; `actualOf` gives a row's true answer, null where there is none. */
export function sampleRows(
  sample: SamplePredictions,
  { task }: Signature,
  actualOf: (row: number) => Cell,
): readonly SampleRow[] {
  return sample.rows.map((row, i) => {
    const actual = actualOf(row);
    const shown = actual === null ? null : String(actual);
    if (task.type === 'regression') {
      const value = sample.value[i] ?? null;
      return {
        number: row + 1,
        actual: typeof actual === 'number' ? formatNumber(actual) : shown,
        predicted: value === null ? '–' : formatNumber(value),
        score: null,
        right: null,
      };
    }
    const label = sample.label[i] ?? null;
    const scores = sample.scores?.[i] ?? null;
    const at = task.classes.indexOf(task.positive ?? label ?? '');
    const score = scores?.[at];
    return {
      number: row + 1,
      actual: shown,
      predicted: label ?? '–',
      score: score === undefined || Number.isNaN(score) ? null : percent(score),
      right: shown === null || label === null ? null : sameClass(shown, label),
    };
  });
}

/** Class names are matched by text, numbers by value: "1.0" is 1. */
function sameClass(actual: string, label: string): boolean {
  return actual === label || (label.trim() !== '' && Number(actual) === Number(label));
}

function percent(score: number): string {
  return score > 0 && score < 0.001 ? `<${formatFixed(0.1, 1)}%` : formatPercent(score);
}
