import type { Random } from '../kernel/random.ts';
import { binomialDraw } from './binomial-draw.ts';

/** Fills `into` (one entry a cell) with counts that sum to the total of the cells drawn from. */
export type MultinomialDraw = (random: Random, into: Float64Array) => void;

/**
 * Draws of the bootstrap over cells: as many rows as there are, with replacement, counted by cell. The counts are
 * distributed as when rows were drawn one by one, which is what happens where there are few rows a cell;
 * otherwise cell after cell is drawn binomially from what remains.
 */
export function multinomialDraw(counts: ArrayLike<number>): MultinomialDraw {
  const cells = counts.length;
  let total = 0;
  for (let cell = 0; cell < cells; cell++) total += counts[cell]!;
  if (total <= 4 * cells) return rowByRow(counts, total);
  return (random, into) => {
    let rowsLeft = total;
    let massLeft = total;
    for (let cell = 0; cell < cells; cell++) {
      const count = counts[cell]!;
      const drawn = count >= massLeft ? rowsLeft : binomialDraw(rowsLeft, count / massLeft, random);
      into[cell] = drawn;
      rowsLeft -= drawn;
      massLeft -= count;
    }
  };
}

function rowByRow(counts: ArrayLike<number>, total: number): MultinomialDraw {
  const cellOf = new Int32Array(total);
  for (let cell = 0, row = 0; cell < counts.length; cell++) {
    cellOf.fill(cell, row, row + counts[cell]!);
    row += counts[cell]!;
  }
  return (random, into) => {
    into.fill(0);
    for (let i = 0; i < total; i++) into[cellOf[random.below(total)]!]!++;
  };
}
