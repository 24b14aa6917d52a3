import type { Column } from '../table/column.ts';
import type { Digest } from '../kernel/objects.ts';
import type { ShadowQuestion, ShadowSide } from './shadow.ts';

/** What one worker of a shadow comparison is asked. */
export interface LaneQuestion extends Pick<
  ShadowQuestion,
  'table' | 'percent' | 'seed' | 'rowsACall' | 'timeoutMs'
> {
  model: Digest;
}

/** Answers as they come. */
export interface LanePart {
  /** Place of the first among the mirrored rows. */
  from: number;
  /** Classes of the model's own task, -1 = none, or values, NaN = none. */
  answers: Int32Array | Float64Array;
  /** Until now. */
  done: number;
  total: number;
  failed: number;
  timedOut: number;
}

/** What a worker made of it. */
export type LaneResult = Omit<ShadowSide, 'evaluation' | 'reused' | 'problem'>;

/** What became of a row: in predictions that lack answers, a column of this name says so. */
export const ANSWER = 'answer';
export const ANSWERS = ['answered', 'failed', 'too late', 'not mirrored'] as const;

/** That column, from an index into ANSWERS by row. */
export function answerColumn(states: Int32Array<ArrayBuffer>): Column {
  return {
    ...{ name: ANSWER, unit: null, role: 'prediction', missing: 0 },
    ...{ type: 'category', data: states, levels: ANSWERS, order: 'given' },
  };
}
