import * as v from 'valibot';
import { HIGHEST_LEVEL, SHEET_ACTIONS, type Sheet } from '../evaluation/sheet.ts';
import { IsCount, IsDigest, IsId, IsNumber } from './basic-schemas.ts';

const IsBaseline = v.looseObject({
  value: IsNumber,
  source: v.string(),
  measured: v.exactOptional(
    v.looseObject({
      labeling: IsId,
      n: IsCount,
      items: IsCount,
      interval: v.nullable(
        v.looseObject({ low: IsNumber, high: IsNumber, level: IsNumber, method: v.string() }),
      ),
    }),
  ),
});

const IsLevels = v.record(
  v.string(),
  v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(HIGHEST_LEVEL)),
);

/** The error-analysis sheet; what is optional came after the first version. */
export const IsSheet: v.GenericSchema<unknown, Sheet['body']> = v.looseObject({
  evaluation: IsDigest,
  column: v.nullable(v.string()),
  rows: v.exactOptional(v.picklist(['slices', 'tags'])),
  metric: v.exactOptional(
    v.looseObject({
      metric: v.picklist(['accuracy', 'errorRate', 'recall', 'precision', 'mae', 'rmse']),
      class: v.exactOptional(v.string()),
    }),
  ),
  baseline: v.nullable(IsBaseline),
  rowBaselines: v.record(v.string(), IsBaseline),
  rowEase: v.exactOptional(IsLevels),
  rowImportance: v.exactOptional(IsLevels),
  rowActions: v.exactOptional(v.record(v.string(), v.picklist(SHEET_ACTIONS))),
  rowNotes: v.exactOptional(v.record(v.string(), v.string())),
  notes: v.exactOptional(v.string()),
});
