import type { Doc } from '../kernel/objects.ts';
import type { Evidence } from './evidence.ts';
import type { DebtAnswer } from './hidden-debts.ts';
import type { Proof } from './proof.ts';
import type { Proofs } from './prove-tests.ts';
import { SECTIONS } from './test-score-tests.ts';
import type { TestPoints, TestScore } from './test-score.ts';

/** How ready for production a project is: the ML Test Score, and its hidden debts. One a project. */
export type Readiness = Doc<
  'readiness',
  {
    rubric: '2017';
    /** What a person said, by test; it stands above what the workbench can prove. */
    points: Readonly<Record<string, ReadinessAnswer>>;
    /** By the key of the debt. */
    debts: Readonly<Record<string, DebtAnswer>>;
    /** How it stood, oldest first; at most one a day. */
    history: readonly ScoredDay[];
  }
>;

export interface ReadinessAnswer {
  /** null: only a note or evidence, and what the workbench can prove stands. */
  points: TestPoints | null;
  note: string;
  by: string;
  atMs: number;
  /** What the person says it rests on. */
  evidence: readonly Evidence[];
}

/** Sums in the order of the sections. */
export interface ScoredDay {
  atMs: number;
  score: number;
  sums: readonly number[];
}

export const EMPTY_READINESS: Readiness['body'] = { rubric: '2017', points: {}, debts: {}, history: [] };

/** Points as they count: a person's, else what is proven. */
export function pointsInForce(
  answers: Readiness['body']['points'],
  proofs: Proofs,
): Readonly<Record<string, TestPoints | undefined>> {
  const ids = new Set([...Object.keys(proofs), ...Object.keys(answers)]);
  return Object.fromEntries([...ids].map((id) => [id, answers[id]?.points ?? proofs[id]?.points]));
}

/** How what a person said goes with what is proven: null = it does, or nothing speaks of it. */
export function contradiction(
  answer: ReadinessAnswer | undefined,
  proof: Proof | undefined,
): 'more' | 'less' | null {
  const said = answer?.points ?? null;
  if (said === null || !proof?.evidence || said === proof.points) return null;
  return said > proof.points ? 'more' : 'less';
}

/** The history with how it stands now: a new entry on a new day, in place of the last on the same day; the same where nothing changed. */
export function withState(
  history: readonly ScoredDay[],
  { sums, score }: Pick<TestScore, 'sums' | 'score'>,
  nowMs: number,
): readonly ScoredDay[] {
  const now = { atMs: nowMs, score, sums: SECTIONS.map((section) => sums[section]) };
  const last = history.at(-1);
  if (last && last.score === score && last.sums.every((sum, i) => sum === now.sums[i])) return history;
  return last && dayOf(last.atMs) === dayOf(nowMs) ? [...history.slice(0, -1), now] : [...history, now];
}

/** Days are counted in UTC. */
function dayOf(ms: number): number {
  return Math.floor(ms / 86_400_000);
}
