import type { AnalyzeApi } from '../../src/compute/contract.ts';
import { profileColumn } from '../../src/core/profile/profile-column.ts';
import { suspicionsOf } from '../../src/core/profile/suspicions.ts';
import { labelSide, labelStrength } from '../../src/core/splits/label-strength.ts';
import { lengthOf } from '../../src/core/table/column.ts';
import { FieldSource } from './field-source.ts';
import { findRepeats, RepeatHashes } from './find-repeats.ts';
import { ReadInTurn } from './read-in-turn.ts';

/** Profiles a table column by column, each handed over as soon as it is made, and then its repeated rows. */
export const profileTable: AnalyzeApi['profile'] = async ({ table, where, label }, onPart) => {
  const source = await FieldSource.open(table, null);
  const columns = await ReadInTurn.open(source, where);
  const total = source.table.columns.length;
  const labelColumn = label === null ? null : await columns.named(label);
  const side = labelColumn && lengthOf(labelColumn) > 0 ? labelSide(labelColumn) : null;
  const hashes = new RepeatHashes(columns.rows);
  for await (const { column, place } of columns.all()) {
    const profile = profileColumn(column);
    const strength = side && column.name !== label ? labelStrength(column, side) : null;
    await onPart({ of: 'column', report: { profile, suspicions: suspicionsOf(profile), strength } });
    hashes.add(column, place, profile.distinct + Number(profile.missing > 0) > 1);
    onPart({ of: 'progress', phase: 'Profiling columns', done: place + 1, total });
  }
  const report = await findRepeats(columns, hashes, (phase, done, of) =>
    onPart({ of: 'progress', phase, done, total: of }),
  );
  await onPart({ of: 'repeats', report });
};
