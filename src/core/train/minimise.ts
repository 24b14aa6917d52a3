/** Value of a function at x; writes its gradient. */
export type Objective = (x: Float64Array, gradient: Float64Array) => number;

export interface Minimum {
  x: Float64Array;
  value: number;
  iterations: number;
  /** The gradient became small enough; else the iterations or the precision ran out. */
  converged: boolean;
}

export interface MinimiseOptions {
  /** Done when no component of the gradient is larger. */
  tolerance: number;
  iterations: number;
}

const MEMORY = 10;
const DECREASE = 1e-4;
const CURVATURE = 0.9;
const MOST_STEPS = 40;

/**
 * Minimum of a smooth convex function by limited-memory BFGS (Liu and Nocedal 1989) with a bisecting search for the
 * weak Wolfe conditions. Deterministic. Yields the number of each iteration, so that the caller can pause or stop.
 */
export function* minimise(
  objective: Objective,
  start: Float64Array,
  { tolerance, iterations }: MinimiseOptions,
): Generator<number, Minimum> {
  let x = start.slice();
  let gradient = new Float64Array(x.length);
  let value = objective(x, gradient);
  const steps: { s: Float64Array; y: Float64Array; rho: number }[] = [];
  for (let iteration = 0; iteration < iterations; iteration++) {
    if (largest(gradient) <= tolerance) return { x, value, iterations: iteration, converged: true };
    const direction = descent(gradient, steps);
    const first = steps.length === 0 ? 1 / Math.sqrt(dot(gradient, gradient)) : 1;
    const found = search(objective, x, value, gradient, direction, first);
    if (!found) return { x, value, iterations: iteration, converged: false };
    const s = found.x.map((to, i) => to - x[i]!);
    const y = found.gradient.map((to, i) => to - gradient[i]!);
    const curvature = dot(s, y);
    if (curvature > 0) steps.push({ s, y, rho: 1 / curvature });
    if (steps.length > MEMORY) steps.shift();
    ({ x, value, gradient } = found);
    yield iteration + 1;
  }
  return { x, value, iterations, converged: largest(gradient) <= tolerance };
}

/** Minus the approximate inverse Hessian times the gradient (the two-loop recursion). */
function descent(
  gradient: Float64Array,
  steps: readonly { s: Float64Array; y: Float64Array; rho: number }[],
): Float64Array<ArrayBuffer> {
  const q = new Float64Array(gradient.length);
  for (let i = 0; i < q.length; i++) q[i] = -gradient[i]!;
  const alphas: number[] = [];
  for (const { s, y, rho } of steps.toReversed()) {
    const alpha = rho * dot(s, q);
    alphas.push(alpha);
    addScaled(q, y, -alpha);
  }
  const last = steps.at(-1);
  if (last) {
    const scale = 1 / (last.rho * dot(last.y, last.y));
    for (let i = 0; i < q.length; i++) q[i]! *= scale;
  }
  for (const { s, y, rho } of steps) addScaled(q, s, alphas.pop()! - rho * dot(y, q));
  return q;
}

function search(
  objective: Objective,
  x: Float64Array,
  value: number,
  gradient: Float64Array,
  direction: Float64Array,
  first: number,
): { x: Float64Array<ArrayBuffer>; value: number; gradient: Float64Array<ArrayBuffer> } | null {
  const slope = dot(gradient, direction);
  if (!(slope < 0)) return null;
  // The value itself is only known to so many digits.
  const slack = 1e-15 * Math.abs(value);
  const next = new Float64Array(x.length);
  const nextGradient = new Float64Array(x.length);
  let low = 0;
  let high = Infinity;
  let step = first;
  for (let trial = 0; trial < MOST_STEPS; trial++) {
    next.set(x);
    addScaled(next, direction, step);
    const there = objective(next, nextGradient);
    if (!(there <= value + DECREASE * step * slope + slack)) high = step;
    else if (dot(nextGradient, direction) < CURVATURE * slope) low = step;
    else return { x: next, value: there, gradient: nextGradient };
    step = high < Infinity ? (low + high) / 2 : 2 * low;
  }
  return null;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function addScaled(to: Float64Array, what: Float64Array, by: number): void {
  for (let i = 0; i < to.length; i++) to[i]! += by * what[i]!;
}

function largest(values: Float64Array): number {
  let most = 0;
  for (const value of values) most = Math.max(most, Math.abs(value));
  return most;
}
