import { trainLoanLogreg } from './loan-logreg.ts';
import { trainLoanTrees } from './loan-trees.ts';

/** The sample project's model files by name; the same bytes on every run and every machine. */
export function train(): ReadonlyMap<string, Uint8Array<ArrayBuffer>> {
  return new Map([
    ['loan-logreg.onnx', trainLoanLogreg()],
    ['loan-trees.onnx', trainLoanTrees()],
  ]);
}
