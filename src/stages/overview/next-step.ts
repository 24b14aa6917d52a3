import type { OpenProject } from '../../session/open-project.svelte.ts';
import { hrefOf } from '../../session/route.svelte.ts';

export interface NextStep {
  words: string;
  action: string;
  href: string;
}

/** The next best step from what a project holds. */
export function nextStep(open: OpenProject): NextStep {
  const evaluation = open.evaluations[0];
  if (evaluation && open.replacedBehind(evaluation.object.digest).length > 0) {
    const model = open.entryWith(evaluation.object.model);
    return {
      words: 'the data under the latest evaluation was replaced: evaluate the model on the present version.',
      action: 'Evaluate it again',
      href: hrefOf(open.id, 'modeling', model ? ['model', model.id] : []),
    };
  }
  if (evaluation) {
    return {
      words: 'see where the model is wrong, and which part of the data is most worth your time.',
      action: 'Open the error analysis',
      href: hrefOf(open.id, 'modeling', ['evaluation', evaluation.entry.id]),
    };
  }
  if (open.tables.length === 0) {
    return {
      words: 'bring a dataset with known answers, so that there is something to be right or wrong about.',
      action: 'Add a dataset',
      href: hrefOf(open.id, 'data', ['add']),
    };
  }
  if (open.models.length === 0) {
    return {
      words: 'bring a model as an ONNX file, or point to a column that holds its predictions.',
      action: 'Add a model',
      href: hrefOf(open.id, 'modeling', ['add']),
    };
  }
  return {
    words: 'run the model over the data and see how right it is.',
    action: 'Evaluate the model',
    href: hrefOf(open.id, 'modeling', ['model', open.models[0]!.entry.id]),
  };
}
