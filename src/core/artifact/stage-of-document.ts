import type { CycleStage } from '../scoping/cycle.ts';
import type { AnyDocument } from './documents.ts';

/** The stage of the cycle that a document is of; null for what is of all, and for kinds of a newer version. */
export function stageOfDocument(document: AnyDocument): CycleStage | null {
  switch (document.kind) {
    case 'worksheet':
    case 'estimate':
    case 'readiness':
    case 'target':
      return 'scoping';
    case 'acquisition':
    case 'dataCard':
    case 'definition':
    case 'expectations':
    case 'labeling':
    case 'recipe':
    case 'split':
      return 'data';
    case 'entry':
      return document.body.kind === 'table' || document.body.kind === 'recipe' ? 'data' : 'modeling';
    case 'audit':
    case 'baseline':
    case 'outputScoring':
    case 'sheet':
      return 'modeling';
    case 'automation':
    case 'rolloutPlan':
    case 'servingPlan':
    case 'shadow':
    case 'stageRules':
      return 'deployment';
    case 'dashboard':
    case 'log':
    case 'monitoringPlan':
    case 'pipeline':
      return 'monitoring';
    case 'project':
    case 'slice':
      return null;
  }
}
