/** Benjamini and Hochberg's adjusted p-values (1995), in the order given; those below q have a false-discovery rate of q. */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  const order = [...pValues.keys()].sort((a, b) => pValues[b]! - pValues[a]!);
  const adjusted = new Array<number>(pValues.length);
  let least = 1;
  order.forEach((at, place) => {
    least = Math.min(least, (pValues[at]! * pValues.length) / (pValues.length - place));
    adjusted[at] = least;
  });
  return adjusted;
}
