import type { ShapeAnswer } from '../drift/drift-shape.ts';
import type { LogWindow } from '../drift/log-profile.ts';
import type { Digest } from '../kernel/objects.ts';
import type { GoodFeedback } from './good-feedback.ts';
import type { LogColumns, Period } from './log.ts';
import type { LevelWindow } from './stream-level.ts';
import type { RowStream, StreamNature } from './stream.ts';
import type { DetectorAnswer, DetectorChoice, Scale } from './watch-values.ts';

/** What is watched, where, and by whom. */
export type WatchQuestion = {
  nature: StreamNature;
  detectors: DetectorChoice;
  /** For KSWIN, which draws. */
  seed: number;
  windows: readonly LogWindow[];
  /** When all was well: numbers are watched on its scale. */
  reference: Period | null;
} & (
  | { of: 'rows'; table: Digest; columns: LogColumns; stream: RowStream; good: GoodFeedback | null }
  | {
      of: 'windows';
      values: Float64Array<ArrayBuffer>;
      n: Float64Array<ArrayBuffer>;
      variances: Float64Array<ArrayBuffer> | null;
    }
);

export interface WatchReport {
  /** Values watched, and rows (windows) without one. */
  values: number;
  without: number;
  scale: Scale | null;
  levels: readonly LevelWindow[];
  /** Of the levels; `kept`: which of them have a value, by which `changes` count. */
  shape: ShapeAnswer & { kept: readonly number[] };
  answers: readonly DetectorAnswer[];
}
