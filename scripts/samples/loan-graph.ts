import type { OnnxModelSpec, OnnxNodeSpec, OnnxValueSpec } from '../../src/core/model/onnx-writer.ts';
import { CATEGORIES, NUMBERS } from './loan-features.ts';

export const ML = 'ai.onnx.ml';
export const CLASSES = ['no', 'yes'] as const;

/** What both models' files share; opsets as scikit-learn's exporter of the day writes them. */
export const HEAD: Pick<OnnxModelSpec, 'irVersion' | 'opsets' | 'producer'> = {
  irVersion: 8,
  opsets: [
    { domain: '', version: 17 },
    { domain: ML, version: 3 },
  ],
  producer: 'drydock-samples',
};

/** One input a column, [N, 1] each: floats for numbers, strings for categories. */
export const INPUTS: readonly OnnxValueSpec[] = [
  ...NUMBERS.map((name): OnnxValueSpec => ({ name, type: 'float32', shape: ['N', 1] })),
  ...CATEGORIES.map((name): OnnxValueSpec => ({ name, type: 'string', shape: ['N', 1] })),
];

export const LABEL_OUTPUT: OnnxValueSpec = { name: 'label', type: 'string', shape: ['N'] };

/** One node a category column: its text to [N, levels] of 0 and 1; texts not seen in training are all 0. */
export function oneHotNodes(
  levels: readonly { column: string; levels: readonly string[] }[],
): OnnxNodeSpec[] {
  return levels.flatMap(({ column, levels }) => [
    {
      op: 'OneHotEncoder',
      domain: ML,
      name: `one_hot_${column}`,
      inputs: [column],
      outputs: [`${column}_cube`],
      attributes: { cats_strings: { strings: levels }, zeros: { int: 1 } },
    },
    {
      op: 'Reshape',
      name: `flatten_${column}`,
      inputs: [`${column}_cube`, `${column}_shape`],
      outputs: [`${column}_indicators`],
    },
  ]);
}
