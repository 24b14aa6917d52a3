import type { Digest, Doc, Environment } from '../kernel/objects.ts';
import type { JudgingAim } from './judging.ts';
import type { ShadowRules } from './shadow-rules.ts';

/** Who answers on one side of a shadow comparison: a model as it is run, or a person's answers kept as a model. */
export interface ShadowParticipant {
  model: Digest;
  backend: 'wasm' | 'webgpu';
  threads: 'one' | 'all';
}

/** What one side did. Times are of `performance.timeOrigin` + `performance.now()` in its own worker. */
export interface ShadowSide {
  /** Row-aligned with the table; rows without an answer in time have none. null where the whole side failed. */
  predictions: Digest | null;
  /** Of the predictions against the truth, where there is one. */
  evaluation: Digest | null;
  /** Whether the predictions were there before and nothing ran: then there are no times. */
  reused: boolean;
  /** What the whole side failed of. */
  problem: string | null;
  answered: number;
  failed: number;
  timedOut: number;
  /** Messages of failed calls by rows, most first. */
  errors: readonly { message: string; rows: number }[];
  /** Begin of the first call and end of the last; null where nothing ran. */
  firstMs: number | null;
  lastMs: number | null;
  calls: number;
  /** Time of single calls, of at most 2,000 spread evenly over the run. */
  callsMs: readonly number[];
  environment: Environment | null;
}

export interface ShadowRun {
  startMs: number;
  endMs: number;
  /** Rows mirrored to both. */
  asked: number;
  startedFirst: 'champion' | 'challenger';
  champion: ShadowSide;
  challenger: ShadowSide;
  /** The champion once more on the same rows, for what of the disagreement is its own noise. */
  again?: ShadowSide;
}

/** How two answer the same rows, side by side. */
export interface ShadowQuestion {
  table: Digest;
  champion: ShadowParticipant;
  challenger: ShadowParticipant;
  /** Share of the rows that are mirrored, in percent, drawn by the seed, which also says who starts first. */
  percent: number;
  seed: number;
  rowsACall: number;
  /** Answers of calls that take longer do not count; null = however long they take. */
  timeoutMs: number | null;
  /** Whether predictions that are there are taken in place of a run. */
  reuse: boolean;
  truth: string | null;
  /** Regression: answers farther apart differ. */
  tolerance: number;
}

/** A shadow comparison as a person set it up; `run` is null until one has finished. */
export type Shadow = Doc<
  'shadow',
  ShadowQuestion & {
    /** Column whose values flips are listed by; null = saved slices. */
    by: string | null;
    /** When a run was begun last. */
    begunMs: number | null;
    run: ShadowRun | null;
    /** Which disagreements count; absent = all. */
    rules?: ShadowRules;
    /** How they are judged; absent = JUDGING_AIM. */
    judging?: JudgingAim;
  }
>;

/** Objects that a shadow comparison cannot be read without. */
export function objectsOfShadow({ body }: Shadow): readonly Digest[] {
  const { run } = body;
  const sides = run ? [run.champion, run.challenger, ...(run.again ? [run.again] : [])] : [];
  const made = sides.flatMap(({ predictions, evaluation }) => [predictions, evaluation]);
  const all = [body.table, body.champion.model, body.challenger.model, ...made];
  return [...new Set(all.filter((digest) => digest !== null))];
}
