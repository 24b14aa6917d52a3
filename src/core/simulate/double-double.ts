/** A number as an unevaluated sum high + low with |low| at most half an ulp of high: about 106 bits (Dekker 1971). */
export type DoubleDouble = readonly [high: number, low: number];

/** a + b exactly (Knuth's two-sum). */
export function exactSum(a: number, b: number): DoubleDouble {
  const sum = a + b;
  const fromB = sum - a;
  return [sum, a - (sum - fromB) + (b - fromB)];
}

/** a * b exactly, for factors below 2^990 whose product is normal (Veltkamp's split, Dekker's product). */
export function exactProduct(a: number, b: number): DoubleDouble {
  const product = a * b;
  const splitA = 134217729 * a;
  const highA = splitA - (splitA - a);
  const lowA = a - highA;
  const splitB = 134217729 * b;
  const highB = splitB - (splitB - b);
  const lowB = b - highB;
  return [product, highA * highB - product + highA * lowB + lowA * highB + lowA * lowB];
}

/** a + b to about 104 bits. */
export function addDouble(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const [high, low] = exactSum(a[0], b[0]);
  return exactSum(high, low + a[1] + b[1]);
}

/** a * b to about 104 bits. */
export function multiplyDouble(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const [high, low] = exactProduct(a[0], b[0]);
  return exactSum(high, low + (a[0] * b[1] + a[1] * b[0]));
}
