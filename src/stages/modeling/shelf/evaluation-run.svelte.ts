import { Cancelled } from '../../../core/kernel/cancelled.ts';
import type { Digest } from '../../../core/kernel/objects.ts';
import { factsOf, type ProblemFacts } from '../../../core/kernel/problem.ts';
import type { ModelVersion } from '../../../core/model/model-version.ts';
import type { Predictions } from '../../../core/predictions/predictions.ts';
import type { WantedBackend } from '../../../session/models.ts';
import { hrefOf, type Place } from '../../../session/route.svelte.ts';
import type { Task } from '../../../session/tasks.svelte.ts';
import type { Workbench } from '../../../session/workbench.svelte.ts';
import { toasts } from '../../../ui/toasts.svelte.ts';
import { whenShelved } from './when-shelved.svelte.ts';

export interface EvaluationPlan {
  /** Keeps the model, or hands over one that is kept. */
  model: () => Promise<ModelVersion>;
  name: string;
  /** null: only keep the model. */
  on: {
    table: Digest;
    name: string;
    truth: string;
    /** Column of sample weights. */
    weights?: string | null;
    backend?: WantedBackend;
    /** In place of running the model. */
    predict?: (model: ModelVersion, name: string) => Promise<Predictions>;
  } | null;
}

export type Step = 'keeping' | 'running' | 'evaluating';

/** Keep, run, evaluate, and show the result: three jobs after another, each of which stands once it is done. */
export class EvaluationRun {
  step = $state<Step | null>(null);
  task = $state.raw<Task | null>(null);
  problem = $state.raw<ProblemFacts | null>(null);
  /** The model is on the shelf although what came after it failed or was stopped. */
  kept = $state(false);
  readonly #workbench: Workbench;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  cancel(): void {
    this.task?.cancel();
  }

  /** Goes to the result, unless the user went elsewhere meanwhile: then a toast leads there. */
  async start(plan: EvaluationPlan): Promise<void> {
    const { models, open, route } = this.#workbench;
    if (!open || this.step) return;
    const from = route.place;
    this.problem = null;
    this.kept = false;
    try {
      const model = await this.#follow('keeping', plan.model);
      this.kept = true;
      if (!plan.on) {
        await this.#show(from, 'model', model.digest, `“${plan.name}” is kept`);
        return;
      }
      const { table, truth, weights, backend, predict } = plan.on;
      const name = `${plan.name} on ${plan.on.name}`;
      const made = await this.#follow('running', () =>
        predict ? predict(model, name) : models.predict(model, table, open.id, name, backend),
      );
      const weighed = weights ? `${name}, weighted by ${weights}` : name;
      const evaluation = await this.#follow('evaluating', () =>
        models.evaluate(made.digest, truth, open.id, weighed, weights),
      );
      await this.#show(from, 'evaluation', evaluation.digest, `“${name}” is evaluated`);
    } catch (error) {
      if (!(error instanceof Cancelled)) this.problem = factsOf(error);
    } finally {
      this.step = null;
      this.task = null;
    }
  }

  /** The session puts a job's task at the head of its list as soon as the job is asked for. */
  async #follow<T>(step: Step, start: () => Promise<T>): Promise<T> {
    const { tasks } = this.#workbench;
    const before = tasks.list[0];
    const job = start();
    const first = tasks.list[0];
    this.step = step;
    this.task = first && first !== before ? first : null;
    return job;
  }

  async #show(from: Place, kind: 'model' | 'evaluation', digest: Digest, words: string): Promise<void> {
    const { open, route } = this.#workbench;
    const entry = open && (await whenShelved(this.#workbench, open, kind, digest));
    if (!entry) return;
    const href = hrefOf(open.id, 'modeling', [kind, entry.id]);
    if (route.isAt(from)) route.go(href);
    else toasts.show(words, { kind: 'good', action: { label: 'Open', run: () => route.go(href) } });
  }
}
