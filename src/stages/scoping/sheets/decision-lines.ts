import type { TextSection } from '../../../core/brief/text-section.ts';
import type { DecisionEvent } from '../../../core/scoping/decision.ts';
import { scopingDecision } from '../../../core/scoping/scoping-decision.ts';
import { formatDate } from '../../../ui/format.ts';

/** The decision that stands, in words, for paper. */
export function decisionLines(events: readonly DecisionEvent[]): TextSection['lines'] {
  const decided = scopingDecision(events);
  if (!decided) return [{ term: 'Decision', words: 'not decided yet' }];
  const { choice, event } = decided;
  const by = event.by === '' ? '' : ` by ${event.by}`;
  return [
    { term: 'Decision', words: `${choice.label}, decided${by} on ${formatDate(event.atMs)}` },
    { term: 'Why', words: event.body.why },
  ];
}
