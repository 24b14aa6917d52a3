import { apportion, apportionClasses } from './apportion.ts';

/** Part by row: the first rows in `order` go to the first part, sizes by largest remainder. */
export function splitInOrder(order: Uint32Array, shares: readonly number[]): Uint8Array<ArrayBuffer> {
  const codes = new Uint8Array(order.length);
  let at = 0;
  apportion(order.length, shares).forEach((size, part) => {
    for (let end = at + size; at < end; at++) codes[order[at]!] = part;
  });
  return codes;
}

/** The same class by class: each part's count of a class is within one row of its share; see apportionClasses. */
export function splitByClass(
  order: Uint32Array,
  shares: readonly number[],
  classes: Int32Array,
  count: number,
): Uint8Array<ArrayBuffer> {
  const codes = new Uint8Array(order.length);
  const counts = countCodes(classes, count);
  const left = apportionClasses(counts, shares);
  const part = new Int32Array(count + 1);
  for (const row of order) {
    const own = classes[row]! + 1;
    const sizes = left[own]!;
    while (sizes[part[own]!] === 0) part[own]!++;
    sizes[part[own]!]!--;
    codes[row] = part[own]!;
  }
  return codes;
}

/** Rows by class; those without one come first. */
export function countCodes(codes: ArrayLike<number>, count: number): number[] {
  const counts = new Array<number>(count + 1).fill(0);
  for (let row = 0; row < codes.length; row++) counts[codes[row]! + 1]!++;
  return counts;
}
