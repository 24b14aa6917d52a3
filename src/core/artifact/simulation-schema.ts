import * as v from 'valibot';
import { TESTS } from '../rollout/plan.ts';
import { SIGNALS, type ServiceFigures } from '../rollout/rollout-question.ts';
import { MOST_RUNS, type RolloutSimulation } from '../rollout/rollout-simulation.ts';
import { IsCount, IsDigest, IsNumber } from './basic-schemas.ts';
import { IsPredicate } from './predicate-schema.ts';

const IsShare = v.pipe(IsNumber, v.minValue(0), v.maxValue(1));
const IsPositive = v.pipe(IsNumber, v.minValue(Number.MIN_VALUE));

const IsService: v.GenericSchema<unknown, ServiceFigures> = v.looseObject({
  failureRate: IsShare,
  medianMs: IsPositive,
  p99Ms: IsPositive,
});

/** How a rollout plan was tried last. */
export const IsSimulation: v.GenericSchema<unknown, RolloutSimulation> = v.looseObject({
  champion: v.nullable(IsDigest),
  challenger: v.nullable(IsDigest),
  horizonMs: v.nullable(IsCount),
  user: v.nullable(v.string()),
  order: v.nullable(v.string()),
  groupBy: v.nullable(v.string()),
  labelDelayMs: IsCount,
  tolerance: v.pipe(IsNumber, v.minValue(0)),
  service: v.looseObject({ champion: IsService, challenger: IsService }),
  signals: v.record(v.string(), v.picklist(SIGNALS)),
  gates: v.picklist(['open', 'wait']),
  base: v.picklist(['asIs', 'copy']),
  planted: v.looseObject({ rise: IsShare, where: IsPredicate, fromMs: IsCount }),
  drift: IsShare,
  against: v.picklist(TESTS),
  runs: v.pipe(IsCount, v.minValue(1), v.maxValue(MOST_RUNS)),
  seed: IsCount,
  limits: v.looseObject({
    rolledBack: v.nullable(IsShare),
    thrownOut: v.nullable(IsShare),
    detectionMs: v.nullable(IsCount),
    harmed: v.nullable(IsCount),
  }),
});
