import { compareCounts } from '../../src/core/evaluation/compare-classes.ts';
import { compareValues } from '../../src/core/evaluation/compare-losses.ts';
import { compareModels } from '../../src/core/evaluation/compare-models.ts';
import { jointCounts } from '../../src/core/evaluation/joint-counts.ts';
import type { PairedClasses, PairedValues } from '../../src/core/evaluation/pair-outcomes.ts';
import { createRandom } from '../../src/core/kernel/random.ts';
import { pairOf, type Pair } from './bench-metrics.ts';
import { plainBootstrap } from './plain-bootstrap.ts';
import { takeTurns, type ArmTimes } from './take-turns.ts';

export interface BootstrapTimes {
  counts: Pair;
  values: Pair;
  /** Everything a comparison of two models says, at the larger size. */
  whole: ArmTimes;
}

/** Paired bootstrap intervals of two models, B = 1000, against a loop that draws rows one by one. */
export async function benchBootstrap(options: {
  rows: number;
  wholeRows: number;
  rounds: number;
}): Promise<BootstrapTimes> {
  const paired = pairedClasses(options.rows);
  const values = pairedValues(options.rows);
  const { truth, first, second } = paired;
  const counts = await takeTurns(
    [
      {
        name: 'ours',
        run: () => void compareCounts(jointCounts(paired), { index: 1, name: 'yes' }, createRandom(1)),
      },
      {
        name: 'plain',
        run: () =>
          void plainBootstrap(
            truth.length,
            1000,
            (row) => Number(second[row] === truth[row]) - Number(first[row] === truth[row]),
          ),
      },
    ],
    options.rounds,
  );
  const byValue = await takeTurns(
    [
      { name: 'ours', run: () => void compareValues(values, createRandom(1)) },
      {
        name: 'plain',
        run: () =>
          void plainBootstrap(
            values.truth.length,
            1000,
            (row) =>
              Math.abs(values.second[row]! - values.truth[row]!) -
              Math.abs(values.first[row]! - values.truth[row]!),
          ),
      },
    ],
    options.rounds,
  );
  const large = pairedClasses(options.wholeRows);
  const whole = await takeTurns([{ name: 'ours', run: () => void compareModels(large) }], options.rounds);
  return { counts: pairOf(counts), values: pairOf(byValue), whole: whole['ours']! };
}

/** Two binary models with scores, right on about 86 and 88% of rows. */
function pairedClasses(rows: number): PairedClasses {
  const random = createRandom(2);
  const codes = (): Int32Array => new Int32Array(rows);
  const [truth, first, second] = [codes(), codes(), codes()];
  const [firstScores, secondScores] = [new Float32Array(rows), new Float32Array(rows)];
  for (let row = 0; row < rows; row++) {
    truth[row] = Number(random.uniform() < 0.3);
    const base = random.uniform() + truth[row]! * 0.6;
    firstScores[row] = (base + random.uniform() * 0.6) / 2.2;
    secondScores[row] = (base + random.uniform() * 0.5) / 2.1;
    first[row] = Number(firstScores[row]! > 0.5);
    second[row] = Number(secondScores[row]! > 0.5);
  }
  const classes = ['no', 'yes'];
  return { type: 'classification', classes, truth, first, second, positive: 1, firstScores, secondScores };
}

function pairedValues(rows: number): PairedValues {
  const random = createRandom(3);
  const truth = Float64Array.from({ length: rows }, () => random.uniform() * 100);
  const near = (by: number): Float64Array => truth.map((value) => value + (random.uniform() - 0.5) * by);
  return { type: 'regression', truth, first: near(9), second: near(8) };
}
