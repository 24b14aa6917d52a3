import { Problem } from '../../src/core/kernel/problem.ts';
import type { MadeRows } from '../../src/core/simulate/made-rows.ts';
import type { Answers } from '../../src/core/simulate/simulate-stream.ts';
import type { StreamPool } from '../../src/core/simulate/stream-question.ts';
import type { Column } from '../../src/core/table/column.ts';
import { takeRows } from '../../src/core/table/take-rows.ts';
import { objectOf } from '../../src/storage/objects.ts';
import { sessionOf } from './model-session.ts';
import { predictChunks } from './predict-chunks.ts';
import { recipeBefore } from './recipe-before.ts';

/** Asks a model about the rows of a stream whose values were changed; null where there are none, or no model. */
export type AskAgain = (made: MadeRows) => Promise<Answers | null>;

/** Throws the problems of opening a model, and of feeding it. */
export async function askAgain({ model, table }: StreamPool): Promise<AskAgain> {
  if (model === null) return () => Promise.resolve(null);
  const [{ signature }, version] = await Promise.all([objectOf('model', model), objectOf('table', table)]);
  return async ({ columns, changed }) => {
    const rows = changed.length;
    if (rows === 0) return null;
    const recipe = await recipeBefore(signature);
    const names = recipe?.columnsOf(version) ?? signature.inputs.flatMap((input) => input.columns);
    const taken = new Map<string, Column>();
    for (const name of names) {
      const column = columns.get(name);
      if (!column) throw notTaken(name);
      taken.set(name, takeRows(column, changed));
    }
    const columnOf = recipe?.apply([...taken.values()]) ?? ((name: string) => taken.get(name)!);
    const chunk = { from: 0, rows, columnOf };
    return (await predictChunks(await sessionOf({ model }), signature, [chunk], rows)).columns();
  };
}

function notTaken(name: string): Problem {
  return new Problem({
    code: 'stream.noInput',
    message: `The model reads a column “${name}” that the log does not take from its dataset.`,
    expected: name,
    fix: 'Take this column among the inputs.',
  });
}
