import { Problem } from '../kernel/problem.ts';
import type { TensorData } from '../model/tensor-data.ts';

/** Reads one label of an output: index into the classes, -1 = none of them. */
export type ReadLabel = (data: TensorData['data'], at: number) => number;

const FEW = 16;

/**
 * How a model's label output is read: its values as class names ("3" for 3); where no class is named like a number,
 * numbers are indexes into the classes.
 */
export function labelReader(classes: readonly string[]): ReadLabel {
  const byName = new Map(classes.map((name, i) => [name, i]));
  const numeric = classes.some((name) => /^-?\d+(\.0*)?$/.test(name));
  const byNumber = new Map(classes.map((name, i) => [numeric ? Number(name) : i, i]));
  // Few names are sooner compared than looked up, since each answer is a new string, which has no hash yet.
  const nameIndex =
    classes.length > FEW || byName.size < classes.length
      ? (name: string) => byName.get(name) ?? -1
      : (name: string) => classes.indexOf(name);
  return (data, at) => {
    const value = data[at];
    return typeof value === 'string' ? nameIndex(value) : (byNumber.get(Number(value)) ?? -1);
  };
}

/**
 * The output of a name with one row of values for each row that was fed, or with `single` exactly one value.
 * Throws Problem "model.outputShape" or "model.noSuchOutput".
 */
export function outputRows(
  outputs: ReadonlyMap<string, TensorData>,
  name: string,
  fed: number,
  single: boolean,
): { data: TensorData['data']; width: number } {
  const output = outputs.get(name);
  if (!output) {
    throw new Problem({
      code: 'model.noSuchOutput',
      message: `The model gave no output "${name}".`,
      expected: name,
      found: [...outputs.keys()].join(', '),
      fix: 'Choose another output in the signature.',
    });
  }
  const width = output.data.length / fed;
  const fitting = single ? width === 1 : Number.isInteger(width) && width > 0;
  if (output.dims[0] === fed && fitting) return { data: output.data, width };
  throw new Problem({
    code: 'model.outputShape',
    message: `Output "${name}" does not hold one answer for each row.`,
    expected: single ? `[${String(fed)}] or [${String(fed)}, 1]` : `[${String(fed)}, …]`,
    found: `[${output.dims.join(', ')}]`,
    where: `output "${name}"`,
    fix: 'Choose another output, or export the model with a dynamic batch size.',
  });
}
