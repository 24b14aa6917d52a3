import { analyzeLane, viewLane } from '../compute/clients.ts';
import type { BenchSpec, ParitySteps } from '../core/evaluation/bench-spec.ts';
import type { ThresholdBench } from '../core/evaluation/threshold-bench.ts';
import type { Digest, Id } from '../core/kernel/objects.ts';
import type { ModelVersion } from '../core/model/model-version.ts';
import type { Task } from '../core/model/signature.ts';
import type { Predictions } from '../core/predictions/predictions.ts';
import type { Documents } from './documents.svelte.ts';
import type { Given } from './given.ts';
import type { Tasks } from './tasks.svelte.ts';

/** Where scores are cut, and models that keep such a cut. */
export class Thresholds {
  readonly #tasks: Tasks;
  readonly #documents: Documents;

  constructor({ tasks, documents }: Pick<Given, 'tasks' | 'documents'>) {
    this.#tasks = tasks;
    this.#documents = documents;
  }

  bench(spec: BenchSpec): Promise<ThresholdBench> {
    return viewLane.run((api) => api.thresholdBench(spec));
  }

  byGroup(spec: BenchSpec, ratio: number, tolerance: number): Promise<readonly ParitySteps[]> {
    return viewLane.run((api) => api.groupThresholds(spec, ratio, tolerance));
  }

  /** The same model deciding as another task says, on the shelf under a name of its own. */
  async keep(model: Digest, task: Task, project: Id, name: string): Promise<ModelVersion> {
    const sinceMs = Date.now();
    const made = await this.#tasks.run({
      title: `Keep ${name}`,
      project,
      run: (job, _onProgress, signal) =>
        analyzeLane.run((api) => api.keepWithTask(model, task, { job, project, name }), signal),
    });
    await this.#documents.rememberShelved(project, made.digest, sinceMs);
    return made;
  }

  /** What such a model says of the rows that `predictions` are of. */
  predict(predictions: Digest, model: Digest, project: Id, name: string): Promise<Predictions> {
    return this.#tasks.run({
      title: `Decide by ${name}`,
      project,
      run: (job, _onProgress, signal) =>
        analyzeLane.run((api) => api.predictAtThreshold(predictions, model, { job, project, name }), signal),
    });
  }
}
