import type { DraftCondition, DraftTest, FieldFacts } from '../../core/slices/draft.ts';
import { testsFor } from '../../core/slices/draft-tests.ts';

type Choice = `${'' | 'not '}${DraftTest}`;

const WORDS: Readonly<Record<DraftTest, readonly [plain: string, negated: string]>> = {
  lt: ['<', 'not <'],
  le: ['≤', 'not ≤'],
  gt: ['>', 'not >'],
  ge: ['≥', 'not ≥'],
  between: ['between', 'not between'],
  eq: ['=', '≠'],
  in: ['one of', 'none of'],
  yes: ['true', 'not true'],
  no: ['false', 'not false'],
  missing: ['missing', 'not missing'],
};
const DATE_WORDS: Partial<Record<DraftTest, readonly [string, string]>> = {
  lt: ['before', 'not before'],
  le: ['up to', 'not up to'],
  gt: ['after', 'not after'],
  ge: ['from', 'not from'],
};
/** Those people ask for; the negated form of another shows only where a slice has it already. */
const NEGATED: readonly DraftTest[] = ['eq', 'in', 'missing'];

/** What stands in the list of comparisons for a column, in words. */
export function testChoices(condition: DraftCondition): readonly { value: Choice; label: string }[] {
  const { facts } = condition;
  if (!facts) return [];
  const now = choiceOf(condition);
  return testsFor(facts)
    .flatMap((test): readonly Choice[] => [test, `not ${test}`])
    .filter((choice) => choice === now || !choice.startsWith('not ') || NEGATED.includes(testIn(choice).test))
    .map((value) => ({ value, label: wordsFor(testIn(value), facts) }));
}

export function choiceOf({ test, not }: Pick<DraftCondition, 'test' | 'not'>): Choice {
  return `${not ? 'not ' : ''}${test}`;
}

export function testIn(choice: Choice): Pick<DraftCondition, 'test' | 'not'> {
  const not = choice.startsWith('not ');
  return { not, test: (not ? choice.slice('not '.length) : choice) as DraftTest };
}

function wordsFor({ test, not }: Pick<DraftCondition, 'test' | 'not'>, { type }: FieldFacts): string {
  const words = (type === 'timestamp' ? DATE_WORDS[test] : undefined) ?? WORDS[test];
  return words[not ? 1 : 0];
}
