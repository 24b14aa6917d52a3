import { onnxModel, type OnnxAttribute } from '../../src/core/model/onnx-writer.ts';
import type { TreeNode } from '../../src/core/train/boosted-tree.ts';
import { fitBoostedTrees, type BoostedTrees } from './boosted-trees.ts';
import { loanFeatures, NUMBERS, type LoanFeatures } from './loan-features.ts';
import { CLASSES, HEAD, INPUTS, LABEL_OUTPUT, ML, oneHotNodes } from './loan-graph.ts';
import { secondTrainingLoans } from './loan-samples.ts';

const OPTIONS = { trees: 90, depth: 3, rate: 0.15, bins: 64, leastRows: 30, ridge: 1 };

/** "trees 2.0": boosted trees that take missing numbers as they come; its probabilities are a plain tensor. */
export function trainLoanTrees(): Uint8Array<ArrayBuffer> {
  const training = secondTrainingLoans();
  const { numbers, indicators, levels, repaid } = loanFeatures(training.columns, training.rows);
  return graphOf(levels, fitBoostedTrees([...numbers, ...indicators], repaid, OPTIONS));
}

function graphOf(levels: LoanFeatures['levels'], model: BoostedTrees): Uint8Array<ArrayBuffer> {
  return onnxModel({
    ...HEAD,
    name: 'loan-trees',
    producerVersion: '2.0',
    description: 'Boosted trees: will this loan be repaid?',
    metadata: { model: 'trees', version: '2.0' },
    inputs: INPUTS,
    outputs: [LABEL_OUTPUT, { name: 'probabilities', type: 'float32', shape: ['N', CLASSES.length] }],
    initializers: levels.map(({ column, levels }) => ({
      name: `${column}_shape`,
      type: 'int64',
      shape: [2],
      values: [-1, levels.length],
    })),
    nodes: [
      ...oneHotNodes(levels),
      {
        op: 'Concat',
        inputs: [...NUMBERS, ...levels.map(({ column }) => `${column}_indicators`)],
        outputs: ['features'],
        attributes: { axis: { int: 1 } },
      },
      {
        op: 'TreeEnsembleClassifier',
        domain: ML,
        inputs: ['features'],
        outputs: ['label', 'probabilities'],
        attributes: treeAttributes(model),
      },
    ],
  });
}

/** The ensemble as flat lists over all nodes, each tree's nodes numbered from 0 with parents before children. */
function treeAttributes({ base, trees }: BoostedTrees): Record<string, OnnxAttribute> {
  const tree: number[] = [];
  const node: number[] = [];
  const feature: number[] = [];
  const mode: string[] = [];
  const value: number[] = [];
  const yes: number[] = [];
  const no: number[] = [];
  const missing: number[] = [];
  const leaf = { tree: [] as number[], node: [] as number[], weight: [] as number[] };
  trees.forEach((root, index) => {
    const first = tree.length;
    const queue: TreeNode[] = [root];
    for (let id = 0; id < queue.length; id++) {
      const current = queue[id]!;
      const branch = 'leaf' in current ? null : current;
      tree.push(index);
      node.push(id);
      mode.push(branch ? 'BRANCH_LEQ' : 'LEAF');
      feature.push(branch?.feature ?? 0);
      value.push(branch?.threshold ?? 0);
      missing.push(branch?.missingGoesYes ? 1 : 0);
      yes.push(branch ? queue.push(branch.yes) - 1 : 0);
      no.push(branch ? queue.push(branch.no) - 1 : 0);
      if ('leaf' in current) {
        leaf.tree.push(index);
        leaf.node.push(tree.length - 1 - first);
        leaf.weight.push(current.leaf);
      }
    }
  });
  return {
    base_values: { floats: [base] },
    class_ids: { ints: leaf.node.map(() => 0) },
    class_nodeids: { ints: leaf.node },
    class_treeids: { ints: leaf.tree },
    class_weights: { floats: leaf.weight },
    classlabels_strings: { strings: CLASSES },
    nodes_falsenodeids: { ints: no },
    nodes_featureids: { ints: feature },
    nodes_missing_value_tracks_true: { ints: missing },
    nodes_modes: { strings: mode },
    nodes_nodeids: { ints: node },
    nodes_treeids: { ints: tree },
    nodes_truenodeids: { ints: yes },
    nodes_values: { floats: value },
    post_transform: { string: 'LOGISTIC' },
  };
}
