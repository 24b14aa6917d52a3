import { standingDecisions, type DecisionEvent } from './decision.ts';
import type { SheetChoice } from './sheet-spec.ts';
import { SCOPING } from './sheets/scoping.ts';

/** What a project can be decided to be. */
export const SCOPING_CHOICES: readonly SheetChoice[] = SCOPING.sections
  .flatMap(({ fields }) => fields)
  .flatMap(({ decides, choices = [] }) => (decides ? choices : []));

/** The latest decision on the whole project that stands, told by its words; null where there is none. */
export function scopingDecision(
  events: readonly DecisionEvent[],
): { choice: SheetChoice; event: DecisionEvent } | null {
  for (const event of standingDecisions(events).toReversed()) {
    const choice = scopingChoice(event);
    if (choice) return { choice, event };
  }
  return null;
}

/** What an event decides the whole project to be; null where it is about something else. */
export function scopingChoice({ body }: DecisionEvent): SheetChoice | null {
  if (body.stage !== 'scoping' || body.state !== 'decided') return null;
  return SCOPING_CHOICES.find(({ label }) => label === body.words) ?? null;
}
