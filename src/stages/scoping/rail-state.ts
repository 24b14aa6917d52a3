import { scopingDecision } from '../../core/scoping/scoping-decision.ts';
import { completeness } from '../../core/scoping/sheet-spec.ts';
import { SCOPING } from '../../core/scoping/sheets/scoping.ts';
import type { StageState } from '../../parts/stage-manifest.ts';
import type { OpenProject } from '../../session/open-project.svelte.ts';

/** How scoping stands: what was decided, or how far its sheet is. */
export function scopingState({ decisions, worksheets }: OpenProject): StageState | null {
  const decided = scopingDecision(decisions.events);
  if (decided) {
    const { value, label } = decided.choice;
    return { words: label.toLowerCase(), tone: value === 'go' ? 'good' : 'quiet' };
  }
  const sheet = worksheets.find(({ body }) => body.sheet === 'scoping');
  if (!sheet) return null;
  const { answered, fields } = completeness(SCOPING, sheet.body.answers);
  return { words: `${String(answered)} of ${String(fields)} filled`, tone: 'quiet' };
}
