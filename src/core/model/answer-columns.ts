import type { ModelSource } from './model-version.ts';

/** Columns of the data that are the model's own answers: they tell what it said, not what a row is. None where the model is not here. */
export function answerColumns(source: ModelSource | undefined): readonly string[] {
  if (source?.type !== 'column') return [];
  const { column, probability } = source.column;
  return probability === null ? [column] : [column, probability];
}
