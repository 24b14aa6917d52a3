import type { ColumnFacts } from './column-facts.ts';
import type { OnnxGraph } from './onnx-graph.ts';
import type { OutputMap, ScoreKind, Task } from './signature.ts';
import { usableOutputs, widthOf, type UsableOutput } from './usable-outputs.ts';

export interface OutputProposal {
  task: Task;
  outputs: OutputMap;
  /** Class names of the truth column that could be used instead of the proposed ones. */
  offered: { column: string; classes: readonly string[] } | null;
  notes: string[];
}

const FLOATS = new Set(['float32', 'float64']);
const INTEGERS = new Set(['int64', 'int32', 'uint8', 'bool']);

/** Finds label, scores and value among the outputs, and the class names. Guesses are said in `notes`. */
export function proposeOutputs(graph: OnnxGraph, columns: readonly ColumnFacts[]): OutputProposal {
  const outputs = usableOutputs(graph);
  const truth = columns.find((column) => column.role === 'label') ?? null;
  const label = findLabel(outputs);
  const rest = outputs.filter((output) => output !== label && FLOATS.has(output.type));
  const scores = findScores(rest, label !== null, truth);
  const notes = unusable(outputs);
  if (label && !scores && truth?.type === 'number') return regression(label, notes);
  if (!label && !scores) return regression(rest.find(isColumn) ?? null, notes);
  const proposal = classification(graph, label, scores, truth, notes);
  const ignored = rest.filter((output) => output !== scores?.output).map(({ name }) => `"${name}"`);
  if (ignored.length > 0) notes.push(`Not used: output ${ignored.join(', ')}.`);
  return proposal;
}

interface Scores {
  output: UsableOutput;
  as: ScoreKind;
  why: string | null;
}

function findLabel(outputs: readonly UsableOutput[]): UsableOutput | null {
  const narrow = outputs.filter(isColumn);
  return (
    narrow.find((output) => output.type === 'string') ??
    narrow.find((output) => output.origin.gives === 'labels') ??
    narrow.find((output) => INTEGERS.has(output.type) && /label|class|pred/i.test(output.name)) ??
    narrow.find((output) => INTEGERS.has(output.type)) ??
    null
  );
}

function findScores(
  floats: readonly UsableOutput[],
  hasLabel: boolean,
  truth: ColumnFacts | null,
): Scores | null {
  const wide = floats.filter((output) => !isOneColumn(output) && output.origin.gives !== 'values');
  const best = wide.find((output) => kindOf(output).as === 'probabilities') ?? wide[0];
  if (best && (best.shape === null || best.shape.length === 2)) return { output: best, ...kindOf(best) };
  const single = floats.find((output) => isOneColumn(output) && output.origin.gives !== 'values');
  if (!single) return null;
  if (single.origin.gives === 'probabilities' || /prob/i.test(single.name)) {
    return { output: single, as: 'positiveProbability', why: null };
  }
  if (single.origin.gives === 'scores' || hasLabel || classesOf(truth)?.length === 2) {
    return {
      output: single,
      as: 'logits',
      why: `Output "${single.name}" is read as the logit of the positive class, since the file does not say what it is.`,
    };
  }
  return null;
}

/** Probabilities or logits: by the operator behind the output, then by its name. */
function kindOf(output: UsableOutput): { as: ScoreKind; why: string | null } {
  const { gives, op } = output.origin;
  if (gives === 'probabilities') return { as: 'probabilities', why: null };
  if (gives === 'scores') {
    return {
      as: 'logits',
      why: `Output "${output.name}" comes from ${op ?? 'an operator'} without a transform to probabilities: its margins go through softmax, which orders rows rightly but is not calibrated.`,
    };
  }
  if (/prob|softmax|sigmoid/i.test(output.name) || output.origin.output !== output.name) {
    return { as: 'probabilities', why: null };
  }
  return {
    as: 'logits',
    why: `Output "${output.name}" ends in ${op ?? 'an input'}, not in Softmax: it is read as logits.`,
  };
}

function regression(value: UsableOutput | null, notes: string[]): OutputProposal {
  if (!value) notes.push('No output was found that holds one value a row.');
  return {
    task: { type: 'regression', unit: null },
    outputs: { label: null, scores: null, value: value?.name ?? null },
    offered: null,
    notes,
  };
}

function classification(
  graph: OnnxGraph,
  label: UsableOutput | null,
  scores: Scores | null,
  truth: ColumnFacts | null,
  notes: string[],
): OutputProposal {
  const width = scores ? widthOf(scores.output) : null;
  const count = width === 1 ? 2 : width;
  const own = graph.zipMap?.classes ?? graph.classLabels;
  const fromTruth = classesOf(truth);
  const named = own && (count === null || own.length === count) ? own : null;
  const classes = named ?? guessed(count, label, fromTruth, notes);
  if (scores?.why) notes.push(scores.why);
  const positive = classes.length === 2 ? classes[1]! : null;
  if (positive !== null)
    notes.push(`"${positive}" is taken as the positive class, being the second. Change it if it is not.`);
  const offers =
    truth &&
    !named &&
    fromTruth?.length === classes.length &&
    fromTruth.some((name, i) => name !== classes[i]);
  return {
    task: { type: 'classification', classes, positive, threshold: null },
    outputs: {
      label: label?.name ?? null,
      scores: scores ? { name: scores.output.name, as: scores.as } : null,
      value: null,
    },
    offered: offers ? { column: truth.name, classes: fromTruth } : null,
    notes,
  };
}

function guessed(
  count: number | null,
  label: UsableOutput | null,
  fromTruth: readonly string[] | null,
  notes: string[],
): readonly string[] {
  if (count !== null) {
    const classes = Array.from({ length: count }, (_, i) => String(i));
    notes.push(`The file does not name its classes: they are called "0" to "${String(count - 1)}".`);
    return classes;
  }
  if (label?.type === 'string' && fromTruth) {
    notes.push('The file does not name its classes: those of the label column are taken.');
    return fromTruth;
  }
  notes.push('The file names no classes: type them in, in the order of the scores.');
  return [];
}

function unusable(outputs: readonly UsableOutput[]): string[] {
  return outputs
    .filter(({ type }) => type === 'sequence' || type === 'map' || type === 'other')
    .map(({ name, type }) => `Output "${name}" is a ${type}, not a tensor, and cannot be read.`);
}

function classesOf(truth: ColumnFacts | null): readonly string[] | null {
  if (truth?.type === 'boolean') return ['false', 'true'];
  return truth?.type === 'category' ? (truth.levels ?? null) : null;
}

/** [N], [N, 1], or a shape that may turn out to be one. */
function isColumn(output: UsableOutput): boolean {
  return (
    output.shape === null || output.shape.length <= 1 || (output.shape.length === 2 && output.shape[1] === 1)
  );
}

function isOneColumn(output: UsableOutput): boolean {
  return output.shape !== null && isColumn(output);
}
