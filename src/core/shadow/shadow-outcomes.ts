import type { PairedOutcome } from '../evaluation/pair-outcomes.ts';
import { cleanName, cleanValue, type CleanRule, type ShadowRules } from './shadow-rules.ts';

/** What became of a row that two were to answer. */
export const OUTCOME = {
  neither: -1,
  matched: 0,
  different: 1,
  ignored: 2,
  championFailed: 3,
  challengerFailed: 4,
} as const;

/** Rows by what became of them; mismatched are the different and those that one alone answered. */
export interface OutcomeCounts {
  matched: number;
  different: number;
  ignored: number;
  championFailed: number;
  challengerFailed: number;
  /** By ignore rule: mismatches that it holds for, those that others hold for too included. */
  byRule: readonly number[];
}

export interface RuledRows {
  /** One of OUTCOME by row. */
  outcomes: Int8Array;
  counts: OutcomeCounts;
}

/**
 * What becomes of each row under the rules. `rowsOf`: for each ignore rule on rows, those that it holds for by a byte each
 * (null = every one); others are not looked at. Values alike lie within the tolerance.
 */
export function ruledRows(
  paired: PairedOutcome,
  tolerance: number,
  rules: ShadowRules,
  rowsOf: readonly (Uint8Array | null)[],
): RuledRows {
  const outcomes = new Int8Array(paired.truth.length);
  const byRule = rules.ignore.map(() => 0);
  const outcomeOf = bareOutcome(paired, tolerance, rules.clean);
  const numbers = numbersOf(paired);
  for (let row = 0; row < outcomes.length; row++) {
    const bare = outcomeOf(row);
    outcomes[row] = bare;
    if (bare <= OUTCOME.matched) continue;
    rules.ignore.forEach((rule, at) => {
      const holds =
        rule.when === 'rows'
          ? rowsOf[at] === null || rowsOf[at]?.[row] === 1
          : rule.when === 'championFailed'
            ? bare === OUTCOME.championFailed
            : bare === OUTCOME.different &&
              numbers !== null &&
              Math.abs(numbers[0][row]! - numbers[1][row]!) < rule.within;
      if (!holds) return;
      byRule[at]!++;
      outcomes[row] = OUTCOME.ignored;
    });
  }
  return { outcomes, counts: { ...countOutcomes(outcomes), byRule } };
}

function bareOutcome(paired: PairedOutcome, tolerance: number, clean: CleanRule): (row: number) => number {
  const { first, second } = paired;
  const known =
    paired.type === 'classification'
      ? (answer: number): boolean => answer >= 0
      : (answer: number): boolean => Number.isFinite(answer);
  const alike = sameAnswer(paired, tolerance, clean);
  return (row) => {
    const [a, b] = [first[row]!, second[row]!];
    if (!known(a)) return known(b) ? OUTCOME.championFailed : OUTCOME.neither;
    if (!known(b)) return OUTCOME.challengerFailed;
    return alike(a, b) ? OUTCOME.matched : OUTCOME.different;
  };
}

function sameAnswer(
  paired: PairedOutcome,
  tolerance: number,
  clean: CleanRule,
): (a: number, b: number) => boolean {
  if (paired.type === 'regression') {
    const written = (value: number): number => (clean.compared ? cleanValue(value, clean) : value);
    return (a, b) => Math.abs(written(a) - written(b)) <= tolerance;
  }
  if (!clean.compared) return (a, b) => a === b;
  const names = paired.classes.map((name) => cleanName(name, clean));
  return (a, b) => names[a] === names[b];
}

/** What the rule on near answers compares; null where the two do not both have it. */
function numbersOf(paired: PairedOutcome): readonly [ArrayLike<number>, ArrayLike<number>] | null {
  if (paired.type === 'regression') return [paired.first, paired.second];
  const { firstScores, secondScores } = paired;
  return firstScores && secondScores ? [firstScores, secondScores] : null;
}

function countOutcomes(outcomes: Int8Array): Omit<OutcomeCounts, 'byRule'> {
  const counts = { matched: 0, different: 0, ignored: 0, championFailed: 0, challengerFailed: 0 };
  const names = ['matched', 'different', 'ignored', 'championFailed', 'challengerFailed'] as const;
  for (const outcome of outcomes) if (outcome >= 0) counts[names[outcome]!]++;
  return counts;
}
