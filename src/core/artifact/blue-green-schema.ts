import * as v from 'valibot';
import { NOTICED_BY, type BlueGreenSettings } from '../rollout/blue-green-settings.ts';
import { IsCount, IsNumber } from './basic-schemas.ts';

const IsShare = v.pipe(IsNumber, v.minValue(0), v.maxValue(1));

/** How two environments are run and switched. */
export const IsBlueGreen: v.GenericSchema<unknown, BlueGreenSettings> = v.looseObject({
  servers: v.pipe(IsCount, v.minValue(1)),
  startMs: IsCount,
  coldRequests: IsCount,
  coldFactor: v.pipe(IsNumber, v.minValue(1)),
  drainMs: IsCount,
  switchAtMs: v.nullable(IsCount),
  movePercent: v.pipe(IsCount, v.minValue(1), v.maxValue(100)),
  noticedBy: v.picklist(NOTICED_BY),
  noticeMs: IsCount,
  limitRise: IsShare,
  limitRequests: IsCount,
});
