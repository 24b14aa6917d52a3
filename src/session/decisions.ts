import { standingDecisions, type DecisionEvent } from '../core/scoping/decision.ts';
import type { EventSteps } from './event-steps.ts';
import type { Step } from './history.svelte.ts';
import type { OpenProject } from './open-project.svelte.ts';

type Decided = Omit<DecisionEvent['body'], 'settles' | 'takesBack'>;

/** Keeps what was decided, and what is to be, in whatever stage. Undo takes back by a further event. */
export class Decisions {
  readonly #steps: EventSteps;

  constructor(steps: EventSteps) {
    this.#steps = steps;
  }

  /** `label` says what is done. */
  add(open: OpenProject, decision: Decided, label: string): Promise<Step> {
    return this.#steps.keep('decision', open, open.decisions, () => decision, label);
  }

  /** Decides what was open. */
  settle(open: OpenProject, asked: DecisionEvent, decision: Decided, label: string): Promise<Step> {
    const body = () => ({ ...decision, settles: now(open, asked).id });
    return this.#steps.keep('decision', open, open.decisions, body, label);
  }

  /** Says that it never counted; undo lets it count again. */
  takeBack(open: OpenProject, event: DecisionEvent, label: string): Promise<Step> {
    const body = () => ({ ...event.body, takesBack: now(open, event).id });
    return this.#steps.keep('decision', open, open.decisions, body, label);
  }
}

/** An event as it stands: what was undone and done again is another event that says the same. */
function now(open: OpenProject, event: DecisionEvent): DecisionEvent {
  const standing = standingDecisions(open.decisions.events);
  if (standing.some(({ id }) => id === event.id)) return event;
  const said = JSON.stringify(event.body);
  return standing.findLast(({ body }) => JSON.stringify(body) === said) ?? event;
}
