import type { Signal } from './signal.ts';

/** A value of each row of a log, in order of time. Rows without one are left out. */
export type RowStream =
  /** 1 where the answer is not the label, else 0. */
  | { of: 'wrong' }
  /** How far a predicted number lies from the label. */
  | { of: 'absoluteError' }
  /** A column of numbers: latency, a score, an input. */
  | { of: 'number'; column: string }
  /** 1 where a column has this value, else 0. */
  | { of: 'value'; column: string; value: string }
  /** 1 where what people did with the answer is not good, else 0. */
  | { of: 'badFeedback'; column: string };

/** What a detector can be set on: a value a row, or a figure a window. */
export type Stream = RowStream | { of: 'signal'; signal: Signal };

/** What the values of a stream are, which decides who can watch it. */
export type StreamNature =
  /** 1 where something went wrong, 0 where not. */
  | 'errors'
  /** 1 or 0, neither of them bad. */
  | 'zeroOne'
  /** From 0 to 1. */
  | 'fraction'
  | 'number';

/** Signals whose values lie between 0 and 1. */
const FRACTIONS = new Set<Signal['of']>(['missing', 'share', 'unseen', 'outside', 'labelled', 'confidence']);

/** `isScore`: whether a column of numbers holds probabilities. */
export function natureOf(stream: Stream, isScore: (column: string) => boolean): StreamNature {
  switch (stream.of) {
    case 'wrong':
    case 'badFeedback':
      return 'errors';
    case 'value':
      return 'zeroOne';
    case 'number':
      return isScore(stream.column) ? 'fraction' : 'number';
    case 'absoluteError':
      return 'number';
    case 'signal':
      return FRACTIONS.has(stream.signal.of) ? 'fraction' : 'number';
  }
}
