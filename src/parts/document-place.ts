import type { AnyDocument, AnyObject } from '../core/artifact/documents.ts';
import type { CycleStage } from '../core/scoping/cycle.ts';
import type { OpenProject } from '../session/open-project.svelte.ts';

/** Where a document belongs, what it is called as a kind, and its screen. */
export interface DocumentPlace {
  stage: CycleStage;
  kind: string;
  /** Below the stage. */
  path: readonly string[];
}

type Place = readonly [CycleStage, string, readonly string[]];

/** The place of a document; null for the project itself, for what only something else leads to, and for kinds of a newer Drydock. */
export function placeOfDocument(open: OpenProject, document: AnyDocument): DocumentPlace | null {
  const place = placed(open, document);
  return place && { stage: place[0], kind: place[1], path: place[2] };
}

function placed(open: OpenProject, document: AnyDocument): Place | null {
  const { id } = document;
  switch (document.kind) {
    case 'entry':
      return ofObject(document.body.kind, id);
    case 'worksheet': {
      const { sheet, subject } = document.body;
      const path = sheet === 'scoping' ? [] : ['sheets', sheet, ...(subject === null ? [] : [subject])];
      return ['scoping', 'worksheet', path];
    }
    case 'estimate':
      return ['scoping', 'estimate', ['estimates', id]];
    case 'readiness':
      return ['scoping', 'readiness', ['readiness']];
    case 'target':
      return ['scoping', 'target', ['targets']];
    case 'definition':
      return ['data', 'definition', ['definition']];
    case 'labeling':
      return ['data', 'labeling', document.body.review ? ['labels', id, 'review'] : ['labels', id]];
    case 'expectations':
      return ['data', 'expectations', ['checks', id]];
    case 'split':
      return ['data', 'split', ['splits', id]];
    case 'recipe':
      return ['data', 'recipe', ['recipes', id]];
    case 'acquisition':
      return ['data', 'sources', ['sources']];
    case 'dataCard':
      return ['data', 'data card', ['card', document.body.dataset]];
    case 'slice':
      return ['modeling', 'slice', []];
    case 'sheet':
      return ['modeling', 'error analysis', evaluationPath(open, document.body.evaluation)];
    case 'audit': {
      const { truth } = document.body;
      const of = open.evaluations.find(({ object }) => object.truth === truth);
      return ['modeling', 'fairness audit', of ? ['evaluation', of.entry.id, 'fairness'] : []];
    }
    case 'baseline':
      return ['modeling', 'baseline', ['compare']];
    case 'outputScoring':
      return ['modeling', 'scored outputs', ['outputs', id]];
    case 'stageRules':
      return ['deployment', 'rules for stages', []];
    case 'shadow':
      return ['deployment', 'shadow comparison', ['shadow', id]];
    case 'servingPlan':
      return ['deployment', 'serving plan', ['serving']];
    case 'rolloutPlan':
      return ['deployment', 'rollout plan', ['plans', id]];
    case 'automation':
      return ['deployment', 'degree of automation', ['automation']];
    case 'log':
      return ['monitoring', 'log', ['logs', id]];
    case 'monitoringPlan':
      return ['monitoring', 'monitoring plan', ['alarms']];
    case 'dashboard':
      return ['monitoring', 'dashboard', ['dashboard']];
    case 'pipeline':
      return ['monitoring', 'pipeline', ['pipeline']];
    default:
      return null;
  }
}

function ofObject(kind: AnyObject['kind'], entry: string): Place | null {
  switch (kind) {
    case 'table':
      return ['data', 'dataset', ['table', entry]];
    case 'recipe':
      return ['data', 'fitted recipe', ['recipes', 'fitted', entry]];
    case 'model':
      return ['modeling', 'model', ['model', entry]];
    case 'evaluation':
      return ['modeling', 'evaluation', ['evaluation', entry]];
    default:
      return null;
  }
}

function evaluationPath(open: OpenProject, evaluation: Parameters<OpenProject['entryWith']>[0]): string[] {
  const entry = open.entryWith(evaluation);
  return entry ? ['evaluation', entry.id] : [];
}
