/** Places of the largest counts, largest first, ties in order; zeros are left out. One look at each count. */
export function topPlaces(counts: ArrayLike<number>, most: number): number[] {
  const top: number[] = [];
  for (let place = 0; place < counts.length; place++) {
    const count = counts[place]!;
    if (count === 0 || (top.length === most && count <= counts[top.at(-1)!]!)) continue;
    let at = top.length;
    while (at > 0 && counts[top[at - 1]!]! < count) at--;
    top.splice(at, 0, place);
    if (top.length > most) top.pop();
  }
  return top;
}
