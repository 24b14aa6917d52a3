import type { AnalyzeApi } from '../../src/compute/contract.ts';
import { Problem } from '../../src/core/kernel/problem.ts';
import type { ModelVersion } from '../../src/core/model/model-version.ts';
import { predictionsFromConstant, predictionsFromRule } from '../../src/core/predictions/from-baseline.ts';
import { relabelled } from '../../src/core/predictions/at-thresholds.ts';
import type { Predictions } from '../../src/core/predictions/predictions.ts';
import { predictionsFromColumn } from '../../src/core/predictions/from-column.ts';
import { chunksOf } from '../../src/core/table/chunk-codec.ts';
import type { Column, TableVersion } from '../../src/core/table/column.ts';
import { objectOf } from '../../src/storage/objects.ts';
import { owning } from '../../src/storage/jobs.ts';
import { ColumnStore, metaOf } from '../column-store.ts';
import { cutOf } from '../cut-of.ts';
import { finishJob } from '../finish-job.ts';
import { readColumn } from '../table-cache.ts';
import { FieldSource } from './field-source.ts';

interface Answers {
  columns: readonly Column[];
  failed: number;
}

/** Predictions of a model without a file, kept row-aligned like any model's. */
export const adoptPredictions: AnalyzeApi['adopt'] = (modelDigest, tableDigest, ticket) =>
  owning(ticket.job, async () => {
    const model = await objectOf('model', modelDigest);
    const table = await objectOf('table', tableDigest);
    const answers = await answersOf(model, table);
    const { task } = model.signature;
    const columns = relabelled(answers.columns, task, await cutOf(task, table));
    const failed = columns === answers.columns ? answers.failed : columns[0]!.missing;
    const store = new ColumnStore(ticket.job);
    for (const [index, made] of columns.entries()) {
      for (const chunk of chunksOf(made, table.rows)) await store.add(index, chunk);
    }
    const digests = await store.finish(columns.length);
    return finishJob<Predictions>(
      ticket,
      {
        kind: 'predictions',
        table: table.digest,
        model: model.digest,
        rows: table.rows,
        failed,
        columns: columns.map((made, i) => metaOf(made, digests[i]!)),
      },
      { recipe: model.source.type, inputs: [table.digest, model.digest], seed: null, environment: null },
    );
  });

/** What a model without a file says of every row. */
export async function answersOf({ source, signature }: ModelVersion, table: TableVersion): Promise<Answers> {
  const { task } = signature;
  switch (source.type) {
    case 'column': {
      const { column, probability, labels } = source.column;
      return predictionsFromColumn(
        await readNamed(table, column),
        probability === null ? null : await readNamed(table, probability),
        labels,
        task,
      );
    }
    case 'constant':
      return { columns: predictionsFromConstant(source.constant, task, table.rows), failed: 0 };
    case 'rule': {
      if (task.type === 'regression') throw new TypeError('a rule predicts classes');
      const holds = await (await FieldSource.open(table.digest, null)).select(source.where);
      return { columns: predictionsFromRule(holds, task), failed: 0 };
    }
    default:
      throw new TypeError(`the worker that runs models is asked for “${source.type}”`);
  }
}

async function readNamed(table: TableVersion, name: string): Promise<Column> {
  const meta = table.columns.find((candidate) => candidate.name === name);
  if (meta) return readColumn(meta);
  throw new Problem({
    code: 'predictions.noColumn',
    message: `This dataset has no column “${name}”.`,
    expected: `the predictions in a column “${name}”`,
    found: table.columns.map((candidate) => candidate.name).join(', '),
  });
}
