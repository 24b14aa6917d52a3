import type { Source } from './project-facts.ts';

/** A thing of the project by name, and its screen. */
export type Spot = Pick<Source, 'what' | 'stage' | 'path' | 'query'>;

/** What the next step follows from. */
export interface StandingFacts {
  /** Alarms that are on. */
  ringing: readonly Spot[];
  scoping: {
    begun: boolean;
    decided: boolean;
    /** Titles of the questions that keep it from "Go". */
    blockers: readonly string[];
  };
  datasets: number;
  definition: 'none' | 'draft' | 'inForce';
  labelings: number;
  splits: number;
  /** Baselines aside, newest first. */
  models: readonly (Spot & { evaluated: boolean })[];
  /** The evaluation that the project answers for, and its model; null = none. */
  standing: (Spot & { model: Spot; replaced: boolean; hasSheet: boolean }) | null;
  /** Targets that are gates, by how they stand on it. */
  gates: { failing: readonly string[]; undecided: readonly string[]; all: number };
  live: Spot | null;
  /** A model is in shadow or canary now. */
  onTrial: boolean;
  plans: number;
  /** Shadow comparisons that were run. */
  shadows: number;
  logs: readonly Spot[];
  /** What is watched in them. */
  alarms: number;
  /** What is to be decided, oldest first. */
  decisions: readonly string[];
  /** As it was scored last; null = never. */
  readiness: { score: number; weakest: string } | null;
}
