import type { Evaluation } from '../../core/evaluation/evaluation.ts';
import type { Measured } from '../../core/metrics/measure.ts';
import type { ModelSource } from '../../core/model/model-version.ts';
import { wordsOf } from '../../core/slices/words-of.ts';
import { constantWords } from './baselines/baseline-words.ts';
import type { Signature, Task } from '../../core/model/signature.ts';
import { estimateWords, intervalWords, titleOf, unitOf } from '../../parts/metrics/metric-words.ts';
import { formatCount, formatPlural } from '../../ui/format.ts';

export function taskWords(task: Task): string {
  if (task.type === 'regression') return task.unit ? `a value in ${task.unit}` : 'a value';
  const { classes, positive } = task;
  return positive === null ? formatPlural(classes.length, 'class', 'classes') : classes.join(' or ');
}

/** What a model is fed with: "11 columns by name", "64 columns by position". */
export function inputWords({ inputs }: Signature): string {
  const columns = inputs.reduce((count, input) => count + input.columns.length, 0);
  if (columns === 0) return '–';
  const byName = inputs.every(({ mappedBy, columns: own }) => mappedBy === 'name' || own.length === 1);
  return `${formatPlural(columns, 'column')} ${byName ? 'by name' : 'in order'}`;
}

export function sourceWords(source: ModelSource): string {
  if (source.type === 'onnx') return source.file;
  if (source.type === 'column') {
    return `${source.column.by === 'human' ? 'a person, ' : ''}column ${source.column.column}`;
  }
  if (source.type === 'rule') return `rule: ${wordsOf(source.where)}`;
  if (source.type === 'constant') return constantWords(source.constant);
  return source.type;
}

export interface Headline extends Measured {
  label: string;
  value: string;
  interval: string;
}

/** The one number an evaluation is known by: accuracy, or the mean absolute error. */
export function headlineOf({ results }: Evaluation): Headline | null {
  const found = ['accuracy', 'mae'].flatMap(
    (metric) => results.find(({ measure }) => measure.metric === metric) ?? [],
  )[0];
  return found ? asHeadline(found) : null;
}

export function asHeadline(found: Measured): Headline {
  return {
    ...found,
    label: titleOf(found.measure),
    value: estimateWords(found),
    interval: intervalWords(found.estimate, unitOf(found.measure)),
  };
}

/** Of a list too long for a line: its beginning and its end. */
export function listed(names: readonly string[], limit = 6): string {
  if (names.length <= limit) return names.join(', ');
  return `${names.slice(0, limit - 2).join(', ')} … ${names.at(-1)!} (${formatCount(names.length)})`;
}
