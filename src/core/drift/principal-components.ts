import { symmetricEigen } from '../stats/symmetric-eigen.ts';

/** Row-major: feature f of row r at r * features + f. */
export interface FeatureMatrix {
  rows: number;
  features: number;
  data: Float64Array<ArrayBuffer>;
}

/** The directions along which rows vary most. */
export interface PrincipalComponents {
  centre: Float64Array<ArrayBuffer>;
  components: readonly Float64Array<ArrayBuffer>[];
  /** Share of the whole variance that they take in. */
  explained: number;
}

/**
 * As few components as explain more than a share of the variance (Pearson 1901; by the eigenvectors of the covariance).
 * Null for fewer than two rows, and where nothing varies. O(rows x features^2 + features^3).
 */
export function principalComponents(
  { rows, features, data }: FeatureMatrix,
  share: number,
): PrincipalComponents | null {
  if (rows < 2) return null;
  const centre = new Float64Array(features);
  for (let at = 0; at < data.length; at++) centre[at % features]! += data[at]! / rows;
  const covariance = new Float64Array(features * features);
  const apart = new Float64Array(features);
  for (let row = 0; row < rows; row++) {
    for (let f = 0; f < features; f++) apart[f] = data[row * features + f]! - centre[f]!;
    for (let f = 0; f < features; f++) {
      if (apart[f] === 0) continue;
      for (let g = f; g < features; g++)
        covariance[f * features + g]! += (apart[f]! * apart[g]!) / (rows - 1);
    }
  }
  for (let f = 0; f < features; f++)
    for (let g = 0; g < f; g++) covariance[f * features + g] = covariance[g * features + f]!;
  const { values, vectors } = symmetricEigen(covariance, features);
  const whole = values.reduce((sum, value) => sum + Math.max(0, value), 0);
  if (!(whole > 0)) return null;
  let [kept, explained] = [0, 0];
  while (kept < features && explained <= share) explained += Math.max(0, values[kept++]!) / whole;
  return { centre, components: vectors.slice(0, kept), explained: Math.min(1, explained) };
}

/** By row: how far it lies from what the components can say of it (Euclidean). O(rows x features x components). */
export function reconstructionErrors(
  { centre, components }: PrincipalComponents,
  { rows, features, data }: FeatureMatrix,
): Float64Array<ArrayBuffer> {
  const errors = new Float64Array(rows);
  const apart = new Float64Array(features);
  for (let row = 0; row < rows; row++) {
    for (let f = 0; f < features; f++) apart[f] = data[row * features + f]! - centre[f]!;
    for (const component of components) {
      let along = 0;
      for (let f = 0; f < features; f++) along += apart[f]! * component[f]!;
      for (let f = 0; f < features; f++) apart[f]! -= along * component[f]!;
    }
    errors[row] = Math.sqrt(apart.reduce((sum, x) => sum + x * x, 0));
  }
  return errors;
}
