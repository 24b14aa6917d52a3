import type { Digest } from '../kernel/objects.ts';

/** How one input of a model is fed from columns. */
export interface InputMap {
  input: string;
  dtype: 'float32' | 'float64' | 'int32' | 'int64' | 'bool' | 'string';
  /** 'N' is the row dimension, always first. [N, F] takes F columns; [N, C, H, W] takes C x H x W columns in order. */
  shape: readonly (number | 'N')[];
  columns: readonly string[];
  /** A number x reaches the model as x * scale + offset. */
  scale: number;
  offset: number;
  /** What a missing value becomes: NaN, a refusal that names the row, or a fixed value. */
  missing: 'nan' | 'refuse' | { fill: number | string };
  mappedBy: 'name' | 'position' | 'user';
}

/** One threshold for each value of a column of the table, values as text. */
export interface GroupThresholds {
  column: string;
  byValue: Readonly<Record<string, number>>;
  missing: number;
  /** For values that are not in `byValue`. */
  otherwise: number;
}

export type Task =
  | {
      type: 'classification';
      /** Class names in the order of the model's scores. */
      classes: readonly string[];
      positive: string | null;
      /** Binary only: predicted positive where the score is at least this; null = the model's own label or arg max. */
      threshold: number | null;
      /** Binary only, with `threshold` null: thresholds by group. */
      thresholds?: GroupThresholds;
    }
  | { type: 'regression'; unit: string | null };

export type ScoreKind = 'probabilities' | 'logits' | 'positiveProbability';

export interface OutputMap {
  /** Output that carries the predicted class (its name or its index). */
  label: string | null;
  /** Output that carries scores by class [N, classes], or of the positive class alone [N] or [N, 1]. */
  scores: { name: string; as: ScoreKind } | null;
  /** Output that carries the predicted value (regression). */
  value: string | null;
}

export interface Signature {
  task: Task;
  inputs: readonly InputMap[];
  outputs: OutputMap;
  /** A fitted recipe that stands between a table's columns and those of the inputs; absent = none. */
  recipe?: Digest | null;
}
