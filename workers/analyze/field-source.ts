import type { Evaluation } from '../../src/core/evaluation/evaluation.ts';
import { flipCodes, FLIPS } from '../../src/core/evaluation/flips.ts';
import { pairOutcomes, type PairedOutcome } from '../../src/core/evaluation/pair-outcomes.ts';
import { Problem } from '../../src/core/kernel/problem.ts';
import type { Digest, Id } from '../../src/core/kernel/objects.ts';
import { alignOutcome } from '../../src/core/predictions/align-outcome.ts';
import type { Outcome } from '../../src/core/predictions/outcome.ts';
import { unlabeledTruth } from '../../src/core/predictions/unlabeled-truth.ts';
import type { Predictions } from '../../src/core/predictions/predictions.ts';
import { DIFFERENCE, inSecond, isDifference, isFlip, FLIP } from '../../src/core/slices/second-model.ts';
import { fieldsOf, tagsOf } from '../../src/core/slices/fields-of.ts';
import type { Field, Predicate } from '../../src/core/slices/predicate.ts';
import { selectRows } from '../../src/core/slices/select-rows.ts';
import type { Column, ColumnMeta, TableVersion } from '../../src/core/table/column.ts';
import { objectOf, objectsByDigest } from '../../src/storage/objects.ts';
import { projectAtHand } from '../project-at-hand.ts';
import { ColumnCache } from '../table-cache.ts';
import { taggedRows } from './tagged-rows.ts';

const cache = new ColumnCache(600_000_000);
const outcomes = new Map<Digest, Promise<Outcome>>();

/** The columns a view, a filter or a sheet may name: a table's own and, with an evaluation, its model's. */
export class FieldSource {
  readonly table: TableVersion;
  readonly evaluation: Evaluation | null;
  readonly #predictions: Predictions | null;
  /** A second evaluation of the same rows: its fields have names of their own (see second-model.ts). */
  readonly #second: FieldSource | null;
  /** The one whose tags count. */
  readonly #project: Id | null;

  private constructor(
    table: TableVersion,
    evaluation: Evaluation | null,
    predictions: Predictions | null,
    project: Id | null,
    second: FieldSource | null,
  ) {
    this.table = table;
    this.evaluation = evaluation;
    this.#predictions = predictions;
    this.#project = project;
    this.#second = second;
  }

  static async open(
    table: Digest,
    evaluation: Digest | null,
    project = projectAtHand(),
    second: Digest | null = null,
  ): Promise<FieldSource> {
    const said = evaluation ? await answersAt(evaluation) : null;
    return new FieldSource(
      await objectOf('table', table),
      said?.evaluation ?? null,
      said?.predictions ?? null,
      project,
      second ? await FieldSource.open(table, second, project) : null,
    );
  }

  static async ofEvaluation(evaluation: Digest): Promise<FieldSource> {
    const project = projectAtHand();
    const { table } = await objectOf('evaluation', evaluation);
    return FieldSource.open(table, evaluation, project);
  }

  get rows(): number {
    return this.table.rows;
  }

  /** Throws Problem "field.missing" where no such column exists. */
  async column(field: Field): Promise<Column> {
    if (isFlip(field) && this.#second) {
      return flipColumn(pairOutcomes(await this.outcome(), await this.#second.outcome()));
    }
    if (isDifference(field) && this.#second) {
      return differenceColumn(pairOutcomes(await this.outcome(), await this.#second.outcome()));
    }
    const ofSecond = this.#second && inSecond(field);
    if (ofSecond) return { ...(await this.#second!.column(ofSecond)), name: field.name };
    if (isComputed(field)) return errorColumn(field.name, await this.outcome());
    return cache.column(this.#storedMeta(field));
  }

  /** What is known of a stored column; null for one that is computed. Throws Problem "field.missing". */
  metaOf(field: Field): ColumnMeta | null {
    const ofSecond = this.#second && inSecond(field);
    if (ofSecond) return this.#second!.metaOf(ofSecond);
    const ofPair = this.#second && (isFlip(field) || isDifference(field));
    return isComputed(field) || ofPair ? null : this.#storedMeta(field);
  }

  /** Truth and prediction of every row, as the evaluation pairs them; without one every row is unlabeled. */
  outcome(): Promise<Outcome> {
    const predictions = this.#predictions;
    if (!predictions) throw new TypeError('an outcome needs predictions');
    const key = this.evaluation?.digest ?? predictions.digest;
    let outcome = outcomes.get(key);
    if (!outcome) {
      outcome = this.#align(predictions);
      // Two at a time, for those that are compared.
      for (const old of outcomes.keys()) if (outcomes.size > 1) outcomes.delete(old);
      outcomes.set(key, outcome);
    }
    return outcome;
  }

  /** One byte a row, 1 = in. */
  async select(where: Predicate): Promise<Uint8Array> {
    const columns = new Map<string, Column>();
    for (const field of fieldsOf(where)) columns.set(keyOf(field), await this.column(field));
    const tagged =
      tagsOf(where).length > 0 ? await taggedRows(this.#project, this.table.digest, this.rows) : undefined;
    return selectRows(where, (field) => columns.get(keyOf(field)) ?? null, this.rows, tagged);
  }

  async #align({ columns, model, rows }: Predictions): Promise<Outcome> {
    const { signature } = await objectOf('model', model);
    const truth = this.evaluation
      ? await this.column({ of: 'data', name: this.evaluation.truth })
      : unlabeledTruth(rows, signature.task);
    const predicted = await Promise.all(columns.map((meta) => cache.column(meta)));
    return alignOutcome(truth, predicted, signature.task).outcome;
  }

  #storedMeta(field: Field): ColumnMeta {
    const columns = field.of === 'prediction' ? (this.#predictions?.columns ?? []) : this.table.columns;
    const meta = columns.find(({ name }) => name === field.name);
    if (!meta) {
      throw new Problem({
        code: 'field.missing',
        message: `There is no ${field.of === 'data' ? '' : `${field.of} `}column “${field.name}” here.`,
        expected: columns.map(({ name }) => name).join(', ') || 'no columns',
        found: field.name,
      });
    }
    return meta;
  }
}

/** An evaluation with its predictions, or predictions that were not evaluated. Throws Problem "object.missing". */
async function answersAt(
  digest: Digest,
): Promise<{ evaluation: Evaluation | null; predictions: Predictions }> {
  const [object] = await objectsByDigest([digest]);
  if (object?.kind === 'predictions') return { evaluation: null, predictions: object };
  const evaluation = await objectOf('evaluation', digest);
  return { evaluation, predictions: await objectOf('predictions', evaluation.predictions) };
}

function isComputed(field: Field): field is Field & { name: 'wrong' | 'error' } {
  return field.of === 'prediction' && (field.name === 'wrong' || field.name === 'error');
}

function keyOf(field: Field): string {
  return `${field.of}:${field.name}`;
}

function flipColumn(paired: PairedOutcome): Column {
  const data = flipCodes(paired) as Int32Array<ArrayBuffer>;
  const missing = data.reduce((rows, code) => rows + Number(code < 0), 0);
  const base = { name: FLIP.name, unit: null, role: 'feature' as const, missing };
  return { ...base, type: 'category', data, levels: FLIPS[paired.type], order: 'given' };
}

/** How far the second's value lies from the first's; missing everywhere between classes. */
function differenceColumn(paired: PairedOutcome): Column {
  const data = new Float64Array(paired.truth.length).fill(NaN);
  let missing = 0;
  for (let row = 0; row < data.length; row++) {
    if (paired.type === 'regression') data[row] = paired.second[row]! - paired.first[row]!;
    if (Number.isNaN(data[row]!)) missing++;
  }
  return { name: DIFFERENCE.name, unit: null, role: 'feature', type: 'number', data, missing };
}

/** Whether a row is wrong, or by how much (predicted - actual); missing where either side is. */
function errorColumn(name: 'wrong' | 'error', outcome: Outcome): Column {
  const base = { name, unit: null, role: 'feature' as const };
  let missing = 0;
  if (outcome.type === 'regression') {
    const data = new Float64Array(outcome.truth.length);
    for (let i = 0; i < data.length; i++) {
      data[i] = outcome.predicted[i]! - outcome.truth[i]!;
      if (Number.isNaN(data[i]!)) missing++;
    }
    return { ...base, type: 'number', data, missing };
  }
  const data = new Int8Array(outcome.truth.length);
  for (let i = 0; i < data.length; i++) {
    const known = outcome.truth[i]! >= 0 && outcome.predicted[i]! >= 0;
    data[i] = known ? Number(outcome.truth[i] !== outcome.predicted[i]) : -1;
    if (!known) missing++;
  }
  return { ...base, type: 'boolean', data, missing };
}
