import type { AnyDocument, AnyObject } from '../core/artifact/documents.ts';
import { stageOfDocument } from '../core/artifact/stage-of-document.ts';
import type { CycleStage } from '../core/scoping/cycle.ts';
import { auditPath, labelingPath } from '../session/document-paths.ts';
import type { OpenProject } from '../session/open-project.svelte.ts';

/** Where a document belongs, what it is called as a kind, and its screen. */
export interface DocumentPlace {
  stage: CycleStage;
  kind: string;
  /** Below the stage. */
  path: readonly string[];
}

/** What it is called as a kind, and its path. */
type Place = readonly [string, readonly string[]];

/** The place of a document; null for the project itself, for what only something else leads to, and for kinds of a newer Drydock. */
export function placeOfDocument(open: OpenProject, document: AnyDocument): DocumentPlace | null {
  const place = placed(open, document);
  // Slices are cut in all stages, and most of all where a model is evaluated.
  const stage = document.kind === 'slice' ? 'modeling' : stageOfDocument(document);
  return place && stage && { stage, kind: place[0], path: place[1] };
}

function placed(open: OpenProject, document: AnyDocument): Place | null {
  const { id } = document;
  switch (document.kind) {
    case 'entry':
      return ofObject(document.body.kind, id);
    case 'worksheet': {
      const { sheet, subject } = document.body;
      const path = sheet === 'scoping' ? [] : ['sheets', sheet, ...(subject === null ? [] : [subject])];
      return ['worksheet', path];
    }
    case 'estimate':
      return ['estimate', ['estimates', id]];
    case 'readiness':
      return ['readiness', ['readiness']];
    case 'target':
      return ['target', ['targets']];
    case 'definition':
      return ['definition', ['definition']];
    case 'labeling':
      return ['labeling', labelingPath(document)];
    case 'expectations':
      return ['expectations', ['checks', id]];
    case 'split':
      return ['split', ['splits', id]];
    case 'recipe':
      return ['recipe', ['recipes', id]];
    case 'acquisition':
      return ['sources', ['sources']];
    case 'dataCard':
      return ['data card', ['card', document.body.dataset]];
    case 'slice':
      return ['slice', []];
    case 'sheet':
      return ['error analysis', evaluationPath(open, document.body.evaluation)];
    case 'audit':
      return ['fairness audit', auditPath(open, document)];
    case 'baseline':
      return ['baseline', ['compare']];
    case 'outputScoring':
      return ['scored outputs', ['outputs', id]];
    case 'stageRules':
      return ['rules for stages', []];
    case 'shadow':
      return ['shadow comparison', ['shadow', id]];
    case 'servingPlan':
      return ['serving plan', ['serving']];
    case 'rolloutPlan':
      return ['rollout plan', ['plans', id]];
    case 'automation':
      return ['degree of automation', ['automation']];
    case 'log':
      return ['log', ['logs', id]];
    case 'monitoringPlan':
      return ['monitoring plan', ['alarms']];
    case 'dashboard':
      return ['dashboard', ['dashboard']];
    case 'pipeline':
      return ['pipeline', ['pipeline']];
    default:
      return null;
  }
}

function ofObject(kind: AnyObject['kind'], entry: string): Place | null {
  switch (kind) {
    case 'table':
      return ['dataset', ['table', entry]];
    case 'recipe':
      return ['fitted recipe', ['recipes', 'fitted', entry]];
    case 'model':
      return ['model', ['model', entry]];
    case 'evaluation':
      return ['evaluation', ['evaluation', entry]];
    default:
      return null;
  }
}

function evaluationPath(open: OpenProject, evaluation: Parameters<OpenProject['entryWith']>[0]): string[] {
  const entry = open.entryWith(evaluation);
  return entry ? ['evaluation', entry.id] : [];
}
