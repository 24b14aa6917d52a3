import { createRandom } from '../../src/core/kernel/random.ts';
import { findLabelIssues } from '../../src/core/labels/label-issues.ts';
import type { LabelIssueInput } from '../../src/core/labels/label-issues.ts';
import { pairOf, type Pair } from './bench-metrics.ts';
import { plainLabelIssues, type PlainLabeled } from './plain-label-issues.ts';
import { takeTurns } from './take-turns.ts';

/** Suspected label errors among rows of ten classes, a tenth of whose labels are wrong, against plain code over objects. */
export async function benchLabels(options: { rows: number; rounds: number }): Promise<Pair> {
  const { input, plain } = noisyLabels(options.rows, 10);
  const found = findLabelIssues(input).rows.length;
  const other = plainLabelIssues(plain, input.classes.length).length;
  if (found === 0 || Math.abs(found - other) > 0.01 * found)
    throw new Error(`${String(found)} rows suspected, and ${String(other)} by the plain code`);
  return pairOf(
    await takeTurns(
      [
        { name: 'ours', run: () => void findLabelIssues(input) },
        { name: 'plain', run: () => void plainLabelIssues(plain, input.classes.length) },
      ],
      options.rounds,
    ),
  );
}

/** The same rows as columns and as objects. */
function noisyLabels(rows: number, count: number): { input: LabelIssueInput; plain: PlainLabeled[] } {
  const random = createRandom(7);
  const classes = Array.from({ length: count }, (_, k) => `class ${String(k)}`);
  const labels = new Int32Array(rows);
  const probabilities = classes.map(() => new Float64Array(rows));
  const plain: PlainLabeled[] = [];
  for (let row = 0; row < rows; row++) {
    const truth = random.below(count);
    labels[row] = random.below(10) === 0 ? random.below(count) : truth;
    const weights = classes.map((_, k) => random.uniform() + (k === truth ? 2 + 3 * random.uniform() : 0));
    const sum = weights.reduce((a, b) => a + b, 0);
    const own = weights.map((weight) => weight / sum);
    own.forEach((probability, k) => (probabilities[k]![row] = probability));
    plain.push({ label: labels[row]!, probabilities: own });
  }
  return { input: { classes, labels, probabilities, outOfSample: true }, plain };
}
