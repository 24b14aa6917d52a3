import type { ProblemFacts } from '../kernel/problem.ts';
import type { OnnxGraph } from './onnx-graph.ts';
import { shapeInWords } from './input-layout.ts';
import type { OutputMap, Signature } from './signature.ts';
import { usableOutputs, widthOf, type UsableOutput } from './usable-outputs.ts';

type Classification = Extract<Signature['task'], { type: 'classification' }>;

const SCORE_TYPES = ['float32', 'float64'];
const VALUE_TYPES = ['float32', 'float64', 'int32', 'int64'];
const LABEL_TYPES = ['string', 'int64', 'int32', 'float32', 'float64', 'uint8', 'bool'];

/** What keeps a model's outputs from being read as the signature says; empty when all is well. */
export function checkOutputs(signature: Signature, graph: OnnxGraph): ProblemFacts[] {
  const { task, outputs } = signature;
  const usable = usableOutputs(graph);
  const problems: ProblemFacts[] = [];
  const need = (name: string, types: readonly string[], role: string): UsableOutput | null => {
    const output = usable.find((candidate) => candidate.name === name);
    if (!output) problems.push(noSuchOutput(name, usable));
    else if (!types.includes(output.type)) problems.push(wrongType(output, types, role));
    else return output;
    return null;
  };
  if (task.type === 'regression') {
    if (outputs.value === null) return [nothingRead('the predicted value')];
    const value = need(outputs.value, VALUE_TYPES, 'a value');
    if (value && (widthOf(value) ?? 1) !== 1) problems.push(notOneColumn(value));
    return problems;
  }
  if (outputs.label === null && outputs.scores === null) {
    return [nothingRead('the predicted class or the scores'), ...checkClasses(task, outputs)];
  }
  if (outputs.label !== null) {
    const label = need(outputs.label, LABEL_TYPES, 'a class');
    if (label && (widthOf(label) ?? 1) !== 1) problems.push(notOneColumn(label));
  }
  if (outputs.scores !== null) {
    const scores = need(outputs.scores.name, SCORE_TYPES, 'scores');
    if (scores) problems.push(...checkScores(scores, outputs.scores.as, task));
  }
  return [...problems, ...checkClasses(task, outputs)];
}

function checkScores(
  scores: UsableOutput,
  as: NonNullable<OutputMap['scores']>['as'],
  task: Classification,
): ProblemFacts[] {
  const width = widthOf(scores);
  const classes = task.classes.length;
  const tooDeep = scores.shape !== null && (scores.shape.length > 2 || scores.shape.length === 0);
  const single = as === 'positiveProbability' || (as === 'logits' && width === 1);
  const fitting = single
    ? classes === 2 && (width === null || width === 1)
    : width === null || width === classes;
  if (fitting && !tooDeep) return [];
  return [
    {
      code: 'model.classCount',
      message: `Output "${scores.name}" ${shapeInWords(scores)} does not hold the scores of ${String(classes)} classes${as === 'positiveProbability' ? ' as the positive one’s probability' : ''}.`,
      expected: single ? 'two classes and one score a row' : `[N, ${String(classes)}]`,
      found: shapeInWords(scores),
      where: `output "${scores.name}"`,
      fix: 'Give as many class names as the output has scores, in its order, or read another output.',
    },
  ];
}

function checkClasses(task: Classification, outputs: OutputMap): ProblemFacts[] {
  const problems: ProblemFacts[] = [];
  const { classes, positive, threshold, thresholds } = task;
  const decides = threshold !== null || thresholds !== undefined;
  if (classes.length < 2 || new Set(classes).size !== classes.length) {
    problems.push({
      code: 'model.classes',
      message:
        classes.length < 2 ? 'At least two class names are needed.' : 'Two classes have the same name.',
      expected: 'different names, in the order of the scores',
      found: classes.slice(0, 20).join(', '),
      fix: 'Type the class names in.',
    });
  }
  if (positive !== null && !classes.includes(positive)) {
    problems.push({
      code: 'model.positiveClass',
      message: `The positive class "${positive}" is none of the classes.`,
      expected: classes.slice(0, 20).join(', '),
      found: positive,
      fix: 'Choose one of the classes.',
    });
  }
  if (positive === null && outputs.scores?.as === 'positiveProbability') {
    problems.push({
      code: 'model.positiveClass',
      message: 'The output is the probability of the positive class, but none is chosen.',
      fix: 'Choose the positive class.',
    });
  }
  if (decides && (positive === null || classes.length !== 2 || outputs.scores === null)) {
    problems.push({
      code: 'model.threshold',
      message: 'A threshold needs two classes, the positive one named, and scores.',
      fix: 'Take the threshold away, or choose the positive class and the scores.',
    });
  }
  return problems;
}

function noSuchOutput(name: string, usable: readonly UsableOutput[]): ProblemFacts {
  return {
    code: 'model.noSuchOutput',
    message: `The model has no output "${name}".`,
    expected: usable
      .map((output) => output.name)
      .slice(0, 20)
      .join(', '),
    found: name,
    fix: 'Choose one of the outputs.',
  };
}

function wrongType(output: UsableOutput, types: readonly string[], role: string): ProblemFacts {
  return {
    code: 'model.outputType',
    message: `Output "${output.name}" is of type ${output.type}, which cannot be read as ${role}.`,
    expected: types.join(', '),
    found: output.type,
    where: `output "${output.name}"`,
    fix: 'Choose another output, or export the model with a tensor output.',
  };
}

function notOneColumn(output: UsableOutput): ProblemFacts {
  return {
    code: 'model.outputShape',
    message: `Output "${output.name}" ${shapeInWords(output)} does not hold one value a row.`,
    expected: '[N] or [N, 1]',
    found: shapeInWords(output),
    where: `output "${output.name}"`,
    fix: 'Choose another output.',
  };
}

function nothingRead(what: string): ProblemFacts {
  return {
    code: 'model.outputNotChosen',
    message: `No output is read as ${what}.`,
    fix: 'Choose the output.',
  };
}
