import type { ErrorAssociation, ImportancePart } from '../../../core/evaluation/explanation.ts';
import type { Estimate } from '../../../core/kernel/estimate.ts';
import { strengthOf } from '../../../core/profile/associate.ts';
import { learnableColumns } from '../../../core/labels/learnable-columns.ts';
import { answerColumns } from '../../../core/model/answer-columns.ts';
import { Explaining } from '../../../session/explaining.ts';
import type { LongRead } from '../../../session/long-read.svelte.ts';
import type { Workbench } from '../../../session/workbench.svelte.ts';
import type { OpenEvaluation } from '../evaluation/open-evaluation.ts';

/** A column with what is known of how the model depends on it. */
export interface LeaningLine {
  column: string;
  /** null: not measured (yet); where the model does not read it, it never is. */
  importance: Estimate | null;
  isRead: boolean;
  /** How the column goes together with the error, from 0 (not at all) or -1 to 1. */
  association: Estimate | null;
  measure: ErrorAssociation['association']['measure'] | null;
}

export const SHUFFLES = 5;
export const SAMPLE_ROWS = 5_000;

/** Which columns a model leans on, and which go together with its errors. */
export class Leaning {
  readonly #opened: OpenEvaluation;
  readonly importance: LongRead<ImportancePart> | null;
  readonly associations: LongRead<ErrorAssociation>;

  constructor(workbench: Workbench, opened: OpenEvaluation) {
    this.#opened = opened;
    const { evaluation } = opened;
    const ofFile = opened.model?.source.type === 'onnx';
    this.importance = ofFile
      ? workbench.the(Explaining).importance({
          evaluation: evaluation.digest,
          rows: SAMPLE_ROWS,
          shuffles: SHUFFLES,
          seed: 1,
        })
      : null;
    this.associations = workbench.the(Explaining).associations(evaluation.digest, this.#candidates());
  }

  stop(): void {
    if (this.importance?.state === 'running') this.importance.stop();
    if (this.associations.state === 'running') this.associations.stop();
  }

  readonly sample = $derived.by(() => this.importance?.parts.find(({ of }) => of === 'sample') ?? null);

  readonly lines = $derived.by((): readonly LeaningLine[] => {
    const measured = new Map(
      (this.importance?.parts ?? []).flatMap((part) =>
        part.of === 'column' ? [[part.column, part.importance]] : [],
      ),
    );
    const found = new Map(this.associations.parts.map(({ column, association }) => [column, association]));
    const read = new Set(this.sample?.of === 'sample' ? this.sample.columns : []);
    const names = [...new Set([...read, ...this.#candidates()])];
    return names.map((column) => {
      const association = found.get(column);
      return {
        column,
        importance: measured.get(column) ?? null,
        isRead: read.has(column),
        association: association ? strengthOf(association) : null,
        measure: association?.measure ?? null,
      };
    });
  });

  #candidates(): readonly string[] {
    const { table, evaluation, model } = this.#opened;
    return learnableColumns(table?.columns ?? [], evaluation.truth, answerColumns(model?.source));
  }
}
