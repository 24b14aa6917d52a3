import type { InferApi } from '../../src/compute/contract.ts';
import type { RowAnswer } from '../../src/core/evaluation/explanation.ts';
import type { Cell } from '../../src/core/table/cell.ts';
import { cellAt } from '../../src/core/table/cell-at.ts';
import { objectOf } from '../../src/storage/objects.ts';
import { probeRows } from './open-probe.ts';
import { answerEdited, answerIn } from './what-if.ts';

/**
 * Which of the differences to another row are enough to turn the answer: beginning with all of them, each is taken back
 * that is not needed, in the order of the columns. None of what is left can be taken back alone; another set may be
 * smaller still. null where all differences together do not turn it.
 */
export const smallestChange: InferApi['smallestChange'] = async ({
  model,
  table: digest,
  row,
  donor,
  columns,
  by,
}) => {
  const table = await objectOf('table', digest);
  const probe = await probeRows(model, table, [row]);
  const other = await probeRows(model, table, [donor]);
  const before = answerIn(await probe.answer());
  const edits = new Map<string, Cell>();
  for (const name of columns) {
    const [mine, theirs] = [probe, other].map(({ columns: own }) => own.get(name));
    if (!mine || !theirs) continue;
    const value = cellAt(theirs, 0);
    if (!Object.is(value, cellAt(mine, 0))) edits.set(name, value);
  }
  const turned = (answer: RowAnswer): boolean => isTurned(before, answer, by);
  if (!turned(await answerEdited(probe, Object.fromEntries(edits)))) return null;
  for (const [name, value] of [...edits]) {
    edits.delete(name);
    if (!turned(await answerEdited(probe, Object.fromEntries(edits)))) edits.set(name, value);
  }
  return Object.fromEntries(edits);
};

function isTurned(before: RowAnswer, after: RowAnswer, by: number | null): boolean {
  if (by === null || before.value === null || after.value === null) return before.label !== after.label;
  const moved = after.value - before.value;
  return by > 0 ? moved >= by : moved <= by;
}
