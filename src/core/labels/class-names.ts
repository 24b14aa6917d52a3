import { compareCodePoints } from '../table/compare-code-points.ts';
import type { ColumnCodes } from './column-codes.ts';

export interface ClassNames {
  classes: readonly string[];
  values: Float64Array | null;
  /** Index into classes for each name of each source. */
  maps: readonly Int32Array[];
}

/**
 * The classes of several columns together: those in use, in the given order where all columns share one, by number
 * where all are numbers, else by code point, so that neither rows nor annotators decide the order.
 */
export function classNames(sources: readonly ColumnCodes[]): ClassNames {
  const shared = sources[0]?.ordered === true && sources.every((source) => sameOrder(source, sources[0]!));
  const used = new Set<string>();
  for (const source of sources) for (const name of shared ? source.names : namesInUse(source)) used.add(name);
  const classes = [...used];
  const numbers = classes.map((name) => (name.trim() === '' ? NaN : Number(name)));
  const numeric = classes.length > 0 && numbers.every(Number.isFinite);
  if (!shared) {
    classes.sort((a, b) => (numeric ? Number(a) - Number(b) : 0) || compareCodePoints(a, b));
  }
  const codeOf = new Map(classes.map((name, code) => [name, code]));
  return {
    classes,
    values: numeric ? Float64Array.from(classes, Number) : null,
    maps: sources.map(({ names }) => Int32Array.from(names, (name) => codeOf.get(name) ?? -1)),
  };
}

function sameOrder(a: ColumnCodes, b: ColumnCodes): boolean {
  return (
    a.ordered && a.names.length === b.names.length && a.names.every((name, code) => name === b.names[code])
  );
}

function namesInUse({ codes, names }: ColumnCodes): string[] {
  const used = new Uint8Array(names.length);
  for (const code of codes) if (code >= 0) used[code] = 1;
  return names.filter((_, code) => used[code] === 1);
}
