import type { Signature } from '../../../core/model/signature.ts';

/** What of a signature was changed, for undo: "Columns of input “x”". */
export function signatureEditWords(before: Signature, after: Signature): string {
  if (before.task.type !== after.task.type) return 'What the model predicts';
  if (before.inputs !== after.inputs) {
    const inputs = after.inputs.filter((input, i) => input !== before.inputs[i]);
    const [input] = inputs;
    if (!input || inputs.length > 1) return 'Inputs of the model';
    const old = before.inputs.find((other) => other.input === input.input);
    return `${old?.columns === input.columns ? 'Setting' : 'Columns'} of input “${input.input}”`;
  }
  if (before.outputs !== after.outputs) return 'Outputs of the model';
  const { task } = after;
  if (task.type === 'regression' || before.task.type === 'regression') return 'Unit of the predictions';
  if (task.threshold !== before.task.threshold) return 'Threshold';
  return task.positive === before.task.positive ? 'Class names' : 'Positive class';
}
