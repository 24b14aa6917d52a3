import { fits } from '../../../core/model/column-facts.ts';
import type { ModelVersion } from '../../../core/model/model-version.ts';
import type { TableVersion } from '../../../core/table/column.ts';

/** Names of the columns that a model needs and a table lacks, or has as another type; empty where it can be run. */
export function missingColumns({ signature, source }: ModelVersion, table: TableVersion): readonly string[] {
  const columns = new Map(table.columns.map((column) => [column.name, column]));
  if (source.type === 'column') {
    const { column, probability } = source.column;
    return [column, probability].filter((name) => name !== null).filter((name) => !columns.has(name));
  }
  const missing = signature.inputs.flatMap((input) =>
    input.columns.filter((name) => {
      const column = columns.get(name);
      return !column || !fits(input.dtype, column);
    }),
  );
  return [...new Set(missing)];
}
