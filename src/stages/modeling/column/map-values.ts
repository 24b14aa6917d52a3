import { plainName } from '../../../core/model/match-columns.ts';
import type { ValueCount } from '../shelf/distinct-values.svelte.ts';

/** From a prediction column's values to class names; a value that is not here means no class. */
export type Labels = Readonly<Record<string, string>>;

/** Values that are a class, or the same but for case and spacing or as numbers; the others are left to the user. */
export function proposeLabels(values: readonly string[], classes: readonly string[]): Labels {
  const found = values.map((value) => [value, classLike(value, classes)] as const);
  return Object.fromEntries(found.filter((pair): pair is [string, string] => pair[1] !== null));
}

function classLike(value: string, classes: readonly string[]): string | null {
  if (classes.includes(value)) return value;
  const number = value.trim() === '' ? NaN : Number(value);
  const near = classes.filter(
    (name) => (plainName(name) !== '' && plainName(name) === plainName(value)) || Number(name) === number,
  );
  return near.length === 1 ? near[0]! : null;
}

/** null where every value is the name of its class, so that no mapping needs to be kept. */
export function mappingToKeep(values: readonly string[], labels: Labels): Labels | null {
  if (values.every((value) => labels[value] === value)) return null;
  return Object.fromEntries(values.flatMap((value) => (labels[value] ? [[value, labels[value]]] : [])));
}

/** Rows a class would be predicted for, in the order of the classes, and rows whose value means none. */
export function countByClass(
  values: readonly ValueCount[],
  labels: Labels,
  classes: readonly string[],
): { counts: readonly number[]; without: number } {
  const sum = (wanted: (label: string | undefined) => boolean): number =>
    values.reduce((total, { value, count }) => total + (wanted(labels[value]) ? count : 0), 0);
  return {
    counts: classes.map((name) => sum((label) => label === name)),
    without: sum((label) => label === undefined || !classes.includes(label)),
  };
}
