import type { ProblemFacts } from '../kernel/problem.ts';
import { fits, typeInWords, type ColumnFacts } from './column-facts.ts';
import { layoutOf, shapeInWords } from './input-layout.ts';
import type { OnnxGraph, OnnxValue } from './onnx-graph.ts';
import type { InputMap } from './signature.ts';

/** What keeps the inputs of a model from being fed as mapped; empty when all is well. */
export function checkInputs(
  inputs: readonly InputMap[],
  graph: OnnxGraph,
  columns: readonly ColumnFacts[],
): ProblemFacts[] {
  if (graph.inputs.length > 0 && inputs.every((input) => input.columns.length === 0)) {
    return [nothingMatches(graph, columns)];
  }
  const problems: ProblemFacts[] = [];
  const known = new Map(graph.inputs.map((input) => [input.name, input]));
  const byName = new Map(columns.map((column) => [column.name, column]));
  const fed = new Set<string>();
  for (const input of inputs) {
    const value = known.get(input.input);
    if (!value || fed.has(input.input)) problems.push(noSuchInput(input, graph, fed.has(input.input)));
    else problems.push(...checkInput(input, value, byName));
    fed.add(input.input);
  }
  for (const input of graph.inputs) if (!fed.has(input.name)) problems.push(notFed(input, ''));
  return problems;
}

function checkInput(
  input: InputMap,
  value: OnnxValue,
  columns: ReadonlyMap<string, ColumnFacts>,
): ProblemFacts[] {
  const layout = layoutOf(value);
  if (typeof layout === 'string') return [notFed(value, `: ${layout}`)];
  if (input.columns.length === 0) return [notFed(value, '')];
  const problems: ProblemFacts[] = [];
  const where = `input "${input.input}"`;
  if (layout.dtype !== input.dtype) {
    problems.push({
      code: 'model.inputType',
      message: `Input "${input.input}" takes ${layout.dtype}, not ${input.dtype}.`,
      expected: layout.dtype,
      found: input.dtype,
      where,
      fix: `Set its type to ${layout.dtype}.`,
    });
  }
  problems.push(...checkShape(input, value, layout.shape), ...checkNumbers(input));
  for (const name of new Set(input.columns)) {
    const column = columns.get(name);
    if (!column) problems.push(noSuchColumn(input, name));
    else if (!fits(layout.dtype, column)) problems.push(misfit(input, column));
  }
  return problems;
}

function checkShape(
  input: InputMap,
  value: OnnxValue,
  shape: readonly (number | 'N')[] | null,
): ProblemFacts[] {
  const where = `input "${input.input}"`;
  const given = `[${input.shape.join(', ')}]`;
  if (input.shape[0] !== 'N' || (shape && given !== `[${shape.join(', ')}]`)) {
    return [
      {
        code: 'model.inputShape',
        message: `Input "${input.input}" has the shape ${shapeInWords(value)}, not ${given}.`,
        expected: shapeInWords(value),
        found: given,
        where,
        fix: 'Use the shape that the file states.',
      },
    ];
  }
  const count = input.shape.reduce<number>((product, size) => product * (size === 'N' ? 1 : size), 1);
  if (input.columns.length === count) return [];
  return [
    {
      code: 'model.columnCount',
      message: `Input "${input.input}" takes ${String(count)} columns and is given ${String(input.columns.length)}.`,
      expected: `${String(count)} columns for ${shapeInWords(value)}`,
      found: `${String(input.columns.length)} columns`,
      where,
      fix: input.columns.length < count ? 'Add the missing columns.' : 'Take columns away.',
    },
  ];
}

function checkNumbers(input: InputMap): ProblemFacts[] {
  const problems: ProblemFacts[] = [];
  const where = `input "${input.input}"`;
  if (!Number.isFinite(input.scale) || !Number.isFinite(input.offset) || input.scale === 0) {
    problems.push({
      code: 'model.inputScale',
      message: `Scale and offset of input "${input.input}" must be numbers, the scale not 0.`,
      where,
    });
  }
  const fill = typeof input.missing === 'object' ? input.missing.fill : null;
  const blank = typeof fill === 'string' && fill.trim() === '';
  if (fill !== null && input.dtype !== 'string' && (blank || !Number.isFinite(Number(fill)))) {
    problems.push({
      code: 'model.inputFill',
      message: `What fills missing values of input "${input.input}" must be a number.`,
      expected: 'a number',
      found: `"${String(fill)}"`,
      where,
    });
  }
  return problems;
}

function nothingMatches(graph: OnnxGraph, columns: readonly ColumnFacts[]): ProblemFacts {
  return {
    code: 'model.inputsMatchNothing',
    message: 'None of the model’s inputs matches a column of this table.',
    expected: graph.inputs
      .map((input) => `${input.name} ${shapeInWords(input)}`)
      .slice(0, 20)
      .join(', '),
    found: columns
      .map((column) => column.name)
      .slice(0, 20)
      .join(', '),
    fix: 'Choose the table that the model was made for, or map its inputs by hand.',
  };
}

function noSuchInput(input: InputMap, graph: OnnxGraph, twice: boolean): ProblemFacts {
  return {
    code: 'model.noSuchInput',
    message: twice ? `Input "${input.input}" is mapped twice.` : `The model has no input "${input.input}".`,
    expected: graph.inputs
      .map(({ name }) => name)
      .slice(0, 20)
      .join(', '),
    found: input.input,
    fix: 'Take this mapping away.',
  };
}

function notFed(value: OnnxValue, because: string): ProblemFacts {
  return {
    code: 'model.inputNotFed',
    message: `Input "${value.name}" is not fed${because}.`,
    expected: `${value.type} ${shapeInWords(value)}`,
    where: `input "${value.name}"`,
    fix:
      because === ''
        ? 'Choose its columns.'
        : 'Export the model so that it takes one row of columns at a time.',
  };
}

function noSuchColumn(input: InputMap, name: string): ProblemFacts {
  return {
    code: 'model.columnMissing',
    message: `Input "${input.input}" takes the column "${name}", which this table does not have.`,
    expected: `a column "${name}"`,
    where: `input "${input.input}"`,
    fix: 'Choose another column, or the table that has it.',
  };
}

function misfit(input: InputMap, column: ColumnFacts): ProblemFacts {
  const text = input.dtype === 'string';
  return {
    code: 'model.columnType',
    message: `Input "${input.input}" takes ${text ? 'text' : 'numbers'}, but column "${column.name}" holds ${typeInWords(column)}.`,
    expected: input.dtype,
    found: typeInWords(column),
    where: `input "${input.input}"`,
    fix: text
      ? `Import the table again with "${column.name}" read as category: its characters then reach the model unchanged.`
      : 'Map a numeric column, or import the table again with this one read as number.',
  };
}
