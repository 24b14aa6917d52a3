import type { StageOffers } from '../../parts/stage-offers.ts';
import { offers as data } from '../../stages/data/offers.ts';
import { offers as deployment } from '../../stages/deployment/offers.ts';
import { offers as modeling } from '../../stages/modeling/offers.ts';
import { offers as monitoring } from '../../stages/monitoring/offers.ts';
import { offers as overview } from '../../stages/overview/offers.ts';
import { offers as scoping } from '../../stages/scoping/offers.ts';

/** What stages have for the palette, in the order of a project's life. */
export const STAGE_OFFERS: readonly StageOffers[] = [
  overview,
  scoping,
  data,
  modeling,
  deployment,
  monitoring,
];
