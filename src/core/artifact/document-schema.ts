import * as v from 'valibot';
import type { DocumentMember } from './document-members.ts';
import type { AnyDocument, DocumentKind } from './documents.ts';
import { IsAudit } from './audit-schema.ts';
import { IsAutomation } from './automation-schema.ts';
import { IsBaselineFigure } from './baseline-schema.ts';
import { IsCount, IsDigest, IsId, IsTimeMs } from './basic-schemas.ts';
import { OBJECT_KINDS } from './object-schema.ts';
import { IsAcquisition, IsDataCard } from './brief-schemas.ts';
import { IsExpectationSet } from './expectation-schemas.ts';
import { IsDashboard } from './dashboard-schema.ts';
import { IsDataDefinition, IsLabeling } from './label-schemas.ts';
import { IsEstimateBody, IsReadiness, IsWorksheet } from './scoping-schemas.ts';
import { IsLog } from './log-schema.ts';
import { IsMonitoringPlan } from './monitoring-plan-schema.ts';
import { IsPipeline } from './pipeline-schema.ts';
import { IsOutputScoring } from './output-scoring-schema.ts';
import { IsPredicate } from './predicate-schema.ts';
import { IsRolloutPlan } from './plan-schema.ts';
import { IsRecipe } from './recipe-schemas.ts';
import { IsShadow } from './shadow-schema.ts';
import { IsServingPlan } from './serving-schema.ts';
import { IsStageRules } from './registry-schema.ts';
import { IsSheet } from './sheet-schema.ts';
import { IsSplit } from './split-schemas.ts';
import { IsTarget } from './target-schema.ts';

const MEMBERS = {
  id: IsId,
  projectId: IsId,
  kind: v.pipe(v.string(), v.regex(/^[a-zA-Z]{1,40}$/, 'a kind of document')),
  name: v.string(),
  rev: IsCount,
  schema: IsCount,
  createdMs: IsTimeMs,
  updatedMs: IsTimeMs,
  deletedMs: v.nullable(IsTimeMs),
  body: v.looseObject({}),
} satisfies Record<DocumentMember, v.GenericSchema>;

const BODIES = {
  project: v.looseObject({ sample: v.boolean() }),
  entry: v.looseObject({
    kind: v.picklist(OBJECT_KINDS),
    object: IsDigest,
    earlier: v.exactOptional(v.array(IsDigest)),
    sinceMs: v.exactOptional(IsTimeMs),
  }),
  slice: v.looseObject({ where: IsPredicate, foundBy: v.picklist(['user', 'search', 'tag']) }),
  sheet: IsSheet,
  audit: IsAudit,
  baseline: IsBaselineFigure,
  definition: IsDataDefinition,
  labeling: IsLabeling,
  expectations: IsExpectationSet,
  split: IsSplit,
  recipe: IsRecipe,
  acquisition: IsAcquisition,
  dataCard: IsDataCard,
  outputScoring: IsOutputScoring,
  stageRules: IsStageRules,
  shadow: IsShadow,
  target: IsTarget,
  servingPlan: IsServingPlan,
  rolloutPlan: IsRolloutPlan,
  automation: IsAutomation,
  log: IsLog,
  worksheet: IsWorksheet,
  estimate: IsEstimateBody,
  readiness: IsReadiness,
  monitoringPlan: IsMonitoringPlan,
  dashboard: IsDashboard,
  pipeline: IsPipeline,
} satisfies { [K in DocumentKind]: v.GenericSchema<unknown, Extract<AnyDocument, { kind: K }>['body']> };

export const DOCUMENT_KINDS = Object.keys(BODIES) as readonly DocumentKind[];
const IsKnownKind = v.picklist(DOCUMENT_KINDS);

const known = <K extends keyof typeof BODIES>(kind: K) =>
  v.strictObject({
    ...MEMBERS,
    kind: v.literal(kind),
    body: BODIES[kind],
    unknown: v.record(v.string(), v.unknown()),
  });

/** Any document of a kind this version knows. */
export const IsDocument: v.GenericSchema<unknown, AnyDocument> = v.variant('kind', [
  known('project'),
  known('entry'),
  known('slice'),
  known('sheet'),
  known('audit'),
  known('baseline'),
  known('definition'),
  known('labeling'),
  known('expectations'),
  known('split'),
  known('recipe'),
  known('acquisition'),
  known('dataCard'),
  known('outputScoring'),
  known('stageRules'),
  known('shadow'),
  known('target'),
  known('servingPlan'),
  known('rolloutPlan'),
  known('automation'),
  known('log'),
  known('worksheet'),
  known('estimate'),
  known('readiness'),
  known('monitoringPlan'),
  known('dashboard'),
  known('pipeline'),
]);

/** A document of a kind that a newer minor version added: it is kept as it came. */
export const IsUnknownDocument = v.strictObject({
  ...MEMBERS,
  unknown: v.record(v.string(), v.unknown()),
});

export function isKnownKind(kind: unknown): boolean {
  return v.is(IsKnownKind, kind);
}
