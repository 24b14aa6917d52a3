import { asBooleans, asNumbers, asTexts, type Compiled, type RunBooleans, type Vector } from './compiled.ts';
import type { ValueKind } from './expression.ts';
import type { TextVector } from './vector.ts';

type Run = Compiled['run'];

/** The first where the condition is true, else the second, also where the condition is missing (as CASE in SQL). */
export function chooseIf(condition: RunBooleans, a: Compiled, b: Compiled, kind: ValueKind | null): Run {
  return choose([a, b], kind, (rows) => {
    const holds = condition(rows);
    return (_, row) => (holds[row] === 1 ? 0 : 1);
  });
}

/** The first that is not missing; missing where all are. */
export function chooseFirst(options: readonly Compiled[], kind: ValueKind | null): Run {
  return choose(options, kind, () => (isMissing, row) => {
    let option = 0;
    while (option < options.length - 1 && isMissing(option, row)) option++;
    return option;
  });
}

type IsMissing = (option: number, row: number) => boolean;
type Chooser = (rows: Parameters<Run>[0]) => (isMissing: IsMissing, row: number) => number;

function choose(options: readonly Compiled[], kind: ValueKind | null, chooser: Chooser): Run {
  if (kind === 'text') {
    const runs = options.map(asTexts);
    return (rows) => {
      const chosen = chooser(rows);
      return joined(
        runs.map((run) => run(rows)),
        rows.rows,
        chosen,
      );
    };
  }
  const runs: readonly Run[] = kind === 'boolean' ? options.map(asBooleans) : options.map(asNumbers);
  return (rows): Vector => {
    const vectors = runs.map((run) => run(rows) as Float64Array | Int8Array);
    const chosen = chooser(rows);
    const isMissing: IsMissing =
      kind === 'boolean'
        ? (option, row) => vectors[option]![row]! < 0
        : (option, row) => Number.isNaN(vectors[option]![row]!);
    const out = kind === 'boolean' ? new Int8Array(rows.rows) : new Float64Array(rows.rows);
    for (let row = 0; row < out.length; row++) out[row] = vectors[chosen(isMissing, row)]![row]!;
    return out;
  };
}

/** Dictionaries one after another, codes shifted to match. */
function joined(vectors: readonly TextVector[], rows: number, chosen: ReturnType<Chooser>): TextVector {
  const starts: number[] = [];
  let levels: readonly string[] = [];
  for (const vector of vectors) {
    starts.push(levels.length);
    levels = levels.length === 0 ? vector.levels : [...levels, ...vector.levels];
  }
  const isMissing: IsMissing = (option, row) => vectors[option]!.codes[row]! < 0;
  const codes = new Int32Array(rows);
  for (let row = 0; row < rows; row++) {
    const option = chosen(isMissing, row);
    const code = vectors[option]!.codes[row]!;
    codes[row] = code < 0 ? -1 : starts[option]! + code;
  }
  return { codes, levels };
}
