import { decisionLog, type DecisionLine } from '../core/scoping/decision-log.ts';
import { auditPath } from './document-paths.ts';
import type { OpenProject } from './open-project.svelte.ts';

/** Every decision of a project that stands, across its stages, the newest first. Read in a derivation, it follows. */
export function decisionLogOf(open: OpenProject): readonly DecisionLine[] {
  return decisionLog({
    decisions: open.decisions.events,
    changes: open.registry.changes.events,
    definitions: open.definitions,
    audits: open.audits,
    monitoringPlan: open.monitoringPlan,
    nameOfModel: (model) => open.nameOf(model, 'a model'),
    pathOfAudit: (audit) => auditPath(open, audit),
  });
}
