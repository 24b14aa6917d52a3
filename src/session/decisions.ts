import type { DecisionEvent } from '../core/scoping/decision.ts';
import type { EventSteps } from './event-steps.ts';
import type { Step } from './history.svelte.ts';
import type { OpenProject } from './open-project.svelte.ts';

/** Keeps what was decided, and what is to be, in whatever stage. Undo takes back by a further event. */
export class Decisions {
  readonly #steps: EventSteps;

  constructor(steps: EventSteps) {
    this.#steps = steps;
  }

  /** `label` says what is done. */
  add(open: OpenProject, decision: DecisionEvent['body'], label: string): Promise<Step> {
    return this.#steps.keep('decision', open, open.decisions, decision, label);
  }
}
