import { newDocument } from '../../../core/artifact/new-document.ts';
import type { NoiseReport, NoiseSource } from '../../../core/evaluation/noise-report.ts';
import { learnableColumns } from '../../../core/labels/learnable-columns.ts';
import { standing, type Labeling } from '../../../core/labels/labeling.ts';
import { answerColumns } from '../../../core/model/answer-columns.ts';
import { reviewBody } from '../../../core/labels/review-body.ts';
import type { Annotations } from '../../../session/annotations.svelte.ts';
import { freshId } from '../../../session/ids.ts';
import { Labels } from '../../../session/labels.ts';
import { LongWork } from '../../../session/long-work.svelte.ts';
import type { Workbench } from '../../../session/workbench.svelte.ts';
import type { OpenEvaluation } from '../evaluation/open-evaluation.ts';

/** An evaluation without the rows whose label is suspected: where the suspicion comes from, and what it came to. */
export class NoiseSearch {
  readonly #workbench: Workbench;
  readonly #opened: OpenEvaluation;
  readonly #annotations: Annotations;
  by = $state<'folds' | 'review'>('folds');
  features = $state.raw<readonly string[]>([]);
  review = $state('');
  /** What makes the slices; null: the saved ones. */
  column = $state<string | null>(null);
  readonly work: LongWork;
  report = $state.raw<NoiseReport | null>(null);

  constructor(workbench: Workbench, opened: OpenEvaluation, annotations: Annotations) {
    this.#workbench = workbench;
    this.work = new LongWork(workbench);
    this.#opened = opened;
    this.#annotations = annotations;
    this.features = learnableColumns(this.columns, this.truth, answerColumns(opened.model?.source));
    const first = this.groupColumns[0];
    this.column = opened.open.slices.length === 0 && first ? first.name : null;
    this.review = this.reviews[0]?.id ?? '';
    if (this.review) this.by = 'review';
  }

  get truth(): string {
    return this.#opened.evaluation.truth;
  }

  get columns() {
    return this.#opened.table?.columns ?? [];
  }

  get groupColumns() {
    return this.columns.filter(
      ({ name, type, role }) => name !== this.truth && role !== 'identifier' && type !== 'text',
    );
  }

  /** Reviews of this very column, under way or done. */
  get reviews(): readonly Labeling[] {
    const { open, evaluation } = this.#opened;
    return open.labelings.filter(
      ({ body }) => body.review?.column === evaluation.truth && body.table === evaluation.table,
    );
  }

  readonly lacks = $derived.by((): string | null => {
    if (this.by === 'folds') return this.features.length === 0 ? 'Choose columns to learn from.' : null;
    return this.review === '' ? 'Choose a review.' : null;
  });

  async run(): Promise<void> {
    const { open, evaluation, shelved } = this.#opened;
    const slices = this.column === null ? open.slices : [];
    const report = await this.work.run(() =>
      this.#workbench.the(Labels).noiseView(
        {
          evaluation: evaluation.digest,
          source: this.#source(),
          column: this.column,
          slices: slices.map(({ name, body }) => ({ name, where: body.where })),
        },
        open.id,
        `Label errors in ${shelved.entry.name}`,
      ),
    );
    if (report) this.report = report;
  }

  /** Keeps what was found as a list to be ruled on, and tells which. */
  async keepReview(): Promise<Labeling> {
    const { report, question } = this.report!.found!;
    const { open, evaluation } = this.#opened;
    const nowMs = Date.now();
    const name = `Label errors of ${open.nameOf(evaluation.table, 'a dataset')}`;
    const labeling = newDocument(
      'labeling',
      { id: freshId(), projectId: open.id, name, nowMs },
      reviewBody(question, report, nowMs),
    );
    await this.#workbench.documents.add(labeling, `Add “${name}”`);
    return labeling;
  }

  #source(): NoiseSource {
    if (this.by === 'folds') return { by: 'folds', columns: this.features, folds: 5 };
    const labeling = this.reviews.find(({ id }) => id === this.review)!;
    const { rows, review } = labeling.body;
    const rulings = new Map(
      standing(this.#annotations.of(labeling.id))
        .filter(({ body }) => body.what === 'ruling')
        .map(({ body }) => [body.row, body.value!]),
    );
    const stands = (rows ?? []).map((row, at) => ({
      row,
      given: review!.given[at]!,
      name: rulings.get(row) ?? review!.suggested[at]!,
    }));
    const suspected = stands.filter(({ given, name }) => given !== name);
    return {
      by: 'review',
      rows: suspected.map(({ row }) => row),
      classes: suspected.map(({ name }) => name),
    };
  }
}
