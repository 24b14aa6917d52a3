import type { ModelVersion } from './model-version.ts';

/** Whether a model scores a positive class against one other, so that a threshold can be put to it. */
export function scoresPositive({ signature, source }: Pick<ModelVersion, 'signature' | 'source'>): boolean {
  const { task, outputs } = signature;
  if (task.type !== 'classification' || task.classes.length !== 2 || task.positive === null) return false;
  return source.type === 'column' ? source.column.probability !== null : outputs.scores !== null;
}
