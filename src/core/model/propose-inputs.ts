import { fits, type ColumnFacts } from './column-facts.ts';
import { layoutOf, shapeInWords, type InputLayout } from './input-layout.ts';
import { columnFamilies, columnFinder, columnsInMetadata, plainName } from './match-columns.ts';
import type { OnnxGraph, OnnxValue } from './onnx-graph.ts';
import type { InputMap } from './signature.ts';

/** How sure the mapping of one input is. A mapping by position must be confirmed by the user before it counts. */
export interface InputState {
  input: string;
  state: 'byName' | 'byPosition' | 'unmatched';
  /** One line why. */
  why: string;
}

export interface InputProposal {
  inputs: InputMap[];
  states: InputState[];
}

interface Choice {
  columns: readonly ColumnFacts[];
  state: InputState['state'];
  why: string;
}

/** Maps every input of a model to columns as far as names and shapes tell. */
export function proposeInputs(graph: OnnxGraph, columns: readonly ColumnFacts[]): InputProposal {
  const used = new Set<ColumnFacts>();
  const find = columnFinder(columns);
  const proposal: InputProposal = { inputs: [], states: [] };
  for (const input of graph.inputs) {
    const layout = layoutOf(input);
    const choice =
      typeof layout === 'string'
        ? unmatched(`Not fed: ${layout}.`)
        : choose(graph, input, layout, columns, find, used);
    for (const column of choice.columns) used.add(column);
    proposal.inputs.push(inputMap(input, layout, choice));
    proposal.states.push({ input: input.name, state: choice.state, why: choice.why });
  }
  return proposal;
}

function choose(
  graph: OnnxGraph,
  input: OnnxValue,
  layout: InputLayout,
  columns: readonly ColumnFacts[],
  find: (name: string) => ColumnFacts | null,
  used: ReadonlySet<ColumnFacts>,
): Choice {
  const named = layout.features === 1 || layout.features === null ? find(input.name) : null;
  if (named) return { columns: [named], state: 'byName', why: `The column has the input's name.` };
  if (layout.features === 1 && graph.inputs.length > 1) {
    return unmatched(`No column is called "${input.name}".`);
  }
  const single = graph.inputs.length === 1;
  const listed = single ? columnsInMetadata(graph.metadata, layout.features, find) : null;
  if (listed) return { columns: listed, state: 'byName', why: `The file's metadata lists these columns.` };
  const free = columns.filter(
    (column) => column.role === 'feature' && !used.has(column) && fits(layout.dtype, column),
  );
  // Whole numbers can be written out, but a table's numbers are never meant by a nameless tensor of strings.
  const features = layout.dtype === 'string' ? free.filter((column) => column.type !== 'integer') : free;
  return choosePosition(input, layout, features);
}

function choosePosition(input: OnnxValue, layout: InputLayout, features: readonly ColumnFacts[]): Choice {
  const count = layout.features;
  const kind = layout.dtype === 'string' ? 'text' : 'numeric';
  const families = columnFamilies(features);
  const family =
    families.find(
      ({ prefix, columns }) =>
        plainName(prefix) === plainName(input.name) && (count === null || columns.length === count),
    ) ?? families.find(({ columns }) => count !== null && count > 1 && columns.length === count);
  if (family) {
    const [first, last] = [family.columns[0]!.name, family.columns.at(-1)!.name];
    return plainName(family.prefix) === plainName(input.name)
      ? {
          columns: family.columns,
          state: 'byName',
          why: `Columns ${first} to ${last} carry the input's name.`,
        }
      : {
          columns: family.columns,
          state: 'byPosition',
          why: `Columns ${first} to ${last} are as many as the input takes, in order of their numbers. Confirm the order and the scale.`,
        };
  }
  if (features.length === 0 || (count !== null && features.length < count)) {
    return unmatched(
      `It takes ${count === null ? '' : `${String(count)} `}${kind} columns in one tensor ${shapeInWords(input)}; the table has ${String(features.length)} that are features.`,
    );
  }
  const chosen = features.slice(0, count ?? features.length);
  const choice =
    chosen.length === features.length
      ? `All ${String(chosen.length)} ${kind} features in file order`
      : `The first ${String(chosen.length)} of ${String(features.length)} ${kind} features in file order`;
  return {
    columns: chosen,
    state: 'byPosition',
    why: `${choice}, since the file does not name them. Confirm that the model was trained on exactly these, in this order.`,
  };
}

function unmatched(why: string): Choice {
  return { columns: [], state: 'unmatched', why };
}

function inputMap(input: OnnxValue, layout: InputLayout | string, choice: Choice): InputMap {
  const dtype = typeof layout === 'string' ? 'float32' : layout.dtype;
  const shape = typeof layout === 'string' ? null : layout.shape;
  return {
    input: input.name,
    dtype,
    shape: shape ?? ['N', Math.max(1, choice.columns.length)],
    columns: choice.columns.map((column) => column.name),
    scale: 1,
    offset: 0,
    missing: missingFor(dtype),
    mappedBy: choice.state === 'byName' ? 'name' : 'position',
  };
}

/** Floats have NaN, strings the empty string (what an empty cell was when the model was trained); others have nothing. */
function missingFor(dtype: InputMap['dtype']): InputMap['missing'] {
  if (dtype === 'string') return { fill: '' };
  return dtype === 'float32' || dtype === 'float64' ? 'nan' : 'refuse';
}
