import type { Digest, Doc } from '../kernel/objects.ts';
import type { Acquisition } from '../brief/acquisition.ts';
import type { DataCard } from '../brief/data-card.ts';
import type { Target } from '../brief/target.ts';
import type { BaselineFigure } from '../evaluation/baseline.ts';
import type { Audit } from '../evaluation/audit.ts';
import type { OutputScoring } from '../evaluation/output-scoring.ts';
import type { Sheet } from '../evaluation/sheet.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';
import type { DataDefinition } from '../labels/data-definition.ts';
import type { Annotation, Labeling } from '../labels/labeling.ts';
import type { TagEvent } from '../labels/tags.ts';
import type { DecisionEvent } from '../scoping/decision.ts';
import type { EstimateDocument } from '../scoping/estimate-document.ts';
import type { Readiness } from '../scoping/readiness.ts';
import type { Worksheet } from '../scoping/worksheet.ts';
import type { LogDocument } from '../monitor/log.ts';
import type { Dashboard } from '../monitor/dashboard.ts';
import type { MonitoringPlan } from '../monitor/monitoring-plan.ts';
import type { Pipeline } from '../monitor/pipeline.ts';
import type { Automation } from '../automation/automation-document.ts';
import type { ModelVersion } from '../model/model-version.ts';
import type { LatencySample, Predictions } from '../predictions/predictions.ts';
import type { RecipeDocument, RecipeVersion } from '../recipe/recipe-document.ts';
import type { RolloutPlanDocument } from '../rollout/plan-document.ts';
import type { RegistryEvent } from '../registry/registry.ts';
import type { DrillEvent } from '../registry/rollback-drill.ts';
import type { StageRules } from '../registry/stage-rules.ts';
import type { Shadow } from '../shadow/shadow.ts';
import type { ServingPlan } from '../serving/serving-plan.ts';
import type { ExpectationSet } from '../schema/expectations.ts';
import type { Slice } from '../slices/slice.ts';
import type { Split, TestSetSeen } from '../splits/split-document.ts';
import type { TableVersion } from '../table/column.ts';
import { STEPS } from './migration-steps.ts';

/** A project is a document whose projectId is its own id; deleting it is a tombstone like any other. */
export type Project = Doc<'project', { sample: boolean }>;

/** Puts an immutable object on a project's shelf under a name that can be changed, deleted and brought back. */
export type Entry = Doc<
  'entry',
  {
    kind: AnyObject['kind'];
    object: Digest;
    /** What stood here before and was replaced, oldest first: whatever was made from it is stale. */
    earlier?: readonly Digest[];
    /** When the present one took the place of another; absent = it came with the entry. */
    sinceMs?: number;
  }
>;

export type AnyObject =
  TableVersion | RecipeVersion | ModelVersion | Predictions | LatencySample | Evaluation;
export type AnyDocument =
  | Project
  | Entry
  | Slice
  | Sheet
  | Audit
  | BaselineFigure
  | DataDefinition
  | Labeling
  | ExpectationSet
  | Split
  | RecipeDocument
  | Acquisition
  | DataCard
  | OutputScoring
  | StageRules
  | Shadow
  | Target
  | ServingPlan
  | RolloutPlanDocument
  | Automation
  | LogDocument
  | Worksheet
  | EstimateDocument
  | Readiness
  | MonitoringPlan
  | Dashboard
  | Pipeline;
export type DocumentKind = AnyDocument['kind'];
/** Append-only; a project's events are deleted with it and not before. */
export type AnyEvent = Annotation | TestSetSeen | TagEvent | RegistryEvent | DrillEvent | DecisionEvent;

/** The schema version of documents written by this app: what the last step leads to. */
export const DOCUMENT_SCHEMA = 1 + STEPS.length;
