import type { Predicate } from '../slices/predicate.ts';

/** What a disagreement is not counted for: as `ignore` of Scientist, each rule on its own is enough. */
export type IgnoreRule =
  | { when: 'rows'; where: Predicate }
  /** The scores of the positive class, or the values, lie closer than this. */
  | { when: 'near'; within: number }
  /** The challenger answered and the champion did not. */
  | { when: 'championFailed' };

/** How answers are written. As `clean` of Scientist it changes what is shown, and what is compared only if `compared`. */
export interface CleanRule {
  /** Without the difference of capitals and small letters. */
  case: boolean;
  /** Without white space at the ends, and one space for several within. */
  spaces: boolean;
  /** Values rounded to so many digits behind the point; null = as they are. */
  digits: number | null;
  compared: boolean;
}

export interface ShadowRules {
  ignore: readonly IgnoreRule[];
  clean: CleanRule;
}

export const NO_RULES: ShadowRules = {
  ignore: [],
  clean: { case: false, spaces: false, digits: null, compared: false },
};

/** A class as a rule writes it. */
export function cleanName(name: string, clean: CleanRule): string {
  const spaced = clean.spaces ? name.trim().replaceAll(/\s+/gu, ' ') : name;
  return clean.case ? spaced.toLowerCase() : spaced;
}

/** A value as a rule writes it. */
export function cleanValue(value: number, { digits }: CleanRule): number {
  return digits === null || !Number.isFinite(value) ? value : Number(value.toFixed(Math.min(100, digits)));
}
