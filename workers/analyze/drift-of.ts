import type { AnalyzeApi } from '../../src/compute/contract.ts';
import { cellBandGrid, cellBands } from '../../src/core/drift/cell-bands.ts';
import { columnDetail } from '../../src/core/drift/column-detail.ts';
import { columnDriftOf } from '../../src/core/drift/exact-drift.ts';
import { rowsWithin } from '../../src/core/drift/window-rows.ts';
import { createRandom } from '../../src/core/kernel/random.ts';
import type { Digest } from '../../src/core/kernel/objects.ts';
import type { TimeRange } from '../../src/core/drift/drift-question.ts';
import { FieldSource } from './field-source.ts';
import { timesOf } from './times-of.ts';

/** Two windows of a log, column by column in the order asked, until the answer is no. */
export const exactDrift: AnalyzeApi['exactDrift'] = async (question, onPart) => {
  const { columns } = question;
  const { source, reference, current } = await rowsOfWindows(question);
  const total = columns.length;
  for (const [done, name] of columns.entries()) {
    if (!(await onPart({ of: 'progress', phase: `Reading “${name}”`, done, total }))) return;
    const drift = columnDriftOf(await source.column({ of: 'data', name }), reference, current);
    if (drift && !(await onPart({ of: 'column', drift }))) return;
  }
};

/** The rows of both windows. Throws Problem "field.missing", "log.time". */
export async function rowsOfWindows({
  table,
  time,
  reference,
  current,
}: {
  table: Digest;
  time: string;
  reference: TimeRange;
  current: TimeRange;
}): Promise<{ source: FieldSource; reference: Uint32Array; current: Uint32Array }> {
  const source = await FieldSource.open(table, null);
  const times = await timesOf(source, time);
  return { source, reference: rowsWithin(times, reference), current: rowsWithin(times, current) };
}

/** Bands at the numbers of rows of all columns first, then the grids, until the answer is no. */
export const driftBands: AnalyzeApi['driftBands'] = async (question, onPart) => {
  const { columns, sizes, seed, ...setting } = question;
  const total = columns.length * (sizes.length > 0 ? 2 : 1);
  let done = 0;
  const step = async (phase: string): Promise<boolean> =>
    onPart({ of: 'progress', phase, done: done++, total });
  for (const [at, column] of columns.entries()) {
    if (!(await step('Drawing bands'))) return;
    const bands = cellBands(column, createRandom(seed + at), setting);
    if (!(await onPart({ of: 'bands', column: column.column, bands }))) return;
  }
  if (sizes.length === 0) return;
  for (const [at, column] of columns.entries()) {
    if (!(await step('Drawing bands to drag by'))) return;
    const grids = cellBandGrid(column, sizes, createRandom(seed + columns.length + at), setting);
    if (!(await onPart({ of: 'grid', column: column.column, grids }))) return;
  }
};

/** One column of two windows, with its pictures, bins, band and what other tools would say; null for times. */
export const driftDetail: AnalyzeApi['driftDetail'] = async (question) => {
  const { source, reference, current } = await rowsOfWindows(question);
  const column = await source.column({ of: 'data', name: question.column });
  return columnDetail(column, reference, current, question.seed);
};
