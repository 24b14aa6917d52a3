import type { StreamQuestion } from '../simulate/stream-question.ts';
import type { StreamTruth } from '../simulate/stream-truth.ts';
import type { DetectorId } from './detector-kinds.ts';
import type { TrueEpisode } from './score-alarms.ts';

/** The same span of time again and again, with other rows each time. */
export interface StreamTrialQuestion {
  question: StreamQuestion;
  /** How many; the first has the seed of the question, each other the next one. */
  times: number;
}

/** One of them. Days are counted from the beginning. */
export interface TrialRun {
  seed: number;
  /** What made the model more wrong, or less. */
  episodes: readonly TrueEpisode[];
  /** Days on which a detector said drift, watching errors as their labels come. */
  detections: Readonly<Partial<Record<DetectorId, readonly number[]>>>;
  /** By day: labels that came, and the sum of the errors they showed. */
  labels: Float64Array<ArrayBuffer>;
  errors: Float64Array<ArrayBuffer>;
  truth: StreamTruth;
}
