/** Eigenvalues of a symmetric matrix, largest first, each with its vector of length 1. */
export interface Eigen {
  values: Float64Array<ArrayBuffer>;
  vectors: readonly Float64Array<ArrayBuffer>[];
}

const MOST_SWEEPS = 60;

/** By Jacobi's rotations (1846), for some hundred rows at most: a sweep takes about 6 x size^3 steps. `matrix`: row-major. */
export function symmetricEigen(matrix: Float64Array, size: number): Eigen {
  const a = matrix.slice();
  const v = new Float64Array(size * size);
  for (let i = 0; i < size; i++) v[i * size + i] = 1;
  const whole = a.reduce((sum, x) => sum + x * x, 0);
  for (let sweep = 0; sweep < MOST_SWEEPS && offDiagonal(a, size) > 1e-26 * whole; sweep++) {
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) rotate(a, v, size, p, q);
  }
  const order = Array.from({ length: size }, (_, i) => i).sort(
    (i, j) => a[j * size + j]! - a[i * size + i]! || i - j,
  );
  return {
    values: Float64Array.from(order, (i) => a[i * size + i]!),
    vectors: order.map((i) => v.slice(i * size, (i + 1) * size)),
  };
}

function offDiagonal(a: Float64Array, size: number): number {
  let sum = 0;
  for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) sum += 2 * a[p * size + q]! ** 2;
  return sum;
}

/** Makes a[p][q] zero. The vectors are rows of `v`. */
function rotate(a: Float64Array, v: Float64Array, size: number, p: number, q: number): void {
  const apart = a[p * size + q]!;
  if (apart === 0) return;
  const theta = (a[q * size + q]! - a[p * size + p]!) / (2 * apart);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const c = 1 / Math.hypot(t, 1);
  const s = t * c;
  for (let k = 0; k < size; k++) {
    const [kp, kq] = [a[k * size + p]!, a[k * size + q]!];
    a[k * size + p] = c * kp - s * kq;
    a[k * size + q] = s * kp + c * kq;
  }
  for (const of of [a, v]) {
    for (let k = 0; k < size; k++) {
      const [pk, qk] = [of[p * size + k]!, of[q * size + k]!];
      of[p * size + k] = c * pk - s * qk;
      of[q * size + k] = s * pk + c * qk;
    }
  }
}
