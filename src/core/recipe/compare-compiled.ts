import { timestampOf } from '../slices/timestamp-value.ts';
import { compareCodePoints } from '../table/compare-code-points.ts';
import { asBooleans, asNumbers, asTexts, booleans, kept, type Compiled } from './compiled.ts';
import { KIND_WORDS, type ComparisonSign, type Expression } from './expression.ts';
import { ExpressionProblem } from './expression-problem.ts';
import { combineTexts } from './vector.ts';

const HOLDS: Record<ComparisonSign, (order: number) => boolean> = {
  '=': (order) => order === 0,
  '!=': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

/** One kind for both sides; a text that spells a date stands for it beside dates. */
function alike(a: Compiled, b: Compiled, left: Expression, right: Expression): readonly [Compiled, Compiled] {
  if (a.kind === 'timestamp' && b.kind === 'text') return [a, dateLiteral(right, b)];
  if (b.kind === 'timestamp' && a.kind === 'text') return [dateLiteral(left, a), b];
  if (a.kind !== null && b.kind !== null && a.kind !== b.kind) {
    throw new ExpressionProblem(right, {
      code: 'expression.type',
      message: `${capital(KIND_WORDS[a.kind])} cannot be compared with ${KIND_WORDS[b.kind]}.`,
      expected: KIND_WORDS[a.kind],
      found: KIND_WORDS[b.kind],
      fix: 'Turn one of them into the other: number(...), text(...) or date(...).',
    });
  }
  return [a, b];
}

function dateLiteral(node: Expression, compiled: Compiled): Compiled {
  const ms = node.op === 'text' ? timestampOf(node.value) : null;
  if (ms === null) {
    throw new ExpressionProblem(node, {
      code: 'expression.type',
      message: 'A date can be compared only with a date.',
      expected: "a date such as '2024-03-01'",
      found: node.op === 'text' ? `'${node.value.slice(0, 40)}'` : KIND_WORDS[compiled.kind!],
      fix: "Write the date as '2024-03-01', or read it with date(...).",
    });
  }
  return { kind: 'timestamp', zone: null, run: kept((rows) => new Float64Array(rows).fill(ms)) };
}

function capital(words: string): string {
  return words[0]!.toUpperCase() + words.slice(1);
}

/** a = b and its kin, missing where a side is. Throws ExpressionProblem where the kinds differ or have no order. */
export function compareCompiled(
  sign: ComparisonSign,
  first: Compiled,
  second: Compiled,
  left: Expression,
  right: Expression,
): Compiled {
  const [a, b] = alike(first, second, left, right);
  const kind = a.kind ?? b.kind;
  const holds = HOLDS[sign];
  if (kind === 'boolean' && sign !== '=' && sign !== '!=') {
    throw new ExpressionProblem(left, {
      code: 'expression.type',
      message: 'True and false have no order.',
      expected: '= or !=',
      found: sign,
    });
  }
  if (kind === 'text') {
    const runs = [asTexts(a), asTexts(b)];
    return booleans((rows) => {
      const vectors = runs.map((run) => run(rows));
      const { codes, results } = combineTexts(vectors, rows.rows, (x, y) =>
        holds(compareCodePoints(x!, y!)) ? 1 : 0,
      );
      return Int8Array.from(codes, (code) => (code < 0 ? -1 : results[code]!));
    });
  }
  const [runA, runB] =
    kind === 'boolean' ? [asBooleans(a), asBooleans(b)] : ([asNumbers(a), asNumbers(b)] as const);
  const isMissing = kind === 'boolean' ? (value: number) => value < 0 : Number.isNaN;
  return booleans((rows) => {
    const x = runA(rows);
    const y = runB(rows);
    const out = new Int8Array(x.length);
    for (let i = 0; i < out.length; i++) {
      const p = x[i]!;
      const q = y[i]!;
      out[i] = isMissing(p) || isMissing(q) ? -1 : holds(p < q ? -1 : p > q ? 1 : 0) ? 1 : 0;
    }
    return out;
  });
}
