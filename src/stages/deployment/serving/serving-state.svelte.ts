import { NO_ANSWER, type ServingItem } from '../../../core/serving/serving-checklist.ts';
import {
  EMPTY_PLAN,
  type CapacityInputs,
  type CostInputs,
  type DeploymentCase,
  type FleetInputs,
  type ServingAnswer,
  type ServingOption,
  type ServingPlan,
} from '../../../core/serving/serving-plan.ts';
import type { OpenProject } from '../../../session/open-project.svelte.ts';
import { oneOfKind } from '../../../session/one-of-kind.svelte.ts';
import type { TypedDocument } from '../../../session/typed-document.svelte.ts';
import type { Workbench } from '../../../session/workbench.svelte.ts';

/** The serving plan of a project as it stands on the screen. */
export class ServingState {
  readonly open: OpenProject;
  readonly #typed: TypedDocument<ServingPlan>;

  constructor(workbench: Workbench, open: OpenProject) {
    this.open = open;
    const stored = (): ServingPlan['body'] => open.servingPlan?.body ?? EMPTY_PLAN;
    this.#typed = oneOfKind(workbench.documents, open, { kind: 'servingPlan', name: 'Serving plan' }, stored);
  }

  get body(): ServingPlan['body'] {
    return this.#typed.body;
  }

  /** Writes several parts at once. */
  put(patch: Partial<ServingPlan['body']>, label: string): void {
    void this.#typed.put(patch, label);
  }

  choose(chosen: DeploymentCase): void {
    this.put({ case: chosen }, 'Choose the deployment case');
  }

  answer({ key, title }: ServingItem, patch: Partial<ServingAnswer>): void {
    const { [key]: before, ...others } = this.body.answers;
    const answer = { ...(before ?? NO_ANSWER), ...patch };
    const empty = Object.values(answer).every((words) => words === '');
    this.#typed.type(
      { answers: empty ? others : { ...others, [key]: answer } },
      `“${title}” of the serving plan`,
    );
  }

  capacity(patch: Partial<CapacityInputs>, label: string): void {
    this.#typed.type({ capacity: { ...this.body.capacity, ...patch } }, label);
  }

  costs(patch: Partial<CostInputs>, label: string): void {
    this.#typed.type({ costs: { ...this.body.costs, ...patch } }, label);
  }

  option(index: number, patch: Partial<ServingOption>): void {
    const { options } = this.body.costs;
    const name = options[index]?.name ?? '';
    this.costs(
      { options: options.map((one, i) => (i === index ? { ...one, ...patch } : one)) },
      `Change place “${name}”`,
    );
  }

  fleet(patch: Partial<FleetInputs>, label: string): void {
    this.#typed.type({ fleet: { ...this.body.fleet, ...patch } }, label);
  }
}
