import type { Counterfactual, WhatIf } from '../../../core/evaluation/explanation.ts';
import { factsOf, type ProblemFacts } from '../../../core/kernel/problem.ts';
import type { Cell } from '../../../core/table/cell.ts';
import { Explaining } from '../../../session/explaining.ts';
import type { Workbench } from '../../../session/workbench.svelte.ts';
import type { OpenEvaluation } from '../evaluation/open-evaluation.ts';

const MOST = 3;

/** One row of an evaluation: edited, asked about again, and held against rows that got another answer. */
export class RowQuestion {
  readonly #workbench: Workbench;
  readonly #opened: OpenEvaluation;
  readonly row: number;
  edits = $state.raw<Readonly<Record<string, Cell>>>({});
  answer = $state.raw<WhatIf | null>(null);
  problem = $state.raw<ProblemFacts | null>(null);
  nearest = $state.raw<readonly Counterfactual[] | null>(null);
  /** By row of the data: the values of it that are enough, null where all of them are not. */
  enough = $state.raw<ReadonlyMap<number, Readonly<Record<string, Cell>> | null>>(new Map());
  #asked = 0;

  constructor(workbench: Workbench, opened: OpenEvaluation, row: number) {
    this.#workbench = workbench;
    this.#opened = opened;
    this.row = row;
  }

  edit(column: string, value: Cell): void {
    const { [column]: _before, ...others } = this.edits;
    const own = this.answer?.columns.find(({ name }) => name === column)?.value;
    this.edits = Object.is(own, value) ? others : { ...others, [column]: value };
    void this.ask();
  }

  take(edits: Readonly<Record<string, Cell>>): void {
    this.edits = edits;
    void this.ask();
  }

  /** The last question asked wins. */
  async ask(): Promise<void> {
    const asked = ++this.#asked;
    const { evaluation } = this.#opened;
    try {
      const answer = await this.#workbench.the(Explaining).whatIf({
        model: evaluation.model,
        table: evaluation.table,
        row: this.row,
        edits: this.edits,
      });
      if (asked !== this.#asked) return;
      this.answer = answer;
      this.problem = null;
    } catch (error) {
      if (asked === this.#asked) this.problem = factsOf(error);
    }
  }

  /** `by`: of values, how far the prediction of the other row is away at least. */
  async findNearest(columns: readonly string[], by: number | null): Promise<void> {
    const { evaluation, model } = this.#opened;
    const explaining = this.#workbench.the(Explaining);
    try {
      this.nearest = await explaining.counterfactuals({
        evaluation: evaluation.digest,
        row: this.row,
        columns,
        towards: null,
        by,
        most: MOST,
      });
      if (model?.source.type !== 'onnx') return;
      for (const { row, differs } of this.nearest) {
        const change = await explaining.smallestChange({
          model: evaluation.model,
          table: evaluation.table,
          row: this.row,
          donor: row,
          columns: differs.map(({ column }) => column),
          by,
        });
        this.enough = new Map([...this.enough, [row, change]]);
      }
    } catch (error) {
      this.problem = factsOf(error);
    }
  }
}
