/**
 * Whole numbers near the given ones (halves to even) whose sum is the rounded sum: what is missing is added one by one
 * where rounding took most away (of equals the last), what is too much is taken where it added most (of equals the
 * first).
 */
export function roundKeepingTotal(values: Float64Array): Float64Array {
  const whole = values.map(roundHalfToEven);
  const wanted = roundHalfToEven(values.reduce((a, b) => a + b, 0));
  for (;;) {
    const short = wanted - whole.reduce((a, b) => a + b, 0);
    if (short === 0) return whole;
    const lost = values.map((value, at) => value - whole[at]!);
    const order = [...lost.keys()].sort((a, b) => lost[a]! - lost[b]! || a - b);
    if (short > 0) order.reverse();
    for (const at of order.slice(0, Math.abs(short))) whole[at]! += Math.sign(short);
  }
}

function roundHalfToEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  return rest > 0.5 || (rest === 0.5 && floor % 2 !== 0) ? floor + 1 : floor;
}
