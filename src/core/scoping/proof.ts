import type { Source } from './project-facts.ts';
import type { TestPoints } from './test-score.ts';

/** What the points of a proof follow from, as the screens say it. */
export const PROOF_RULE =
  '½ where it was done here by hand. 1 only where it repeats by itself: a rule that every new version must pass, or an alarm on every window of a log.';

/** What the project itself says of a test of readiness. */
export interface Proof {
  points: TestPoints;
  /** Why, in a sentence or two. */
  words: string;
  /** null: nothing here speaks of it. */
  evidence: Source | null;
  /** It was looked at, and the answer is no. */
  isAgainst: boolean;
}

export function proven(points: 0.5 | 1, words: string, evidence: Source): Proof {
  return { points, words, evidence, isAgainst: false };
}

/** Something is there, and not enough of it. */
export function notYet(words: string, evidence: Source | null = null): Proof {
  return { points: 0, words, evidence, isAgainst: false };
}

/** What is there says no. */
export function against(words: string, evidence: Source): Proof {
  return { points: 0, words, evidence, isAgainst: true };
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${String(count)} ${count === 1 ? one : many}`;
}

/** "12 min", "3.5 h": for words that are stored. */
export function lasting(ms: number): string {
  const units = [
    [86_400_000, 'days'],
    [3_600_000, 'h'],
    [60_000, 'min'],
    [1000, 's'],
  ] as const;
  const [unit, name] = units.find(([size]) => ms >= size) ?? units[3];
  const value = String(Math.round((ms / unit) * 10) / 10);
  return `${value} ${name === 'days' && value === '1' ? 'day' : name}`;
}
