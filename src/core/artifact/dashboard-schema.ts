import * as v from 'valibot';
import { TILE_SIZES, type Dashboard, type TileContent } from '../monitor/dashboard.ts';
import { IsId, IsNumber } from './basic-schemas.ts';
import { IsSignal } from './signal-schema.ts';

const IsContent: v.GenericSchema<unknown, TileContent> = v.variant('show', [
  v.looseObject({ show: v.literal('line'), signal: IsSignal }),
  v.looseObject({ show: v.literal('figure'), signal: IsSignal }),
  v.looseObject({ show: v.literal('alarms') }),
  v.looseObject({ show: v.literal('feedback'), column: v.string() }),
  v.looseObject({ show: v.literal('target'), target: IsId }),
  v.looseObject({ show: v.literal('note'), text: v.string() }),
]);

/** What is always in sight of production. */
export const IsDashboard: v.GenericSchema<unknown, Dashboard['body']> = v.looseObject({
  tiles: v.record(
    v.string(),
    v.looseObject({
      order: IsNumber,
      size: v.picklist(TILE_SIZES),
      title: v.string(),
      log: IsId,
      content: IsContent,
    }),
  ),
});
