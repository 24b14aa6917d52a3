import { onnxModel } from '../../src/core/model/onnx-writer.ts';
import { loanFeatures, NUMBERS, type LoanFeatures } from './loan-features.ts';
import { CLASSES, HEAD, INPUTS, LABEL_OUTPUT, ML, oneHotNodes } from './loan-graph.ts';
import { firstTrainingLoans } from './loan-samples.ts';
import { fitLogistic, type LogisticFit } from './logistic-regression.ts';

interface Standardiser {
  /** Of the values there are; also what stands in for a missing one. */
  means: number[];
  scales: number[];
}

/** "logreg 1.0": standardised numbers, one-hot categories, logistic regression, ending in ZipMap as exporters do. */
export function trainLoanLogreg(): Uint8Array<ArrayBuffer> {
  const training = firstTrainingLoans();
  const features = loanFeatures(training.columns, training.rows);
  const standardiser = standardise(features.numbers);
  const standardised = features.numbers.map((values, i) => {
    const mean = standardiser.means[i]!;
    const scale = standardiser.scales[i]!;
    return Float64Array.from(values, (value) => (Number.isNaN(value) ? 0 : (value - mean) * scale));
  });
  const fit = fitLogistic([...standardised, ...features.indicators], features.repaid, 1);
  return graphOf(features.levels, standardiser, fit);
}

function standardise(numbers: readonly Float32Array[]): Standardiser {
  const means: number[] = [];
  const scales: number[] = [];
  for (const values of numbers) {
    const there = values.filter((value) => !Number.isNaN(value));
    let sum = 0;
    for (const value of there) sum += value;
    const mean = sum / there.length;
    let squares = 0;
    for (const value of there) squares += (value - mean) * (value - mean);
    means.push(mean);
    scales.push(1 / Math.sqrt(squares / there.length));
  }
  return { means, scales };
}

function graphOf(
  levels: LoanFeatures['levels'],
  { means, scales }: Standardiser,
  { intercept, weights }: LogisticFit,
): Uint8Array<ArrayBuffer> {
  return onnxModel({
    ...HEAD,
    name: 'loan-logreg',
    producerVersion: '1.0',
    description: 'Logistic regression: will this loan be repaid?',
    metadata: { model: 'logreg', version: '1.0' },
    inputs: INPUTS,
    outputs: [LABEL_OUTPUT, { name: 'probabilities', type: 'maps', key: 'string' }],
    initializers: levels.map(({ column, levels }) => ({
      name: `${column}_shape`,
      type: 'int64',
      shape: [2],
      values: [-1, levels.length],
    })),
    nodes: [
      { op: 'Concat', inputs: NUMBERS, outputs: ['numbers'], attributes: { axis: { int: 1 } } },
      {
        op: 'Imputer',
        domain: ML,
        inputs: ['numbers'],
        outputs: ['complete'],
        attributes: { imputed_value_floats: { floats: means }, replaced_value_float: { float: NaN } },
      },
      {
        op: 'Scaler',
        domain: ML,
        inputs: ['complete'],
        outputs: ['standardised'],
        attributes: { offset: { floats: means }, scale: { floats: scales } },
      },
      ...oneHotNodes(levels),
      {
        op: 'Concat',
        inputs: ['standardised', ...levels.map(({ column }) => `${column}_indicators`)],
        outputs: ['features'],
        attributes: { axis: { int: 1 } },
      },
      {
        op: 'LinearClassifier',
        domain: ML,
        inputs: ['features'],
        outputs: ['label', 'raw'],
        attributes: {
          classlabels_strings: { strings: CLASSES },
          coefficients: { floats: [...weights.map((weight) => -weight), ...weights] },
          intercepts: { floats: [-intercept, intercept] },
          multi_class: { int: 0 },
          post_transform: { string: 'LOGISTIC' },
        },
      },
      {
        op: 'Normalizer',
        domain: ML,
        inputs: ['raw'],
        outputs: ['scores'],
        attributes: { norm: { string: 'L1' } },
      },
      {
        op: 'ZipMap',
        domain: ML,
        inputs: ['scores'],
        outputs: ['probabilities'],
        attributes: { classlabels_strings: { strings: CLASSES } },
      },
    ],
  });
}
