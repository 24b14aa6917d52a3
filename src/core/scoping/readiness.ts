import type { Doc } from '../kernel/objects.ts';
import type { Evidence } from './evidence.ts';
import type { TestPoints } from './test-score.ts';

/** How ready for production a project is: the ML Test Score, and its hidden debts. One a project. */
export type Readiness = Doc<
  'readiness',
  {
    rubric: '2017';
    /** What a person said, by test; it stands above what the workbench can prove. */
    points: Readonly<Record<string, ReadinessAnswer>>;
    /** By the key of the debt. */
    debts: Readonly<Record<string, { state: 'none' | 'some' | 'much'; note: string }>>;
    /** How it stood, oldest first; at most one a day. */
    history: readonly { atMs: number; score: number; sums: readonly number[] }[];
  }
>;

export interface ReadinessAnswer {
  points: TestPoints;
  note: string;
  by: string;
  atMs: number;
  evidence: readonly Evidence[];
}
