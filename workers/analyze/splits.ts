import type { AnalyzeApi } from '../../src/compute/contract.ts';
import { Problem } from '../../src/core/kernel/problem.ts';
import type { Digest } from '../../src/core/kernel/objects.ts';
import { requireTraining } from '../../src/core/splits/require-training.ts';
import { resample } from '../../src/core/splits/resample.ts';
import { MOST_CLASSES, rowCodes } from '../../src/core/splits/row-codes.ts';
import { classesOfSplit, partsOfSplit, type SplitBy } from '../../src/core/splits/split-document.ts';
import { columnsRead, splitTable } from '../../src/core/splits/split-table.ts';
import type { SplitResult } from '../../src/core/splits/split.ts';
import type { Column } from '../../src/core/table/column.ts';
import { owning } from '../../src/storage/jobs.ts';
import { FieldSource } from './field-source.ts';
import { keepRows } from './rows-of-table.ts';

/** A split as it falls out, and the columns it was made by. */
export interface MadeSplit {
  source: FieldSource;
  columns: ReadonlyMap<string, Column>;
  result: SplitResult;
}

/** The same table and the same words give the same parts. Throws Problem "split.*" and "field.missing". */
export async function makeSplitOf(table: Digest, by: SplitBy): Promise<MadeSplit> {
  const source = await FieldSource.open(table, null);
  const columns = new Map<string, Column>();
  for (const name of columnsRead(by)) columns.set(name, await source.column({ of: 'data', name }));
  return { source, columns, result: splitTable(by, source.rows, columns) };
}

export const splitOf: AnalyzeApi['split'] = async (table, by) => {
  const { result } = await makeSplitOf(table, by);
  return {
    parts: result.parts,
    classes: result.classes,
    leftOut: result.leftOut,
  };
};

/** Keeps the rows of a part as a dataset. */
export const makePart: AnalyzeApi['makePart'] = (table, by, part, ticket, onProgress) =>
  owning(ticket.job, async () => {
    const { source, result } = await makeSplitOf(table, by);
    const rows = rowsOfPart(result.codes, part);
    const { name } = partsOfSplit(by)[part]!;
    if (rows.length === 0) {
      throw new Problem({
        code: 'split.emptyPart',
        message: `“${name}” has no rows.`,
        expected: 'at least one row',
        found: 'none',
        fix: 'Change the shares of the split.',
      });
    }
    const recipe = `part “${name}”: ${howInWords(by)}`;
    return keepRows(source.table, rows, { ...madeFrom(table, by), recipe }, ticket, onProgress);
  });

/** Keeps the training part with its classes balanced. */
export const resamplePart: AnalyzeApi['resamplePart'] = (table, by, part, how, ticket, onProgress) =>
  owning(ticket.job, async () => {
    requireTraining(partsOfSplit(by), part);
    const { source, columns, result } = await makeSplitOf(table, by);
    const label = classesOfSplit(by);
    if (label === null) throw new TypeError('resampling needs a label');
    const { codes, names } = rowCodes(columns.get(label)!, MOST_CLASSES);
    const { rows } = resample(how, codes, names.length, result.codes, part);
    const { name } = partsOfSplit(by)[part]!;
    const recipe = `part “${name}” ${how.how}sampled to 1 : ${String(Number((1 / how.ratio).toPrecision(4)))} by “${label}”; ${howInWords(by)}`;
    return keepRows(source.table, rows, { ...madeFrom(table, by), recipe }, ticket, onProgress);
  });

function madeFrom(table: Digest, by: SplitBy) {
  return { inputs: [table], seed: by.from === 'spec' ? by.spec.seed : null, environment: null };
}

function rowsOfPart(codes: Uint8Array, part: number): Uint32Array {
  const rows = new Uint32Array(codes.length);
  let at = 0;
  for (let row = 0; row < codes.length; row++) if (codes[row] === part) rows[at++] = row;
  return rows.slice(0, at);
}

/** How rows were drawn, for the lineage: enough to draw them again. */
function howInWords(by: SplitBy): string {
  if (by.from === 'column') return `where “${by.column}” says so`;
  const { how, parts, seed, classes, groups, time, key, gapMs } = by.spec;
  const shares = parts.map(({ name, share }) => `${name} ${String(Number((100 * share).toFixed(4)))}%`);
  const words = [
    `${how} split, ${shares.join(', ')}`,
    classes === null ? null : `label “${classes}”`,
    how === 'group' ? `groups “${groups ?? ''}”` : null,
    how === 'time' ? `time “${time ?? ''}”, gap ${String(gapMs / 86_400_000)} days` : null,
    key === null ? null : `key “${key}”`,
    how === 'time' ? null : `seed ${String(seed)}`,
  ];
  return words.filter(Boolean).join('; ');
}
