import { OPERATORS, type Comparison, type Condition, type PlanMetric } from './plan.ts';

/** What one look at a metric gives. `noData`: there was nothing to measure. */
export type Outcome = 'success' | 'fail' | 'error' | 'inconclusive' | 'noData';

const COMPARISON =
  /^(?:float\()?result(?:\[0\])?\)?\s*(<=|>=|==|!=|<|>)\s*(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)$/;
const IS_NAN = /^isNaN\(\s*result(?:\[0\])?\s*\)$/;

/**
 * A condition as Argo Rollouts writes it. Read are comparisons of `result` or `result[0]` with a number and `isNaN`,
 * joined by `&&` (binding tighter) and `||`; anything else is kept as text.
 */
export function parseCondition(text: string): Condition {
  const any = text.split('||').map((part) => part.split('&&').map((piece) => parsePiece(piece.trim())));
  if (any.flat().some((piece) => piece === null)) return { text };
  const joined = any.map((all) => (all.length === 1 ? all[0]! : { all: all as Condition[] }));
  return joined.length === 1 ? joined[0]! : { any: joined };
}

function parsePiece(piece: string): Condition | null {
  if (IS_NAN.test(piece)) return { isNaN: true };
  const found = COMPARISON.exec(piece);
  if (!found || piece.startsWith('float(') !== /^float\([^)]*\)/.test(piece)) return null;
  if (!piece.startsWith('float(') && /result(\[0\])?\)/.test(piece)) return null;
  const op = OPERATORS.find((name) => name === found[1])!;
  return { op, value: Number(found[2]) };
}

/** As Argo Rollouts reads it; `parseCondition` of this is the condition again where `all` and `any` nest as there. */
export function printCondition(condition: Condition): string {
  if ('text' in condition) return condition.text;
  if ('isNaN' in condition) return 'isNaN(result[0])';
  if ('any' in condition) return condition.any.map(printCondition).join(' || ');
  if ('all' in condition) return condition.all.map(printCondition).join(' && ');
  return `result[0] ${condition.op} ${String(condition.value)}`;
}

/** Whether a value (NaN: nothing to divide by) fulfils it; null where it cannot be said. */
export function fulfils(condition: Condition, value: number): boolean | null {
  if ('text' in condition) return null;
  if ('isNaN' in condition) return Number.isNaN(value);
  if ('any' in condition) return decided(condition.any, value, true);
  if ('all' in condition) return decided(condition.all, value, false);
  return compare(condition, value);
}

/** One part may decide the whole, whatever cannot be said of the others. */
function decided(parts: readonly Condition[], value: number, by: boolean): boolean | null {
  const found = parts.map((part) => fulfils(part, value));
  if (found.includes(by)) return by;
  return found.includes(null) ? null : !by;
}

function compare({ op, value: limit }: Comparison, value: number): boolean {
  if (op === '<') return value < limit;
  if (op === '<=') return value <= limit;
  if (op === '>') return value > limit;
  if (op === '>=') return value >= limit;
  return (value === limit) === (op === '==');
}

/**
 * What a measured value says, as Argo Rollouts decides: without conditions success; with one, that one alone; with both,
 * failure first, and neither is inconclusive. A condition that cannot be read gives inconclusive.
 */
export function judgeValue(
  { success, failure }: Pick<PlanMetric, 'success' | 'failure'>,
  value: number,
): Outcome {
  const good = success === null ? null : fulfils(success, value);
  const bad = failure === null ? null : fulfils(failure, value);
  if ((success !== null && good === null) || (failure !== null && bad === null)) return 'inconclusive';
  if (bad === true) return 'fail';
  if (success === null) return 'success';
  if (good === true) return 'success';
  return failure === null ? 'fail' : 'inconclusive';
}
