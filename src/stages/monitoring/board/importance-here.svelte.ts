import type { ImportanceQuestion } from '../../../core/evaluation/explanation.ts';
import type { LogDocument } from '../../../core/monitor/log.ts';
import { Explaining } from '../../../session/explaining.ts';
import type { Workbench } from '../../../session/workbench.svelte.ts';
import type { LongRead } from '../../../session/long-read.svelte.ts';
import type { ImportancePart } from '../../../core/evaluation/explanation.ts';

const SAMPLE_ROWS = 5_000;
const SHUFFLES = 5;

/** How much the log's model leans on each input, where that was measured or is measured here. */
export class ImportanceHere {
  readonly #workbench: Workbench;
  readonly #question: ImportanceQuestion | null;
  read = $state.raw<LongRead<ImportancePart> | null>(null);

  constructor(workbench: Workbench, { body }: LogDocument) {
    this.#workbench = workbench;
    const open = workbench.open!;
    const model = open.models.find(({ object }) => object.digest === body.model);
    const evaluation =
      model?.object.source.type === 'onnx'
        ? open.evaluations.find(({ object }) => object.model === body.model)
        : undefined;
    this.#question = evaluation
      ? { evaluation: evaluation.object.digest, rows: SAMPLE_ROWS, shuffles: SHUFFLES, seed: 1 }
      : null;
    this.read = this.#question && workbench.the(Explaining).knownImportance(this.#question);
  }

  /** Whether the model is here with an evaluation that it can be asked on. */
  get canAsk(): boolean {
    return this.#question !== null;
  }

  ask(): void {
    if (this.#question) this.read = this.#workbench.the(Explaining).importance(this.#question);
  }

  end(): void {
    if (this.read?.state === 'running') this.read.stop();
  }

  /** By column, its share of all importance; null until all of it is measured. */
  readonly shares = $derived.by((): ReadonlyMap<string, number> | null => {
    if (this.read?.state !== 'done') return null;
    const found = this.read.parts.flatMap((part) =>
      part.of === 'column' ? [[part.column, Math.max(0, part.importance.value ?? 0)] as const] : [],
    );
    const whole = found.reduce((sum, [, value]) => sum + value, 0);
    return whole > 0 ? new Map(found.map(([column, value]) => [column, value / whole])) : null;
  });
}
