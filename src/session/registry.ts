import { rollbackLane } from '../compute/clients.ts';
import type { Digest } from '../core/kernel/objects.ts';
import type { ModelVersion } from '../core/model/model-version.ts';
import type { StageChange } from '../core/registry/registry.ts';
import type { DrillResult, Replay } from '../core/registry/rollback-drill.ts';
import type { EventSteps } from './event-steps.ts';
import type { Step } from './history.svelte.ts';
import type { OpenProject } from './open-project.svelte.ts';

/** Gives models their stages, and keeps the rollbacks that were practised. Undo takes back by a further event. */
export class Registry {
  readonly #steps: EventSteps;

  constructor(steps: EventSteps) {
    this.#steps = steps;
  }

  /** `label` says what is done. */
  change(open: OpenProject, change: StageChange, label: string): Promise<Step> {
    return this.#steps.keep('registry', open, open.registry.changes, () => change, label);
  }

  addDrill(open: OpenProject, drill: DrillResult, label: string): Promise<Step> {
    return this.#steps.keep('drill', open, open.registry.drills, () => drill, label);
  }

  /**
   * Loads a model from nothing and asks it the first rows of a table, keeping no answers. Rejects with what keeps it
   * from running, or Cancelled.
   */
  async replay(model: ModelVersion, table: Digest, rows: number, signal: AbortSignal): Promise<Replay> {
    if (model.source.type !== 'onnx')
      return { why: 'It has no file to load: it answers as soon as it is asked.' };
    const start = performance.now();
    const { label, value } = await rollbackLane.run(
      (api) => api.sample({ model: model.digest }, model.signature, table, rows),
      signal,
    );
    const ms = performance.now() - start;
    const answered = label.filter((answer, row) => answer !== null || value[row] !== null).length;
    return { table, rows: label.length, answered, ms };
  }
}
