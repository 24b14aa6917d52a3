import type { Column } from '../table/column.ts';
import { spreadOf } from './spread-of.ts';

/** How wrong the model is about each row: 0 or 1 for classes, the distance for numbers; NaN where a side is missing. */
export function rowErrors(label: Column, prediction: Column): Float64Array<ArrayBuffer> {
  const rows = 'data' in label ? label.data.length : label.offsets.length - 1;
  const errors = new Float64Array(rows).fill(NaN);
  if (label.type === 'text' || prediction.type === 'text') return errors;
  const [truth, said] = [label.data, prediction.data];
  if (isNumeric(label) && isNumeric(prediction)) {
    for (let row = 0; row < rows; row++) errors[row] = Math.abs(said[row]! - truth[row]!);
    return errors;
  }
  const names = namesOf(prediction);
  const codes = namesOf(label).map((name) => names.indexOf(name));
  for (let row = 0; row < rows; row++)
    if (truth[row]! >= 0 && said[row]! >= 0) errors[row] = Number(codes[truth[row]!] !== said[row]);
  return errors;
}

/** What a person takes for wrong: for numbers, more than half a standard deviation of the labels away. */
export function wrongAbove(label: Column): number {
  return (spreadOf(label)?.deviation ?? 1) / 2;
}

function isNumeric(column: Column): boolean {
  return column.type === 'number' || column.type === 'integer';
}

function namesOf(column: Column): readonly string[] {
  return column.type === 'category' ? column.levels : ['false', 'true'];
}
