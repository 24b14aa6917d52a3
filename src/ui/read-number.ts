export interface NumberLimits {
  min?: number | undefined;
  max?: number | undefined;
  whole?: boolean;
  required?: boolean;
}

/** Reads what was typed: "." is the decimal point; "," and spaces only group thousands. */
export function readNumber(
  text: string,
  limits: NumberLimits = {},
): { value: number | null; problem: string | null } {
  const trimmed = text.trim().replace(/^[−–]/, '-');
  if (trimmed === '') return { value: null, problem: limits.required ? 'A number is needed here.' : null };
  const grouped = /^[-+]?\d{1,3}([ ,]\d{3})+(\.\d+)?$/.test(trimmed);
  const plain = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(trimmed);
  const value = grouped || plain ? Number(trimmed.replace(/[ ,]/g, '')) : NaN;
  if (!Number.isFinite(value))
    return {
      value: null,
      problem: /^\d+,\d+$/.test(trimmed)
        ? `Write ${trimmed.replace(',', '.')} with a point.`
        : `“${trimmed}” is not a number.`,
    };
  if (limits.whole && !Number.isInteger(value)) return { value: null, problem: 'A whole number is needed.' };
  if (limits.min !== undefined && value < limits.min)
    return { value: null, problem: `At least ${writeNumber(limits.min)}.` };
  if (limits.max !== undefined && value > limits.max)
    return { value: null, problem: `At most ${writeNumber(limits.max)}.` };
  return { value, problem: null };
}

/** A number as it would be typed, without loss. */
export function writeNumber(value: number | null): string {
  return value === null || !Number.isFinite(value) ? '' : String(value);
}
