import { READINESS_TESTS, SECTIONS, type Section } from './test-score-tests.ts';

/** 0: not done. A half: done by hand, with the result written down. 1: automated, and repeated. */
export type TestPoints = 0 | 0.5 | 1;

/** The rubric as of 2017; the one of 2016 gives 0, 1 and 2. */
export const RUBRIC = '2017';

export interface TestScore {
  sums: Readonly<Record<Section, number>>;
  /** The least of the four sums. */
  score: number;
  /** Sections that have it. */
  weakest: readonly Section[];
  /** What the rubric says of it. */
  words: string;
}

/** The score of readiness for production; tests without points count 0. */
export function testScore(points: Readonly<Record<string, TestPoints | undefined>>): TestScore {
  const sums = Object.fromEntries(
    SECTIONS.map((section) => [
      section,
      READINESS_TESTS.filter((test) => test.section === section).reduce(
        (sum, { id }) => sum + (points[id] ?? 0),
        0,
      ),
    ]),
  ) as Record<Section, number>;
  const score = Math.min(...Object.values(sums));
  return {
    sums,
    score,
    weakest: SECTIONS.filter((section) => sums[section] === score),
    words: scoreWords(score),
  };
}

export function scoreWords(score: number): string {
  if (score <= 0) return 'More of a research project than a system for production';
  if (score <= 1) return 'Not without tests, but serious holes are possible';
  if (score <= 2) return 'A first pass at readiness; more to be invested in';
  if (score <= 3) return 'Reasonably tested; more can be automated';
  return score <= 5
    ? 'Strong tests and monitoring, fit for what matters'
    : 'Exceptional tests and monitoring';
}

/**
 * What to do next: tests that raise the score, which only those of the weakest sections do; a test that can be raised to
 * a half before one from there to the whole.
 */
export function nextTests(points: Readonly<Record<string, TestPoints | undefined>>): readonly string[] {
  const { weakest } = testScore(points);
  return READINESS_TESTS.filter(({ id, section }) => weakest.includes(section) && (points[id] ?? 0) < 1)
    .sort((a, b) => (points[a.id] ?? 0) - (points[b.id] ?? 0))
    .map(({ id }) => id);
}
